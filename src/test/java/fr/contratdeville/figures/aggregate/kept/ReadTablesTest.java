package fr.contratdeville.figures.aggregate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.question.Detail;
import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.question.Succession;
import fr.contratdeville.figures.aggregate.sql.PartsReader;
import fr.contratdeville.review.action.ActionSelection;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever a total follows from has a history, or what is kept could not be told from what has become of it. */
@QuarkusTest
class ReadTablesTest extends ApiTest {

    private static final String READ = """
            select distinct c.relname
            from pg_locks l
            join pg_class c on c.oid = l.relation
            join pg_namespace n on n.oid = c.relnamespace
            where l.pid = pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'f') and not c.relispartition
                and n.nspname not like 'pg\\_%'
            """;

    private static final String WITH_A_HISTORY = """
            select cast(cast(tgrelid as regclass) as text) from pg_trigger where tgname = 'history' and tgenabled = 'O'
            """;

    @Inject
    PartsReader reader;

    @Inject
    EntityManager entities;

    /** Every table that a transaction has read is locked until it ends. */
    @SuppressWarnings("unchecked")
    private List<String> read(Question question) {
        return QuarkusTransaction.requiringNew().call(() -> {
            reader.read(question).categories();
            return entities.createNativeQuery(READ, String.class).getResultList();
        });
    }

    private static Question question(
            Figures figures, List<UUID> some, boolean mapped, boolean includeEmpty, Integer yearsBack) {
        List<String> codes = some.isEmpty() ? List.of() : List.of("youth");
        return new Question(
                new ActionSelection(
                        some,
                        List.of(),
                        null,
                        null,
                        some,
                        some,
                        !some.isEmpty(),
                        some.isEmpty() ? List.of() : List.of("planned"),
                        some,
                        codes,
                        some,
                        some.isEmpty() ? null : "mot"),
                codes,
                List.of(Grouping.values()),
                includeEmpty,
                Set.of(),
                Detail.FULL,
                figures,
                null,
                new SeenBilans(some.isEmpty() ? null : Set.copyOf(some)),
                new Succession(mapped, mapped, mapped),
                yearsBack,
                false);
    }

    /** What is not there is not asked for: an overlap, a ratio, parts. */
    private static void storeSomethingOfEverything() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        Stored.sexes();
        String people = Stored.people("enfants", "sum");
        String households = Stored.indicator("menages", "sum");
        Stored.ratio("taux", people, households);
        String club = Stored.action(contract, structure, 2022, "Club");
        String other = Stored.action(contract, structure, 2022, "Chorale");
        Stored.exact(other, people, "3");
        Stored.exact(club, households, "2");
        Stored.figure(club, people, """
                "kind": "exact", "value": 3, "overlaps": [{"actionId": "%s", "share": "some"}],
                "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole",
                  "parts": [{"category": "femmes", "value": 2}, {"category": "hommes", "value": 1}]}]
                """.formatted(other));
    }

    @Test
    void every_table_that_totals_are_computed_from_has_a_history() throws Exception {
        storeSomethingOfEverything();
        Set<String> read = new TreeSet<>();
        for (List<UUID> some : List.of(List.<UUID>of(), List.of(UUID.randomUUID()))) {
            for (Figures figures : Figures.values()) {
                read.addAll(read(question(figures, some, false, true, null)));
                read.addAll(read(question(figures, some, true, true, null)));
                read.addAll(read(question(figures, some, true, false, 1)));
            }
        }

        assertThat(read)
                .contains(
                        "action",
                        "bilan",
                        "breakdown_part",
                        "indicator",
                        "indicator_value_overlap",
                        "pillar_successor",
                        "structure");
        assertThat(query(WITH_A_HISTORY)).containsAll(read);
    }
}
