package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InvalidBodyTest extends ApiTest {

    private static final String NOBODY = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";

    @ParameterizedTest
    @CsvSource({"[], array", "'[{\"name\": \"a\"}]', array", "'\"a\"', a", "12, 12", "null, null", "true, boolean"})
    void a_body_has_to_be_an_object(String body, String found) {
        sending(body)
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("wrong-type "))
                .body("errors[0].found", equalTo(found))
                .body("errors[0].expected", equalTo("object"));
    }

    @Test
    void a_patch_has_to_be_an_object() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        given().contentType("application/merge-patch+json")
                .header("If-Match", etag(path))
                .body("[]")
                .patch(path)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("wrong-type "));
    }

    @Test
    void an_unknown_member_is_refused_and_the_known_ones_are_named() {
        sending("""
                {"name": "Femmes Debout", "kind": "association", "e~mail/2": "x"}
                """)
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("unknown-member /e~0mail~12"))
                .body("errors[0].expected", equalTo("name, shortName, kind, siret, rna, contactEmail"));
    }

    @Test
    void an_unknown_member_is_found_at_any_depth() {
        sending("""
                {"code": "niveau", "label": "Niveau", "categorySets": [
                  {"code": "a", "version": 1, "label": "A", "categories": [
                    {"code": "one", "label": "Un"},
                    {"code": "two", "label": "Deux", "colour": "red"}]}]}
                """)
                .post("/api/v1/dimensions")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("unknown-member /categorySets/0/categories/1/colour"));
    }

    @Test
    void an_unknown_value_is_refused_and_the_known_ones_are_named() {
        sending("""
                {"name": "Femmes Debout", "kind": "Association"}
                """)
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-in-list /kind"))
                .body("errors[0].found", equalTo("Association"))
                .body(
                        "errors[0].expected",
                        equalTo("association, local_authority, social_landlord, company, chamber, other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a1", "{0199b6a4}"})
    void what_is_no_uuid_is_refused(String id) {
        sending("""
                {"contractId": "%s", "name": "Les Mesnils-Pasteur"}
                """.formatted(id))
                .post("/api/v1/neighbourhoods")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-a-uuid /contractId"))
                .body("errors[0].found", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2015\"', 2015",
        "2023.5, 2023.5",
        "2023.0, 2023.0",
        "1e999999999, 1E+999999999",
        "99999999999, 99999999999",
        "true, boolean",
        "[2015], array",
        "{}, object"
    })
    void a_year_is_an_integer_and_nothing_is_converted(String year, String found) {
        sending("""
                {"code": "a", "name": "A", "epciName": "E", "firstYear": %s, "lastYear": 2023}
                """.formatted(year))
                .post("/api/v1/city-contracts")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("wrong-type /firstYear"))
                .body("errors[0].found", equalTo(found))
                .body("errors[0].expected", equalTo("integer"));
    }

    @ParameterizedTest
    @Timeout(20)
    @CsvSource({"exact, value", "not_applicable, value", "range, lower", "range, upper"})
    void a_figure_of_a_billion_digits_is_refused_without_being_written_out(String kind, String member) {
        String action =
                Stored.action(Stored.contract("a", 2015, 2023), Stored.structure("Femmes Debout"), 2022, "Accueil");

        sending("""
                {"indicatorId": "%s", "kind": "%s", "%s": 1e999999999}
                """.formatted(Stored.indicator("enfants", "sum"), kind, member))
                .post("/api/v1/actions/" + action + "/indicator-values")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, hasItem("too-many-digits /" + member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "a\\u001Bb", "a\\u0085b", "\\ud800", "a\\udc00b"})
    void what_is_no_printable_text_is_refused(String name) {
        sending("""
                {"name": "%s", "kind": "association"}
                """.formatted(name))
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("control-character /name"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        String contract = Stored.contract("a", 2015, 2023);

        sending("""
                {"contractId": "%s", "structureId": "%s", "pillarId": "x", "year": "2023", "description": "%s",
                 "objectives": ["Un", 5, "Trois"], "neighbourhoodIds": ["x", "%s"], "status": "planned",
                 "postponedToYear": 2024, "surprise": 1}
                """.formatted(contract, NOBODY, "a".repeat(4001), NOBODY))
                .post("/api/v1/actions")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "unknown-reference /structureId",
                                "not-a-uuid /pillarId",
                                "wrong-type /year",
                                "required /title",
                                "too-long /description",
                                "wrong-type /objectives/1",
                                "not-a-uuid /neighbourhoodIds/0",
                                "unknown-reference /neighbourhoodIds/1",
                                "only-when-postponed /postponedToYear",
                                "unknown-member /surprise"))
                .body("detail", equalTo("10 éléments du contenu envoyé sont à corriger. Rien n'a été enregistré."));
    }

    @Test
    void mistakes_in_a_list_are_told_at_their_own_places() {
        sending("""
                {"code": "niveau", "label": "Niveau", "categorySets": [
                  null,
                  {"code": "A!", "version": 1, "label": "A", "categories": [
                    5,
                    {"code": "one", "label": "Un"},
                    {"code": "one", "label": "Un"}]}]}
                """)
                .post("/api/v1/dimensions")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "required /categorySets/0",
                                "wrong-form /categorySets/1/code",
                                "wrong-type /categorySets/1/categories/0",
                                "repeated /categorySets/1/categories/2/code"));
    }

    @Test
    void one_mistake_is_told_as_one() {
        sending("{\"name\": \"Femmes Debout\"}")
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("detail", equalTo("Un élément du contenu envoyé est à corriger. Rien n'a été enregistré."));
    }

    @Test
    void a_refused_creation_stores_nothing() {
        sending("{\"name\": \"Femmes Debout\", \"kind\": \"association\", \"siret\": \"1\"}")
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"));

        given().get("/api/v1/structures?total=true").then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void a_refused_change_changes_nothing() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = given().get(path).asString();

        sending("{\"name\": \"Autre\", \"kind\": \"company\", \"siret\": \"1\"}")
                .header("If-Match", etag(path))
                .put(path)
                .then()
                .spec(problem(422, "invalid-body"));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }
}
