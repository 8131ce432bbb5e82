package fr.contratdeville.catalogue.dimension;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be broader is refused, at its place. */
@QuarkusTest
class BroaderRulesTest extends ApiTest {

    private static final String DIMENSIONS = "/api/v1/dimensions";
    private static final String FIRST = " /categorySets/0/categories/0/broader/";

    private static String into(String set, int version, String category) {
        return """
                {"categorySet": "%s", "categorySetVersion": %d, "category": "%s"}""".formatted(set, version, category);
    }

    /** A set with one category of its own name, and what that falls into. */
    private static String set(String code, String... broader) {
        return setOfAges(code, "", broader);
    }

    private static String setOfAges(String code, String ages, String... broader) {
        return """
                {"code": "%s", "version": 1, "label": "Découpage", "categories": [
                  {"code": "%1$s", "label": "Catégorie" %s, "broader": [%s]}]}
                """.formatted(code, ages, String.join(", ", broader));
    }

    private static String dimension(String... sets) {
        return """
                {"code": "age", "label": "Âge", "categorySets": [%s]}
                """.formatted(String.join(", ", sets));
    }

    private static ValidatableResponse refused(String... sets) {
        ValidatableResponse refusal =
                sending(dimension(sets)).post(DIMENSIONS).then().spec(problem(422, "invalid-body"));
        given().get(DIMENSIONS).then().body("items", hasSize(0));
        return refusal;
    }

    @Test
    void an_unknown_set() {
        refused(set("a", into("b", 2, "b")), set("b"))
                .body(ERRORS, contains("unknown-category-set" + FIRST + "0/categorySet"))
                .body("errors[0].found", equalTo("b v2"));
    }

    @Test
    void a_set_of_another_dimension() {
        String other = created(DIMENSIONS, dimension(set("b")).replace("\"age\"", "\"sexe\""))
                .header("Location");

        sending(dimension(set("a", into("b", 1, "b"))))
                .post(DIMENSIONS)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("unknown-category-set" + FIRST + "0/categorySet"));
        given().get(other).then().statusCode(200);
    }

    @Test
    void an_unknown_category() {
        refused(set("a", into("b", 1, "c")), set("b"))
                .body(ERRORS, contains("unknown-category" + FIRST + "0/category"))
                .body("errors[0].expected", equalTo("b"));
    }

    @Test
    void the_set_itself() {
        refused(set("a", into("a", 1, "a"))).body(ERRORS, contains("own-category-set" + FIRST + "0/categorySet"));
    }

    @Test
    void two_categories_of_one_set() {
        refused(set("a", into("b", 1, "b"), into("b", 1, "b")), set("b"))
                .body(ERRORS, contains("repeated" + FIRST + "1/categorySet"));
    }

    @Test
    void more_than_twenty() {
        refused(set("a", Collections.nCopies(21, into("b", 1, "b")).toArray(String[]::new)), set("b"))
                .body(ERRORS, contains("count-out-of-range /categorySets/0/categories/0/broader"));
    }

    @Test
    void one_without_a_name() {
        refused(set("a", "{}"), set("b"))
                .body(
                        ERRORS,
                        contains(
                                "required" + FIRST + "0/category",
                                "required" + FIRST + "0/categorySet",
                                "required" + FIRST + "0/categorySetVersion"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"minAge\": 16, \"maxAge\": 26', '\"minAge\": 16, \"maxAge\": 25', 16–26, 16–25",
        "'\"minAge\": 15, \"maxAge\": 25', '\"minAge\": 16, \"maxAge\": 25', 15–25, 16–25",
        "'\"minAge\": 16', '\"minAge\": 16, \"maxAge\": 150', ≥ 16, 16–150",
        "'\"maxAge\": 25', '\"minAge\": 1, \"maxAge\": 25', ≤ 25, 1–25",
        "'\"minAge\": 26', '\"maxAge\": 25', ≥ 26, ≤ 25"
    })
    void one_that_does_not_have_all_the_ages(String narrower, String broader, String found, String expected) {
        refused(setOfAges("a", ", " + narrower, into("b", 1, "b")), setOfAges("b", ", " + broader))
                .body(ERRORS, contains("ages-outside-broader" + FIRST + "0/category"))
                .body("errors[0].found", equalTo(found))
                .body("errors[0].expected", equalTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"minAge\": 16, \"maxAge\": 25', '\"minAge\": 16, \"maxAge\": 25'",
        "'\"minAge\": 16, \"maxAge\": 25', '\"maxAge\": 25'",
        "'\"minAge\": 16, \"maxAge\": 25', '\"minAge\": 16'",
        "'\"minAge\": 50', '\"minAge\": 26'",
        "'\"maxAge\": 25', '\"minAge\": 0, \"maxAge\": 25'",
        "'\"minAge\": 16', '\"minAge\": null'",
        "'\"minAge\": null', '\"minAge\": 16'"
    })
    void but_not_one_that_has_them_or_has_none(String narrower, String broader) {
        created(
                DIMENSIONS,
                dimension(setOfAges("a", ", " + narrower, into("b", 1, "b")), setOfAges("b", ", " + broader)));
    }

    @Test
    void two_sets_each_of_which_is_broader_than_the_other() {
        refused(set("a", into("b", 1, "b")), set("b", into("a", 1, "a")))
                .body(
                        ERRORS,
                        contains(
                                "broader-in-a-circle" + FIRST + "0/categorySet",
                                "broader-in-a-circle /categorySets/1/categories/0/broader/0/categorySet"))
                .body("errors.found", contains("b v1", "a v1"));
    }

    @Test
    void a_set_that_is_broader_than_itself_by_a_chain_of_others() {
        refused(
                        set("x", into("a", 1, "a")),
                        set("a", into("b", 1, "b")),
                        set("b", into("c", 1, "c"), into("d", 1, "d")),
                        set("c", into("a", 1, "a")),
                        set("d"))
                .body(
                        ERRORS,
                        contains(
                                "broader-in-a-circle /categorySets/1/categories/0/broader/0/categorySet",
                                "broader-in-a-circle /categorySets/2/categories/0/broader/0/categorySet",
                                "broader-in-a-circle /categorySets/3/categories/0/broader/0/categorySet"));
    }

    @Test
    void but_not_two_ways_to_the_same_set() {
        created(
                DIMENSIONS,
                dimension(
                        set("a", into("b", 1, "b"), into("c", 1, "c"), into("d", 1, "d")),
                        set("b", into("d", 1, "d")),
                        set("c", into("d", 1, "d")),
                        set("d")));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        refused(
                        setOfAges("a", ", \"minAge\": \"seize\"", into("b", 1, "c"), into("x", 1, "x")),
                        setOfAges("b", ", \"minAge\": 3", into("b", 1, "b")))
                .body(
                        ERRORS,
                        contains(
                                "wrong-type /categorySets/0/categories/0/minAge",
                                "unknown-category" + FIRST + "0/category",
                                "unknown-category-set" + FIRST + "1/categorySet",
                                "own-category-set /categorySets/1/categories/0/broader/0/categorySet"));
    }
}
