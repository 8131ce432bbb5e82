package fr.contratdeville.review.bilan.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures as people type them: what can only be meant in one way is read so, and what could be meant otherwise is said. */
@QuarkusTest
class TypedFiguresTest extends BilanApiTest {

    private static final String IN_SHORT = "collect { [it.code, it.pointer, it.found, it.expected].join(' ') }";

    private static final String VALUE = "\"{value}\"";
    private static final String YEAR = "\"year\":2023";

    private String grants;

    @BeforeEach
    void indicatorsOfMoney() {
        grants = money("subventions", "euro");
        money("milliers", "millier d’euros");
        Stored.people("personnes", "sum");
    }

    private static String money(String code, String unit) {
        return created("/api/v1/indicators", """
                {"code": "%s", "label": "%1$s", "unit": "%s", "counts": "money", "aggregation": "sum"}
                """.formatted(code, unit)).path("id");
    }

    private static List<String> found(String what, String bilan) {
        return sending(bilan)
                .post(BILANS + "?validateOnly=true")
                .then()
                .statusCode(200)
                .extract()
                .path(what + "." + IN_SHORT);
    }

    private String figure(String indicator, String members) {
        return counting("{\"indicator\": \"%s\", %s}".formatted(indicator, members));
    }

    /** @param value digit by digit, which reading it would not keep */
    private String exact(String indicator, String value) {
        return figure(indicator, "\"kind\": \"exact\", \"value\": " + VALUE).replace(VALUE, value);
    }

    @Test
    void an_amount_in_euros_is_read_where_euros_are_counted() {
        String bilan = posted(exact("subventions", "\"12\u202f350\u202f000 €\u00a0\""));

        assertThat(Json.get(bilan).at("/content/figures/0/value").intValue()).isEqualTo(12_350_000);
    }

    @ParameterizedTest
    @CsvSource({"milliers, millier d’euros", "personnes, personne"})
    void an_amount_in_euros_of_something_else_is_refused(String indicator, String unit) {
        post(exact(indicator, "\"134 €\""))
                .then()
                .statusCode(422)
                .body("errors." + IN_SHORT, contains("not-in-euros /figures/0/value 134 € " + unit));
    }

    @Test
    void a_year_with_decimals_of_a_spreadsheet_is_one() {
        String bilan = exact("personnes", "1");

        assertThat(found("normalisations", bilan.replace(YEAR, "\"year\":2023.0")))
                .containsExactly("read-as /year 2023.0 2023");
        assertThat(found("normalisations", bilan.replace(YEAR, "\"year\":\"2023.0\"")))
                .containsExactly("read-as /year 2023.0 2023");
        post(bilan.replace(YEAR, "\"year\":2023.5")).then().body("errors.code", contains("wrong-type"));
        post(bilan.replace(YEAR, "\"year\":1e999999999")).then().body("errors.code", contains("wrong-type"));
    }

    @Test
    void a_figure_that_says_nc_is_not_communicated() {
        String bilan = posted(exact("personnes", "\"NC\""));

        assertThat(Json.get(bilan).at("/content/figures/0/kind").asText()).isEqualTo("not_communicated");
        assertThat(Json.get(bilan).at("/content/figures/0/value").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"6.000, 6000", "1.500, 1500", "12.350, 12350"})
    void a_number_with_three_decimals_may_be_thousands(String sent, String thousands) {
        assertThat(found("warnings", exact("subventions", sent)))
                .contains("perhaps-thousands /figures/0/value %s %s".formatted(sent, thousands));
    }

