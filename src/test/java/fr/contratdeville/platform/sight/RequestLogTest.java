package fr.contratdeville.platform.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.LogLines;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log has of a request, and what it has not. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class RequestLogTest extends ApiTest {

    private final LogLines lines = new LogLines("fr.contratdeville.requests");

    @AfterEach
    void readNoMore() {
        lines.close();
    }

    private ExtLogRecord line() {
        return lines.first();
    }

    @Test
    void a_request_is_a_line_with_its_route_roles_and_outcome() {
        given().get("/api/v1/actions/01a205c7-2f5a-712a-a8ef-c54d8a41c872")
                .then()
                .statusCode(404);

        Map<String, String> members = line().getMdcCopy();

        assertThat(members)
                .containsEntry("method", "GET")
                .containsEntry("route", "/api/v1/actions/{id}")
                .containsEntry("roles", "agglomeration,reader")
                .containsEntry("status", "404")
                .containsEntry("problem", "not-found");
        assertThat(members.get("milliseconds")).matches("\\d+");
        assertThat(line().getFormattedMessage()).startsWith("GET /api/v1/actions/{id} agglomeration,reader 404 ");
    }

    @Test
    void a_caller_without_a_token_is_anonymous() {
        anonymous().get("/api/v1/actions").then().statusCode(200);

        assertThat(line().getMdcCopy()).containsEntry("roles", "anonymous").doesNotContainKey("problem");
    }

    @Test
    void nothing_is_told_of_what_is_asked_or_sent_or_of_who_asks() {
        String token = Tokens.partner("01a205c7-2f5a-712a-a8ef-c54d8a41c872");
        as(token)
                .queryParam("q", "Jeanne")
                .body("{\"name\": \"Jeanne\"}")
                .post("/api/v1/structures")
                .then()
                .statusCode(403);

        assertThat(line().getFormattedMessage() + line().getMdcCopy())
                .contains("/api/v1/structures", "partner")
                .doesNotContain("Jeanne", "01a205c7", token.substring(0, 20));
    }
}
