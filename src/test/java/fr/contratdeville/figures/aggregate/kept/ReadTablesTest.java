package fr.contratdeville.figures.aggregate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.question.Succession;
import fr.contratdeville.figures.aggregate.sql.PartsReader;
import fr.contratdeville.review.action.ActionSelection;
import fr.contratdeville.testing.ApiTest;
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
            where l.pid = pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'f') and n.nspname not like 'pg\\_%'
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

    private static Question question(Figures figures, boolean mapped, boolean includeEmpty, Integer yearsBack) {
        List<UUID> some = List.of(UUID.randomUUID());
        return new Question(
                new ActionSelection(
                        some,
                        List.of(),
                        null,
                        null,
                        some,
                        some,
                        true,
                        List.of("planned"),
                        some,
                        List.of("youth"),
                        some,
                        "mot"),
                List.of(Grouping.values()),
                includeEmpty,
                figures,
                null,
                new SeenBilans(Set.copyOf(some)),
                new Succession(mapped, mapped, mapped),
                yearsBack);
    }

    @Test
    void every_table_that_totals_are_computed_from_has_a_history() throws Exception {
        Set<String> read = new TreeSet<>();
        for (Figures figures : Figures.values()) {
            read.addAll(read(question(figures, false, true, null)));
            read.addAll(read(question(figures, true, true, null)));
            read.addAll(read(question(figures, true, false, 1)));
        }
        read.addAll(read(new Question(
                new ActionSelection(
                        List.of(), List.of(), null, null, List.of(), List.of(), false, List.of(), List.of(), List.of(),
                        List.of(), null),
                List.of(Grouping.YEAR),
                false,
                Figures.PUBLISHED,
                null,
                new SeenBilans(null),
                new Succession(false, false, false),
                null)));

        assertThat(read).contains("action", "bilan", "breakdown_part", "indicator", "pillar_successor", "structure");
        assertThat(query(WITH_A_HISTORY)).containsAll(read);
    }
}
