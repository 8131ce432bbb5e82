package fr.contratdeville.platform.paging;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParametersTest extends ApiTest {

    private static final String NOBODY = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";

    @ParameterizedTest
    @CsvSource({
        "/api/v1/structures/x, id, x",
        "/api/v1/structures/1-1-1-1-1, id, 1-1-1-1-1",
        "/api/v1/city-contracts/12, id, 12",
        "/api/v1/actions/x/indicator-values, actionId, x",
        "/api/v1/actions/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11/indicator-values/x, id, x"
    })
    void an_id_in_a_path_has_to_be_a_uuid(String path, String parameter, String found) {
        given().get(path)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-uuid " + parameter))
                .body("errors[0].found", equalTo(found));
    }

    @Test
    void an_id_in_upper_case_is_the_same_id() {
        String id = Stored.structure("Femmes Debout");

        given().get("/api/v1/structures/" + id.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "abc", "1.5", "1e2", "99999999999", " 5", "٥"})
    void a_limit_is_an_integer_from_1_to_200(String limit) {
        given().queryParam("limit", limit)
                .get("/api/v1/structures")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("integer-out-of-range limit"))
                .body("errors[0].expected", equalTo("1–200"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void the_bounds_of_a_limit_are_accepted(int limit) {
        given().queryParam("limit", limit).get("/api/v1/structures").then().statusCode(200);
    }

    @Test
    void an_unknown_parameter_is_refused_and_the_known_ones_are_named() {
        given().get("/api/v1/structures?nom=Femmes")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter nom"))
                .body(
                        "errors[0].expected",
                        equalTo(
                                "contract, cursor, fields, kind, limit, millesime, name, rna, siret, sort, successor, total"));
    }

    @ParameterizedTest
    @CsvSource({"limit, 5", "sort, name", "name, a", "total, true", "siret, 35600000000048"})
    void a_single_parameter_is_accepted_once(String name, String value) {
        given().queryParam(name, value, value)
                .get("/api/v1/structures")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("repeated " + name));
    }

    @ParameterizedTest
    @CsvSource({
        "kind, Association, not-in-list",
        "sort, kind, not-in-list",
        "sort, '+name', not-in-list",
        "total, yes, not-in-list",
        "contract, x, not-a-uuid"
    })
    void an_unknown_value_is_refused(String name, String value, String code) {
        given().queryParam(name, value)
                .get("/api/v1/structures")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains(code + " " + name))
                .body("errors[0].found", equalTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "a%0Ab", "a%07"})
    void a_search_for_what_is_no_printable_text_is_refused(String name) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/structures?name=" + name)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-search-text name"));
    }

    @Test
    void a_search_for_too_long_a_text_is_refused() {
        given().queryParam("name", "a".repeat(201))
                .get("/api/v1/structures")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-search-text name"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        given().get("/api/v1/actions?limit=0&sort=x&contract=x&year=abc&status=done&total=1&surprise=1&cursor=x")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "integer-out-of-range limit",
                                "not-in-list sort",
                                "not-a-uuid contract",
                                "integer-out-of-range year",
                                "not-in-list status",
                                "not-in-list total",
                                "unknown-parameter surprise",
                                "not-a-cursor cursor"))
                .body("detail", equalTo("8 paramètres de la requête sont à corriger. Rien n'a été fait."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "kind", "name", "cursor", "contract"})
    void a_parameter_without_a_value_counts_as_absent(String name) {
        Stored.structure("Femmes Debout");

        given().urlEncodingEnabled(false)
                .get("/api/v1/structures?total=true&" + name + "=")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    @Test
    void a_contract_that_there_is_not_has_no_structures() {
        given().queryParam("contract", NOBODY)
                .get("/api/v1/structures?total=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }
}
