package fr.contratdeville.catalogue.indicator;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IndicatorTest extends ApiTest {

    private static final String INDICATORS = "/api/v1/indicators";

    private static String json(String code, String members) {
        return """
                {"code": "%s", "label": "Enfants", "unit": "enfant", "counts": "people", %s}
                """.formatted(code, members);
    }

    @Test
    void an_approximate_figure_may_be_ten_percent_off_unless_the_indicator_says_otherwise() {
        String path =
                created(INDICATORS, json("enfants", "\"aggregation\": \"sum\"")).header("Location");

        assertThat(Json.get(path).get("approximationTolerance").decimalValue()).isEqualByComparingTo("0.1");
    }

    @Test
    void an_indicator_has_a_tolerance_of_its_own() {
        String path = created(INDICATORS, json("enfants", """
                "aggregation": "sum", "approximationTolerance": 0.0375
                """)).header("Location");

        assertThat(Json.get(path).get("approximationTolerance").decimalValue()).isEqualByComparingTo("0.0375");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "0.12345"})
    void a_tolerance_is_a_share_with_four_digits(String tolerance) {
        sending(json("enfants", """
                "aggregation": "sum", "approximationTolerance": %s
                """.formatted(tolerance)))
                .post(INDICATORS)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/approximationTolerance"));
    }

    @Test
    void a_code_is_used_once() {
        Stored.indicator("enfants", "sum");

        sending(json("enfants", "\"aggregation\": \"max\""))
                .post(INDICATORS)
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/code"));
    }

    @Test
    void a_replacement_replaces_the_whole_definition() {
        String path = created(INDICATORS, json("enfants", """
                "aggregation": "sum", "approximationTolerance": 0.5
                """)).header("Location");

        replacing(path, json("petits", "\"aggregation\": \"max\""))
                .put(path)
                .then()
                .statusCode(200);
        given().get(path).then().body("code", equalTo("petits")).body("aggregation", equalTo("max"));
        assertThat(Json.get(path).get("approximationTolerance").decimalValue()).isEqualByComparingTo("0.1");
    }

    @Test
    void a_patch_changes_only_what_it_names() {
        String path = INDICATORS + "/" + Stored.indicator("enfants", "latest");

        patching(path, "{\"label\": \"Enfants du quartier\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("label", equalTo("Enfants du quartier"))
                .body("aggregation", equalTo("latest"));
    }

    @Test
    void a_list_finds_indicators_by_rule_and_label() {
        Stored.indicator("a", "sum");
        Stored.indicator("b", "max");
        Stored.indicator("c", "none");

        given().queryParam("aggregation", "max", "none")
                .queryParam("label", "INDICATEUR C")
                .get(INDICATORS)
                .then()
                .statusCode(200)
                .body("items.code", contains("c"));
    }

    @Test
    void a_deleted_indicator_is_gone() {
        String path = INDICATORS + "/" + Stored.indicator("enfants", "sum");

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void an_indicator_with_figures_is_not_deleted() {
        String indicator = Stored.indicator("enfants", "sum");
        storeFigureFor(indicator);
        String path = INDICATORS + "/" + indicator;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("indicator-values"));
    }

    @Test
    void a_ratio_shows_its_two_terms() {
        String path = INDICATORS + "/"
                + Stored.ratio("taux", Stored.indicator("faites", "sum"), Stored.indicator("demandes", "sum"));

        given().get(path)
                .then()
                .statusCode(200)
                .body("numerator.code", equalTo("faites"))
                .body("denominator.code", equalTo("demandes"));
    }

    @Test
    void a_ratio_needs_both_terms() {
        sending(json("taux", "\"aggregation\": \"ratio\""))
                .post(INDICATORS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("required", "required"))
                .body("errors.pointer", contains("/numeratorId", "/denominatorId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "latest", "none"})
    void the_terms_of_a_ratio_are_sums(String aggregation) {
        String sum = Stored.indicator("somme", "sum");
        String other = Stored.indicator("autre", aggregation);

        sending(json("taux", """
                "aggregation": "ratio", "numeratorId": "%s", "denominatorId": "%s"
                """.formatted(sum, other)))
                .post(INDICATORS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-a-sum"))
                .body("errors.pointer", contains("/denominatorId"));
    }

    @Test
    void only_a_ratio_has_terms() {
        String sum = Stored.indicator("somme", "sum");

        sending(json("autre", """
                "aggregation": "sum", "numeratorId": "%s"
                """.formatted(sum)))
                .post(INDICATORS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("only-for-a-ratio"))
                .body("errors.pointer", contains("/numeratorId"));
    }

    @Test
    void an_indicator_with_figures_does_not_become_a_ratio() {
        String indicator = Stored.indicator("enfants", "sum");
        String term = Stored.indicator("somme", "sum");
        storeFigureFor(indicator);
        String path = INDICATORS + "/" + indicator;

        patching(path, """
                {"aggregation": "ratio", "numeratorId": "%s", "denominatorId": "%1$s"}
                """.formatted(term))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("has-figures"))
                .body("errors.pointer", contains("/aggregation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"disjoint\": true", "\"overlaps\": [{\"actionId\": \"%s\", \"share\": \"all\"}]"})
    void an_indicator_whose_figures_say_whose_the_people_are_goes_on_adding_up_people(String declared) {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        String indicator = Stored.people("enfants", "sum");
        String other = Stored.action(contract, structure, 2023, "PRE");
        Stored.figure(
                Stored.action(contract, structure, 2023, "Accueil"),
                indicator,
                "\"kind\": \"exact\", \"value\": 3, " + declared.formatted(other));
        String path = INDICATORS + "/" + indicator;

        patching(path, "{\"counts\": \"households\", \"aggregation\": \"max\"}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("has-declarations", "has-declarations"))
                .body("errors.pointer", contains("/counts", "/aggregation"))
                .body("errors.expected", contains("people", "sum, latest"));
        patching(path, "{\"label\": \"Enfants\", \"aggregation\": \"latest\"}")
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void an_indicator_whose_figures_declare_nothing_may_count_something_else() {
        String indicator = Stored.people("enfants", "sum");
        storeFigureFor(indicator);
        String path = INDICATORS + "/" + indicator;

        patching(path, "{\"counts\": \"households\"}").patch(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"counts\": \"other\", \"aggregation\": \"sum\"|{\"counts\": \"events\"}|/counts",
                "\"counts\": \"people\", \"aggregation\": \"none\"|{\"aggregation\": \"max\"}|/aggregation"
            })
    void an_indicator_whose_exact_figures_have_decimals_does_not_begin_to_count_one_by_one(
            String before, String patch, String pointer) {
        Stored.sexes();
        String parts = """
                "kind": "%s", "value": %s, "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1,
                "coverage": "partial", "parts": [{"category": "femmes", "value": %s}]}]
                """;
        for (String figure : List.of(parts.formatted("exact", "12.5", "4"), parts.formatted("exact", "12", "4.5"))) {
            String path = withFigure(before, figure);
            patching(path, patch)
                    .patch(path)
                    .then()
                    .spec(problem(422, "invalid-body"))
                    .body(ERRORS, contains("has-fractions " + pointer));
            patching(path, "{\"label\": \"Autre\"}").patch(path).then().statusCode(200);
        }
        for (String figure :
                List.of(parts.formatted("exact", "12", "4"), parts.formatted("approximate", "12.5", "4.5"))) {
            String path = withFigure(before, figure);
            patching(path, patch).patch(path).then().statusCode(200);
        }
    }

    /** @return the address of an indicator with one figure */
    private static String withFigure(String definition, String figure) {
        String id = UUID.randomUUID().toString();
        String path = created(INDICATORS, """
                {"code": "%s", "label": "Enfants", "unit": "enfant", %s}
                """.formatted(id, definition)).header("Location");
        String contract = Stored.contract(id, 2015, 2023);
        String action = Stored.action(contract, Stored.structure(id), 2023, "PRE");
        Stored.figure(action, path.substring(path.lastIndexOf('/') + 1), figure);
        return path;
    }

    @Test
    void an_indicator_that_has_counted_one_by_one_all_along_goes_on() throws SQLException {
        String indicator = Stored.people("enfants", "sum");
        storeFigureFor(indicator);
        execute("update indicator_value set value = 134.5");
        String path = INDICATORS + "/" + indicator;

        patching(path, "{\"counts\": \"households\"}").patch(path).then().statusCode(200);
    }

    @Test
    void an_indicator_without_figures_may_become_a_ratio() {
        String term = Stored.indicator("somme", "sum");
        String path = INDICATORS + "/" + Stored.indicator("enfants", "sum");

        patching(path, """
                {"aggregation": "ratio", "numeratorId": "%s", "denominatorId": "%1$s"}
                """.formatted(term)).patch(path).then().statusCode(200).body("aggregation", equalTo("ratio"));
    }

    @Test
    void a_ratio_that_becomes_a_sum_loses_its_terms() {
        String path = INDICATORS + "/"
                + Stored.ratio("taux", Stored.indicator("faites", "sum"), Stored.indicator("demandes", "sum"));

        patching(path, """
                {"aggregation": "sum", "numeratorId": null, "denominatorId": null}
                """)
                .patch(path)
                .then()
                .statusCode(200)
                .body("numerator", nullValue())
                .body("denominator", nullValue());
    }

    @Test
    void a_term_of_a_ratio_stays_a_sum() {
        String term = Stored.indicator("faites", "sum");
        Stored.ratio("taux", term, Stored.indicator("demandes", "sum"));
        String path = INDICATORS + "/" + term;

        patching(path, "{\"aggregation\": \"max\"}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("part-of-a-ratio"))
                .body("errors.pointer", contains("/aggregation"));
    }

    @Test
    void a_term_of_a_ratio_is_not_deleted() {
        String term = Stored.indicator("faites", "sum");
        Stored.ratio("taux", term, Stored.indicator("demandes", "sum"));
        String path = INDICATORS + "/" + term;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("indicators"));
    }

    @Test
    void an_indicator_does_not_become_a_ratio_of_itself() {
        String indicator = Stored.indicator("enfants", "sum");
        String path = INDICATORS + "/" + indicator;

        patching(path, """
                {"aggregation": "ratio", "numeratorId": "%s", "denominatorId": "%1$s"}
                """.formatted(indicator))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-a-sum", "not-a-sum"))
                .body("errors.pointer", contains("/numeratorId", "/denominatorId"));
    }

    private static void storeFigureFor(String indicator) {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.exact(Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE"), indicator, "134");
    }
}
