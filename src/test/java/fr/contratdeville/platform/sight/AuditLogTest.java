package fr.contratdeville.platform.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.LogLines;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has used which right, and who was refused. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class AuditLogTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String JEANNE = "{\"name\": \"Jeanne\", \"kind\": \"association\"}";

    private final LogLines lines = new LogLines("fr.contratdeville.audit");

    @AfterEach
    void readNoMore() {
        lines.close();
    }

    @Test
    void what_is_written_is_told_with_the_permission_and_what_was_made() {
        String id = as(Tokens.agglomeration("01a205c7-2f5a-712a-a8ef-c54d8a41c872"))
                .contentType("application/json")
                .body(JEANNE)
                .post(STRUCTURES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(lines.first().getMdcCopy())
                .containsAllEntriesOf(Map.of(
                        "audit", "used",
                        "permission", "createStructure",
                        "caller", "01a205c7-2f5a-712a-a8ef-c54d8a41c872",
                        "roles", "agglomeration,reader",
                        "status", "201",
                        "ids", id))
                .containsKey("trace")
                .doesNotContainKey("problem");
        assertThat(lines.texts().get(0))
                .startsWith("audit=used permission=createStructure caller=01a205c7")
                .doesNotContain("Jeanne");
    }

    @Test
    void who_may_not_is_told_with_what_was_asked_for() {
        as(Tokens.partner())
                .contentType("application/json")
                .body(JEANNE)
                .post(STRUCTURES)
                .then()
                .statusCode(403);

        assertThat(lines.first().getMdcCopy())
                .containsAllEntriesOf(Map.of(
                        "audit", "refused",
                        "permission", "createStructure",
                        "caller", "somebody",
                        "roles", "partner,reader",
                        "status", "403",
                        "problem", "forbidden"));
    }

    @Test
    void of_a_token_that_is_not_believed_nothing_is_told() {
        as(Tokens.expired()).get(STRUCTURES + "?q=Jeanne").then().statusCode(401);

        assertThat(lines.first().getMdcCopy())
                .containsEntry("permission", "listStructures")
                .containsEntry("caller", "-")
                .containsEntry("problem", "unauthenticated");
        assertThat(lines.texts().get(0)).doesNotContain("Jeanne", "somebody");
    }

    @Test
    void a_subject_that_names_somebody_is_told_by_a_digest() {
        as(Tokens.of("jeanne@example.org", null))
                .delete(STRUCTURES + "/x")
                .then()
                .statusCode(403);

        assertThat(lines.first().getMdcCopy().get("caller")).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void reading_is_not_told_nor_what_failed_otherwise() {
        given().get(STRUCTURES).then().statusCode(200);
        sending("{}").post(STRUCTURES).then().statusCode(422);
        created(STRUCTURES, JEANNE);

        assertThat(lines.first().getMdcCopy()).containsEntry("status", "201");
        assertThat(lines.texts()).hasSize(1);
    }

    /** Nobody can say here whether it was done: the history can. */
    @Test
    void who_is_gone_before_the_answer_has_not_used_a_right_for_all_that_is_known() throws IOException {
        URI service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write("""
                    POST /api/v1/structures HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 60\r
                    \r
                    {"name": """.formatted(Tokens.agglomeration()).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        assertThat(lines.first().getMdcCopy())
                .containsEntry("audit", "unanswered")
                .containsEntry("permission", "createStructure")
                .doesNotContainKey("status");
    }
}
