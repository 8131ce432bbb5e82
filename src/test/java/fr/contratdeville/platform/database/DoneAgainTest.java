package fr.contratdeville.platform.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two transactions that wait for each other, the database breaks one off: if it is the service's, it is done again. */
@QuarkusTest
class DoneAgainTest extends ApiTest {

    private static final String BILANS = "/api/v1/bilans";

    private String structure;
    private String action;
    private String figure;

    @BeforeEach
    void store() {
        String indicator = Stored.indicator("enfants", "sum");
        structure = Stored.structure("CCAS");
        action = Stored.action(Stored.contract("dole", 2015, 2023), structure, 2023, "PRE", "\"status\": \"planned\"");
        figure = Stored.exact(action, indicator, "134");
    }

    private String bilan() {
        return """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "cancelled",
                 "narrative": {"done": "Rien."}, "figures": [{"indicator": "enfants", "kind": "exact", "value": 134}]}
                """.formatted(structure, action);
    }

    /** @param second locked by the request before it needs the first */
    private Response whileBothWait(String first, String second, Callable<Response> request) throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (OtherTransaction other = new OtherTransaction()) {
            other.execute(first);
            Future<Response> answer = caller.submit(request);
            other.untilOthersWait(1);
            other.execute(second);
            other.commit();
            return answer.get();
        } finally {
            caller.shutdown();
        }
    }

    private static String lock(String table, String id) {
        return "select from %s where id = '%s' for update".formatted(table, id);
    }

    @Test
    void validation_of_a_bilan_is_done_again_and_once() throws Exception {
        String address = created(BILANS, bilan()).path("self");
        String known = etag(address);

        whileBothWait(
                        lock("action", action),
                        lock("bilan", address.substring(BILANS.length() + 1)),
                        () -> given().header("If-Match", known).post(address + "/validate"))
                .then()
                .statusCode(200)
                .body("state", equalTo("validated"));

        given().get("/api/v1/actions/" + action).then().body("status", equalTo("cancelled"));
        assertThat(query("""
                        select count(*) from recorded_change
                        where dataset = 'bilan' and bilan_id = '%s' and operation = 'changed'
                        """.formatted(address.substring(BILANS.length() + 1)))).containsExactly("1");
    }

    @Test
    void a_post_with_a_key_is_done_again_and_once() throws Exception {
        Callable<Response> post =
                () -> sending(bilan()).header("Idempotency-Key", structure).post(BILANS);

        Response answer = whileBothWait(lock("action", action), lock("structure", structure), post);

        answer.then().statusCode(201);
        assertThat(post.call().asString()).isEqualTo(answer.asString());
        assertThat(query("select count(*) from bilan")).containsExactly("1");
    }

    @Test
    void moving_an_action_is_done_again() throws Exception {
        String path = "/api/v1/actions/" + action;
        String other = Stored.structure("CIDFF");
        String known = etag(path);

        whileBothWait(
                        lock("indicator_value", figure),
                        lock("action", action),
                        () -> given().contentType("application/merge-patch+json")
                                .header("If-Match", known)
                                .body("{\"structureId\": \"%s\"}".formatted(other))
                                .patch(path))
                .then()
                .statusCode(200)
                .body("structure.id", equalTo(other))
                .body("version", equalTo(1));
    }

    @Test
    void what_the_other_one_has_changed_is_not_overwritten() throws Exception {
        String path = "/api/v1/actions/" + action;
        String known = etag(path);

        whileBothWait(
                        lock("indicator_value", figure),
                        "update action set title = 'Autre', version = version + 1 where id = '%s'".formatted(action),
                        () -> given().contentType("application/merge-patch+json")
                                .header("If-Match", known)
                                .body("{\"year\": 2022}")
                                .patch(path))
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"));

        given().get(path).then().body("title", equalTo("Autre")).body("year", equalTo(2023));
    }
}
