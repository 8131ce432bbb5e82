package fr.contratdeville.figures.aggregate.addend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.sql.PartsReader;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What contracts add is asked again of those only that have changed, and all of it is of one state. */
@QuarkusTest
class AddendsTest extends ApiTest {

    private static final String OF_DOLE = "contract_id = (select id from city_contract where code = 'dole')";
    private static final String OF_BESANCON = "contract_id = (select id from city_contract where code = 'besancon')";

    private static final String READ = """
            select distinct c.relname
            from pg_locks l
            join pg_class c on c.oid = l.relation
            where l.pid = pg_backend_pid() and c.relkind in ('r', 'p') and not c.relispartition
                and c.relnamespace = cast('public' as regnamespace)
            """;

    private static final String MANY_ACTIONS = """
            insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title, description,
                    objectives, partners, transversal_priorities, status)
                select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, 'Atelier ' || n, '', '{}', '{}', '{}',
                    'planned'
                from action cross join generate_series(1, 20001) n
                where title = 'A' and """ + " " + OF_DOLE;

    /** Makes addresses that nobody has asked before, of the same question. */
    private static final AtomicInteger ASKED_ANEW = new AtomicInteger();

    @Inject
    PartsReader reader;

    @Inject
    EntityManager entities;

    @Inject
    Addends addends;

    @Inject
    LaterOn laterOn;

    private SixActions six;

    @BeforeEach
    void sixActionsOfTwoContracts() {
        six = new SixActions();
        totals();
    }

    /** Or others would find that it does not tell of everything. */
    @AfterEach
    void leaveNoHistoryOfWhatWasUnrecorded() throws SQLException {
        emptyTheTables();
        unrecorded("delete from recorded_change where dataset in ('action', 'indicator_value')");
    }

    /** Each year's total of the children, of all contracts. */
    private static List<String> totals() {
        return Json.list(asked().get("rows")).stream()
                .flatMap(row -> Json.list(row.get("indicators")).stream()
                        .filter(total -> total.at("/indicator/code").asText().equals("enfants"))
                        .map(total -> row.at("/group/year") + " " + total.get("value")))
                .toList();
    }

    private static JsonNode asked() {
        return Json.of(given().urlEncodingEnabled(false)
                .get("/api/v1/aggregates?groupBy=year" + "&".repeat(ASKED_ANEW.incrementAndGet()))
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** As nobody may: the history does not tell of it. */
    private void unrecorded(String change) throws SQLException {
        execute("set session_replication_role = replica; " + change + "; reset session_replication_role");
    }

    @Test
    void of_a_contract_that_has_not_changed_nothing_is_asked_again() throws SQLException {
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");

        unrecorded("update indicator_value set value = 100");
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");

        execute("update action set description = 'Une autre.' where title = 'E' and " + OF_BESANCON);
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 100");

        execute("update action set description = 'Une autre.' where title = 'A' and " + OF_DOLE);
        assertThat(totals()).containsExactly("2021 100", "2022 100", "2023 100");
    }

    @Test
    void where_it_is_much_it_is_found_out_when_the_answer_has_been_given() throws Exception {
        unrecorded(MANY_ACTIONS);
        execute("update indicator set label = 'Autre' where code = 'adultes'");
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");
        waitUntilItIsFoundOut();

        unrecorded("update indicator_value set value = 100");
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");

        execute("update action set description = 'Une autre.' where title = 'E' and " + OF_BESANCON);
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 100");
    }

    private void waitUntilItIsFoundOut() throws InterruptedException {
        while (laterOn.isUnderWay()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void where_it_is_much_a_service_that_starts_finds_it_out_before_anybody_asks() throws Exception {
        unrecorded(MANY_ACTIONS);
        execute("update indicator set label = 'Autre' where code = 'adultes'");
        addends.begin(new StartupEvent());
        waitUntilItIsFoundOut();

        unrecorded("update indicator_value set value = 100");
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update structure set name = 'Autre' where name = 'CCAS'",
                "update neighbourhood set name = 'Autre' where name = 'Nord'",
                "delete from action_neighbourhood"
            })
    void what_nothing_follows_from_may_change(String change) throws SQLException {
        unrecorded("update indicator_value set value = 100");
        execute(change);

        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update indicator set label = 'Autre' where code = 'adultes'",
                "update indicator set approximation_tolerance = 0.5"
            })
    void what_all_follow_from_has_all_of_it_asked_again(String change) throws SQLException {
        unrecorded("update indicator_value set value = 100");
        execute(change);

        assertThat(totals()).containsExactly("2021 100", "2022 100", "2023 100");
    }

    @Test
    void what_is_committed_late_is_in_the_next_answer_whatever_was_committed_before() throws SQLException {
        try (OtherTransaction late = new OtherTransaction()) {
            late.execute("update indicator_value set value = 21 where " + OF_BESANCON);
            execute("update indicator_value set value = 7 where " + OF_DOLE);
            assertThat(totals()).containsExactly("2021 7", "2022 7", "2023 1");

            late.commit();
            assertThat(totals()).containsExactly("2021 7", "2022 7", "2023 21");
        }
    }

    @Test
    void what_is_rolled_back_is_in_no_answer() throws SQLException {
        try (OtherTransaction given = new OtherTransaction()) {
            given.execute("update indicator_value set value = 21");
            assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");
        }
        assertThat(totals()).containsExactly("2021 1", "2022 1", "2023 1");
    }

    @Test
    void who_sees_fewer_bilans_is_told_of_fewer_reports() {
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Des sorties."},
                 "figures": [{"indicator": "adultes", "kind": "exact", "value": 30}]}
                """.formatted(six.id("cidff"), six.id("D")));
        String address = "/api/v1/aggregates?groupBy=year&yearFrom=2023";

        assertThat(reported(Json.of(given().get(address).asString()))).isEqualTo(2);
        assertThat(reported(Json.of(anonymous().get(address).asString()))).isEqualTo(1);
        assertThat(reported(
                        Json.of(as(Tokens.partner(six.id("cidff"))).get(address).asString())))
                .isEqualTo(2);
    }

    private static long reported(JsonNode answer) {
        return answer.at("/rows/0/completeness/reported").longValue();
    }

    @Test
    void what_moves_from_one_contract_to_another_is_under_one_of_them_at_any_time() throws Exception {
        String move = "update action set pillar_id = null, contract_id = '%s' where title = 'F'";
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; !enough.get(); i++) {
                    execute(move.formatted(six.id(i % 2 == 0 ? "dole" : "besancon")));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        List<CompletableFuture<Void>> asking = List.of(
                CompletableFuture.runAsync(AddendsTest::askForAllActions),
                CompletableFuture.runAsync(AddendsTest::askForAllActions));
        try {
            asking.forEach(CompletableFuture::join);
        } finally {
            enough.set(true);
            moving.join();
        }
    }

    private static void askForAllActions() {
        for (int i = 0; i < 60; i++) {
            assertThat(Json.list(asked().get("rows")).stream()
                            .mapToLong(row -> row.at("/actions/total").longValue())
                            .sum())
                    .isEqualTo(6);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothing_is_read_of_what_nothing_follows_from() {
        List<String> read = QuarkusTransaction.requiringNew().call(() -> {
            reader.read(Question.ofEachContract(List.of(UUID.fromString(six.id("dole"))), new SeenBilans(null)));
            return entities.createNativeQuery(READ, String.class).getResultList();
        });

        assertThat(read).contains("action", "indicator", "pillar").doesNotContainAnyElementsOf(Addends.NOT_READ);
    }
}
