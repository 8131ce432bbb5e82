package fr.contratdeville.platform.database;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Totals that take long keep nobody from reading and writing anything else. */
@QuarkusTest
class LongReadsTest extends ApiTest {

    private static final int TOTALS = 12;
    private static final int AT_ONCE = 3;
    private static final int FIRST_YEAR = 2000;

    private static final String STUCK = """
            select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
            """;

    @Test
    void whoever_reads_or_writes_else_never_waits_for_a_total() throws Exception {
        String structure = Stored.structure("CCAS");
        ExecutorService askers = Executors.newFixedThreadPool(TOTALS);
        List<Future<Response>> totals = new ArrayList<>();
        try (OtherTransaction other = new OtherTransaction()) {
            other.execute("lock table action in access exclusive mode");
            for (int i = 0; i < TOTALS; i++) {
                String address = "/api/v1/aggregates/pillars?year=" + (FIRST_YEAR + i);
                totals.add(askers.submit(() -> anonymous().get(address)));
            }
            other.untilOthersWait(AT_ONCE);

            while (totals.stream().filter(Future::isDone).count() < TOTALS - AT_ONCE) {
                anonymous().get("/api/v1/structures/" + structure).then().statusCode(200);
                anonymous()
                        .get("/api/v1/structures?total=true")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(1));
                sending("{\"code\": \"annee\", \"label\": \"\"}")
                        .post("/api/v1/indicators")
                        .then()
                        .statusCode(422);
                assertThat(Integer.parseInt(query(STUCK).get(0))).isEqualTo(AT_ONCE);
            }
        } finally {
            askers.shutdown();
        }

        int answered = 0;
        for (Future<Response> total : totals) {
            if (total.get().statusCode() == 200) {
                answered++;
            } else {
                total.get().then().spec(problem(503, "unavailable")).header("Retry-After", equalTo("5"));
            }
        }
        assertThat(answered).isEqualTo(AT_ONCE);
    }
}
