package fr.contratdeville.platform.paging;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes may say why, and it stands in the history. */
@QuarkusTest
class GivenReasonTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String JSON = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";

    private List<String> reasonsOf(String id) throws SQLException {
        return query("select coalesce(reason, '-') from recorded_change where row_id = '%s' order by position"
                .formatted(id));
    }

    @Test
    void every_write_may_say_why() throws SQLException {
        String id = sending(JSON)
                .queryParam("reason", " Nouvelle venue ")
                .post(STRUCTURES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = STRUCTURES + "/" + id;
        replacing(path, JSON.replace("Debout", "debout"))
                .queryParam("reason", "Graphie de l’association")
                .put(path)
                .then()
                .statusCode(200);
        patching(path, "{\"shortName\": \"FD\"}").patch(path).then().statusCode(200);
        given().header("If-Match", etag(path))
                .queryParam("reason", "Doublon")
                .delete(path)
                .then()
                .statusCode(204);

        assertThat(reasonsOf(id)).containsExactly("Nouvelle venue", "Graphie de l’association", "-", "Doublon");
    }

    @Test
    void a_bilan_that_is_posted_and_validated_may_say_why_too() throws SQLException {
        String structure = Stored.structure("CCAS");
        String action = Stored.action(Stored.contract("dole", 2015, 2023), structure, 2023, "PRE");
        String bilan = sending("""
                {"structureId": "%s", "actionId": "%s", "year": 2023, "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Fait."}}
                """.formatted(structure, action))
                .queryParam("reason", "Reprise du PDF")
                .post("/api/v1/bilans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/v1/bilans/" + bilan;
        given().header("If-Match", etag(path))
                .queryParam("reason", "Vérifié par téléphone")
                .post(path + "/validate")
                .then()
                .statusCode(200);

        assertThat(reasonsOf(bilan)).containsExactly("Reprise du PDF", "Vérifié par téléphone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "%00", "a%0Ab", "%E2%80%AEa"})
    void what_is_no_reason_is_refused_and_nothing_is_written(String reason) throws SQLException {
        sending(JSON)
                .urlEncodingEnabled(false)
                .post(STRUCTURES + "?reason=" + reason)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-reason reason"));

        assertThat(query("select count(*) from structure")).containsExactly("0");
    }

    @Test
    void a_reason_has_500_characters_at_most_and_stands_once() {
        sending(JSON)
                .queryParam("reason", "é".repeat(501))
                .post(STRUCTURES)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-reason reason"));
        sending(JSON)
                .queryParam("reason", "a", "b")
                .post(STRUCTURES)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("repeated reason"));
        sending(JSON)
                .queryParam("reason", "é".repeat(500))
                .post(STRUCTURES)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/00000000-0000-7000-8000-000000000000"})
    void who_reads_has_no_reason_to_give(String item) {
        given().get(STRUCTURES + item + "?reason=Curieux")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "reopen", "withdraw"})
    void where_the_body_says_why_the_address_does_not(String step) {
        sending("{}")
                .post("/api/v1/bilans/00000000-0000-7000-8000-000000000000/" + step + "?reason=Autre")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter reason"));
    }
}
