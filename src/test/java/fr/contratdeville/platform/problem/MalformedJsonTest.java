package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MalformedJsonTest extends ApiTest {

    @Test
    void the_place_where_reading_ends_is_named() {
        sending("{\"name\": \"Femmes Debout\",\n \"kind\": oops}")
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "malformed-json"))
                .body("line", equalTo(2))
                .body("column", equalTo(10));
    }

    @Test
    void an_empty_body_is_no_json() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "malformed-json"))
                .body("line", equalTo(1))
                .body("column", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{\"name\": \"a\", \"kind\": \"association\"} {}",
                "{\"name\": \"a\", \"kind\": \"association\"} x",
                "{\"name\": \"a\", \"name\": \"b\", \"kind\": \"association\"}",
                "{'name': 'a', 'kind': 'association'}",
                "{\"name\": \"a\", \"kind\": \"association\",}",
                "{\"name\": NaN, \"kind\": \"association\"}",
                "{\"name\": \"a\nb\", \"kind\": \"association\"}",
                "{\"name\": 1e99999999999999, \"kind\": \"association\"}",
                "{\"name\": "
            })
    void what_is_not_strictly_json_is_refused(String body) {
        sending(body).post("/api/v1/structures").then().spec(problem(400, "malformed-json"));
    }

    @Test
    void a_patch_has_to_be_json_too() {
        given().contentType("application/merge-patch+json")
                .body("{\"name\": }")
                .patch("/api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
                .then()
                .spec(problem(400, "malformed-json"));
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"é\", \"kind\": \"association\"}".getBytes(StandardCharsets.ISO_8859_1))
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "malformed-json"));
    }

    @Test
    void what_nests_too_deep_is_refused() {
        sending(nested(32)).post("/api/v1/structures").then().spec(problem(422, "invalid-body"));
        sending(nested(33))
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "json-too-deep"))
                .body("detail", containsString("32"));
        sending("[".repeat(1000)).post("/api/v1/structures").then().spec(problem(400, "json-too-deep"));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void what_has_too_many_values_is_refused() {
        String value = "0,";

        // Not checked: the check would read all values of the request as well.
        sending("[" + value.repeat(249_997) + "0]")
                .noFilters()
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"));
        sending("[" + value.repeat(249_998) + "0]")
                .noFilters()
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "json-too-long"))
                .body("detail", containsString("250\u202f000"));
    }

    @Test
    void a_number_of_too_many_digits_is_refused() {
        sending("{\"name\": %s}".formatted("1".repeat(101)))
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "malformed-json"));
    }
}
