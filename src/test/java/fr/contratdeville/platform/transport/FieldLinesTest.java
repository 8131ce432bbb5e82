package fr.contratdeville.platform.transport;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list in several lines of one header is one list. */
@QuarkusTest
class FieldLinesTest extends ApiTest {

    private String path;

    @BeforeEach
    void oneStructure() {
        path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
    }

    @Test
    void of_states_that_are_known() {
        given().header("If-None-Match", "\"other\"", etag(path))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void of_states_that_may_be_changed() {
        given().header("If-Match", "\"other\"", "\"another\"")
                .delete(path)
                .then()
                .spec(problem(412, "stale-version"));
        given().header("If-Match", "\"other\"", etag(path)).delete(path).then().statusCode(204);
    }

    @Test
    void of_languages() {
        given().header("Accept-Language", "de", "en")
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .header("Content-Language", equalTo("en"));
    }

    @Test
    void of_formats() {
        given().header("Accept", "image/png", "application/x-ndjson")
                .get("/api/v1/exports/structures")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/x-ndjson"));
    }
}
