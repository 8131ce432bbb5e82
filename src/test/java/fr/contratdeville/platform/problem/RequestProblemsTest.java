package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that have to do with the request as such: where it goes, how, and in which formats and languages. */
@QuarkusTest
class RequestProblemsTest extends ApiTest {

    private static final String NOBODY = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/v1/nothing", "/api/v2/structures"})
    void an_unknown_path_is_not_found(String path) {
        given().noFilters().get(path).then().spec(problem(404, "not-found"));
    }

    @Test
    void an_unknown_id_is_not_found() {
        given().get("/api/v1/structures/" + NOBODY).then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/structures, DELETE, 'GET, HEAD, OPTIONS, POST'",
        "/api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11, POST, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'",
        "/api/v1/aggregates/pillars, POST, 'GET, HEAD, OPTIONS'"
    })
    void a_wrong_method_is_told_the_right_ones(String path, String method, String allowed) {
        given().noFilters()
                .request(method, path)
                .then()
                .spec(problem(405, "method-not-allowed"))
                .header("Allow", equalTo(allowed));
    }

    @Test
    void plain_text_cannot_be_posted() {
        given().contentType(ContentType.TEXT)
                .body("name=Femmes Debout")
                .post("/api/v1/structures")
                .then()
                .spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void a_patch_has_to_be_a_merge_patch() {
        String id = Stored.structure("Femmes Debout");

        sending("{}").patch("/api/v1/structures/" + id).then().spec(problem(415, "unsupported-media-type"));
    }

    @Test
    void a_content_type_that_is_none_is_refused() {
        given().header("Content-Type", "garbage")
                .body(new byte[] {'{', '}'})
                .post("/api/v1/structures")
                .then()
                .spec(problem(400, "malformed-request"));
    }

    @Test
    void a_format_that_there_is_not_is_refused() {
        given().accept("text/csv").get("/api/v1/structures").then().spec(problem(406, "not-acceptable"));
    }

    @Test
    void an_error_is_a_problem_whatever_format_was_asked_for() {
        given().noFilters().accept("text/html").get("/api/v1/nothing").then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent | fr",
                "fr | fr",
                "en | en",
                "en-GB | en",
                "fr;q=0.2, en | en",
                "en;q=0.2, fr | fr",
                "de, en;q=0.5 | en",
                "de | fr",
                "* | fr",
                "fr;q=7 | fr",
                ";;=,,;q=x | fr",
                "'' | fr"
            })
    void errors_are_in_french_unless_english_is_preferred(String acceptLanguage, String language) {
        String title = language.equals("en") ? "Not found" : "Introuvable";
        var request = given();
        if (acceptLanguage != null) {
            request.header("Accept-Language", acceptLanguage);
        }

        request.get("/api/v1/structures/" + NOBODY)
                .then()
                .spec(problem(404, "not-found"))
                .header("Content-Language", equalTo(language))
                .header("Vary", equalTo("Accept-Encoding, Accept-Language, Authorization"))
                .body("title", equalTo(title));
    }

    @Test
    void an_unknown_path_outside_the_api_is_told_in_english_too() {
        given().noFilters()
                .header("Accept-Language", "en")
                .get("/nothing")
                .then()
                .spec(problem(404, "not-found"))
                .header("Content-Language", equalTo("en"))
                .body("title", equalTo("Not found"));
    }

    @Test
    void what_is_wrong_with_a_body_is_told_in_english_too() {
        sending("{\"name\": \"Femmes Debout\"}")
                .header("Accept-Language", "en")
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors[0].detail", equalTo("Is required."));
    }
}
