package fr.contratdeville.platform.ratelimit;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.LogLines;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(RateLimitTest.FiveRequests.class)
class RateLimitTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final int BURST = 5;

    /** Five, and one more every ten seconds. */
    public static class FiveRequests implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "contratdeville.limits.requests.burst",
                    Integer.toString(BURST),
                    "contratdeville.limits.requests.per-minute",
                    "6",
                    "contratdeville.cors.origins",
                    SmallLimits.ORIGIN);
        }
    }

    @Test
    void a_caller_learns_how_many_requests_are_left() {
        Response first = as(Tokens.agglomeration("first")).get(STRUCTURES);

        first.then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"caller\";q=5;w=50"))
                .header("RateLimit", matchesPattern("\"caller\";r=4;t=([1-9]|10)"));
    }

    @Test
    void who_sends_too_many_is_told_when_to_come_back_and_nothing_is_done() throws SQLException {
        Supplier<RequestSpecification> caller = () -> as(Tokens.agglomeration("eager"))
                .contentType("application/json")
                .body("{\"name\": \"Femmes Debout\", \"kind\": \"association\"}");
        int created = 0;
        Response answer = caller.get().post(STRUCTURES);
        for (; answer.statusCode() == 201; answer = caller.get().post(STRUCTURES)) {
            created++;
        }

        answer.then()
                .spec(problem(429, "too-many-requests"))
                .header("Retry-After", matchesPattern("[1-9]|10"))
                .header("RateLimit", matchesPattern("\"caller\";r=0;t=(4\\d|50)"));
        assertThat(created).isGreaterThanOrEqualTo(BURST);
        assertThat(query("select name from structure")).hasSize(created);
    }

    @Test
    @Timeout(60)
    void who_comes_back_when_told_to_is_answered() throws InterruptedException {
        Response refusal = refusalOf(() -> as(Tokens.agglomeration("patient")));

        TimeUnit.SECONDS.sleep(Long.parseLong(refusal.header("Retry-After")));

        as(Tokens.agglomeration("patient")).get(STRUCTURES).then().statusCode(200);
    }

    @Test
    void the_audit_tells_once_of_who_goes_on() {
        try (LogLines audit = new LogLines("fr.contratdeville.audit")) {
            refusalOf(() -> as(Tokens.agglomeration("stubborn")));
            refusalOf(() -> as(Tokens.agglomeration("stubborn")));
            refusalOf(() -> as(Tokens.agglomeration("as-stubborn")));

            await().until(() -> audit.texts().size() == 2);
            assertThat(audit.texts().get(0)).contains("caller=stubborn", "problem=too-many-requests");
        }
    }

    @Test
    void callers_do_not_take_each_others_requests() {
        refusalOf(() -> as(Tokens.agglomeration("one")));

        as(Tokens.agglomeration("other")).get(STRUCTURES).then().statusCode(200);
    }

    @Test
    void what_has_no_good_token_counts_for_its_address() {
        as(Tokens.expired())
                .get(STRUCTURES)
                .then()
                .spec(problem(401, "unauthenticated"))
                .header("RateLimit", matchesPattern("\"caller\";r=\\d;t=\\d+"));
        refusalOf(() -> anonymous());
        refusalOf(() -> as(Tokens.expired())).then().header("Retry-After", matchesPattern("[1-9]|10"));

        as(Tokens.agglomeration("neighbour")).get(STRUCTURES).then().statusCode(200);
    }

    @Test
    void what_is_not_of_the_api_is_not_counted() {
        for (int i = 0; i < 2 * BURST; i++) {
            anonymous().noFilters().get("/q/health/live").then().statusCode(200).header("RateLimit", nullValue());
        }
    }

    @Test
    void a_page_elsewhere_reads_when_to_come_back_and_asks_for_permission_as_often_as_it_has_to() {
        Supplier<RequestSpecification> page =
                () -> as(Tokens.agglomeration("page")).header("Origin", SmallLimits.ORIGIN);

        refusalOf(page)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(SmallLimits.ORIGIN))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
        for (int i = 0; i < 2 * BURST; i++) {
            anonymous()
                    .noFilters()
                    .header("Origin", SmallLimits.ORIGIN)
                    .header("Access-Control-Request-Method", "PUT")
                    .options(STRUCTURES)
                    .then()
                    .statusCode(204)
                    .header("RateLimit", nullValue());
        }
    }

    private static Response refusalOf(Supplier<RequestSpecification> caller) {
        Response answer = caller.get().get(STRUCTURES);
        for (int i = 0; i < 10 * BURST && answer.statusCode() != 429; i++) {
            answer = caller.get().get(STRUCTURES);
        }
        answer.then().spec(problem(429, "too-many-requests"));
        return answer;
    }
}