    @Test
    void that_is_said_beside_the_number_in_the_text() {
        String bilan = bilan("""
                "narrative": {"done": "6000 personnes sont venues."},
                "figures": [{"indicator": "personnes", "kind": "exact", "value": %s}]
                """.formatted(VALUE));

        assertThat(found("warnings", bilan.replace(VALUE, "6.000")))
                .contains(
                        "number-without-figure /narrative/done 6000 personnes null",
                        "perhaps-thousands /figures/0/value 6.000 6000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "6.00", "6.0000", "0.125", "6000.125", "\"1 500,125\""})
    void no_other_number_may(String sent) {
        assertThat(found("warnings", exact("subventions", sent))).noneMatch(told -> told.startsWith("perhaps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.000", "6,000", "12.350 €"})
    void a_text_with_three_digits_behind_its_point_is_no_number(String sent) {
        refuses(exact("subventions", "\"%s\"".formatted(sent)), "wrong-type /figures/0/value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Une f\uFFFDte de quartier|f\uFFFDte",
                "Une fÃªte de quartier|fÃªte",
                "Accueil Ã\u00a0 la mairie|Ã\u00a0",
                "Lâ€™accueil des familles|Lâ€™accueil",
                "Ateliers cÅ“ur de ville|cÅ“ur",
                "Une id√©e|id√©e"
            })
    void letters_lost_in_another_encoding_are_told(String done, String word) {
        assertThat(found("warnings", bilan("\"narrative\": {\"done\": \"%s\"}".formatted(done))))
                .anyMatch(told -> told.startsWith("wrong-code-page /narrative/done " + word.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Une fête à l’école, « cœur de ville »", "SÃO JOÃO", "Âge : 3 à 5 ans", "20 €", "Â, Ã et Å"})
    void letters_that_are_right_are_not(String done) {
        assertThat(found("warnings", bilan("\"narrative\": {\"done\": \"%s\"}".formatted(done))))
                .noneMatch(told -> told.startsWith("wrong-code-page"));
    }

    @Test
    void they_are_told_of_the_action_that_a_bilan_brings_along_as_well() {
        assertThat(found("warnings", bringing("").replace("Jardin partagé", "Jardin partagÃ©")))
                .contains("wrong-code-page /action/title partagÃ© null");
    }

    private static JsonNode total() {
        return Json.get("/api/v1/aggregates/years?year=2023").at("/rows/0/indicators/0");
    }

    @Test
    void money_can_be_paid_back() throws SQLException {
        validated(counting("""
                {"indicator": "subventions", "kind": "exact", "value": -350.5, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": -400.5}, {"category": "hommes", "value": 50}]}]}
                """));

        assertThat(publishedFigures(id("accueil"))).containsExactly("subventions -350.5");
        assertThat(total().get("value").decimalValue()).isEqualByComparingTo("-350.5");
        assertThat(total().at("/breakdowns/0/unknown").decimalValue()).isZero();
        patching("/api/v1/indicators/" + grants, "{\"counts\": \"hours\"}")
                .patch("/api/v1/indicators/" + grants)
                .then()
                .statusCode(422)
                .body("errors.code", contains("has-negatives"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "personnes|'kind': 'exact', 'value': -5|too-small /figures/0/value",
                "personnes|'kind': 'exact', 'value': '-5 €'|not-in-euros /figures/0/value",
                "subventions|'kind': 'range', 'lower': -5, 'upper': 5|too-small /figures/0/lower",
                "subventions|'kind': 'exact', 'value': 5, 'target': -5|too-small /figures/0/target"
            })
    void nothing_else_can(String indicator, String members, String error) {
        refuses(figure(indicator, members.replace('\'', '"')), error);
    }

    @Test
    void an_estimate_of_what_is_paid_back_may_be_off_to_both_sides() {
        Stored.figure(id("accueil"), grants, "\"kind\": \"approximate\", \"value\": -100");

        assertThat(total().get("min").decimalValue()).isEqualByComparingTo("-110");
        assertThat(total().get("max").decimalValue()).isEqualByComparingTo("-90");
    }

    @Test
    void the_database_itself_refuses_fewer_people_than_none() {
        String figure = Stored.exact(id("accueil"), id("enfants"), "1");

        assertThatThrownBy(() -> execute("update indicator_value set value = -1 where id = '%s'".formatted(figure)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only money");
    }

    @Test
    void half_a_person_is_refused_wherever_people_are_counted() {
        refuses(exact("personnes", "2.5"), "not-whole /figures/0/value");
        refuses(figure("personnes", """
                        "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "people": 0.5}]""".formatted(id("before"))), "not-whole /figures/0/overlaps/0/people");
        refuses(figure("personnes", """
                        "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": 0.5}]""".formatted(id("before"))), "not-whole /figures/0/overlaps/0/share");
        posted(exact("personnes", "2.0"));
    }
}
