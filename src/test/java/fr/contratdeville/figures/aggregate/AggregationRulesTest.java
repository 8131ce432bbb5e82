package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the figures of several actions make one: every case is small enough to be checked by hand. */
@QuarkusTest
class AggregationRulesTest extends ApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private String action(int year, String title) {
        return Stored.action(contract, structure, year, title);
    }

    private void reported(String indicator, int year, String title, String members) {
        Stored.figure(action(year, title), indicator, members);
    }

    private static void assertFigures(String code, int year, String expected) {
        assertThat(Answers.figures(Answers.indicator(code, year))).isEqualTo(Json.of(expected));
    }

    private static JsonNode reporting(String code, int year) {
        return Answers.indicator(code, year).get("reporting");
    }

    @Test
    void exact_figures_are_added_up_exactly() {
        String indicator = Stored.indicator("enfants", "sum");
        reported(indicator, 2023, "A", "\"kind\": \"exact\", \"value\": 0.1");
        reported(indicator, 2023, "B", "\"kind\": \"exact\", \"value\": 0.2");
        reported(indicator, 2023, "C", "\"kind\": \"exact\", \"value\": 99999999999999.5");

        assertFigures("enfants", 2023, """
                {"value": 99999999999999.8, "min": 99999999999999.8, "max": 99999999999999.8, "precision": "exact"}
                """);
    }

    @Test
    void an_approximate_figure_may_be_ten_percent_off() {
        String indicator = Stored.indicator("enfants", "sum");
        reported(indicator, 2023, "A", "\"kind\": \"exact\", \"value\": 10");
        reported(indicator, 2023, "B", "\"kind\": \"approximate\", \"value\": 15");

        assertFigures("enfants", 2023, """
                {"value": 25, "min": 23.5, "max": 26.5, "precision": "estimated"}
                """);
    }

    @Test
    void an_approximate_figure_may_be_as_far_off_as_its_indicator_says() {
        String indicator = created("/api/v1/indicators", """
                {"code": "visiteurs", "label": "Visiteurs", "unit": "visiteur", "counts": "people",
                 "aggregation": "sum", "approximationTolerance": 0.25}
                """).path("id");
        reported(indicator, 2023, "A", "\"kind\": \"approximate\", \"value\": 100");

        assertFigures("visiteurs", 2023, """
                {"value": 100, "min": 75, "max": 125, "precision": "estimated"}
                """);
    }

    @Test
    void a_range_goes_in_by_its_middle_and_its_ends() {
        String indicator = Stored.indicator("jeunes", "sum");
        reported(indicator, 2023, "A", "\"kind\": \"range\", \"lower\": 5, \"upper\": 10");
        reported(indicator, 2023, "B", "\"kind\": \"exact\", \"value\": 1");

        assertFigures("jeunes", 2023, """
                {"value": 8.5, "min": 6, "max": 11, "precision": "estimated"}
                """);
    }

    @Test
    void a_maximum_is_the_largest_of_points_and_bounds() {
        String indicator = Stored.indicator("nationalites", "max");
        reported(indicator, 2023, "A", "\"kind\": \"exact\", \"value\": 3");
        reported(indicator, 2023, "B", "\"kind\": \"range\", \"lower\": 4, \"upper\": 8");
        reported(indicator, 2023, "C", "\"kind\": \"approximate\", \"value\": 5");

        assertFigures("nationalites", 2023, """
                {"value": 6, "min": 4.5, "max": 8, "precision": "estimated"}
                """);
    }

    @Test
    void a_figure_that_is_never_aggregated_is_counted_as_left_out() {
        String indicator = Stored.indicator("duree", "none");
        reported(indicator, 2023, "A", "\"kind\": \"exact\", \"value\": 5");

        assertFigures("duree", 2023, """
                {"value": null, "min": null, "max": null, "precision": "none"}
                """);
        assertThat(reporting("duree", 2023).get("leftOut").intValue()).isEqualTo(1);
    }

    private void pair(String faites, String demandes, String title, String numerator, String denominator) {
        String action = action(2023, title);
        Stored.figure(action, faites, numerator);
        Stored.figure(action, demandes, denominator);
    }

    private static String exact(int value) {
        return "\"kind\": \"exact\", \"value\": " + value;
    }

    private static String range(int lower, int upper) {
        return "\"kind\": \"range\", \"lower\": %d, \"upper\": %d".formatted(lower, upper);
    }

    @Test
    void a_ratio_is_the_quotient_of_two_sums_and_no_average() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", exact(9), exact(10));
        pair(faites, demandes, "B", exact(30), exact(90));

        assertFigures("taux", 2023, """
                {"value": 0.39, "min": 0.39, "max": 0.39, "precision": "exact", "numerator": 39, "denominator": 100}
                """);
    }

    @Test
    void a_ratio_has_six_digits() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", exact(2), exact(3));

        assertThat(Answers.indicator("taux", 2023).get("value").decimalValue()).isEqualByComparingTo("0.666667");
    }

    @Test
    void a_ratio_takes_only_the_actions_that_have_both_terms() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", exact(1), exact(2));
        pair(faites, demandes, "B", exact(100), "\"kind\": \"not_communicated\"");
        reported(demandes, 2023, "C", exact(1000));
        action(2023, "D");

        assertFigures("taux", 2023, """
                {"value": 0.5, "min": 0.5, "max": 0.5, "precision": "exact", "numerator": 1, "denominator": 2}
                """);
        assertThat(reporting("taux", 2023)).isEqualTo(Json.of("""
                {"contributing": 1, "leftOut": 2, "notCommunicated": 0, "notApplicable": 0, "notReported": 1, "notExpected": 0}
                """));
    }

    @Test
    void a_ratio_is_bounded_by_the_opposite_bounds_of_its_terms() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", "\"kind\": \"approximate\", \"value\": 20", range(40, 60));

        assertFigures("taux", 2023, """
                {"value": 0.4, "min": 0.3, "max": 0.55, "precision": "estimated", "numerator": 20, "denominator": 50}
                """);
    }

    @Test
    void a_ratio_to_nothing_has_no_value() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", exact(0), exact(0));

        assertFigures("taux", 2023, """
                {"value": null, "min": null, "max": null, "precision": "none", "numerator": 0, "denominator": 0}
                """);
        assertThat(reporting("taux", 2023).get("contributing").intValue()).isEqualTo(1);
    }

    @Test
    void a_ratio_whose_denominator_may_be_zero_has_no_upper_bound() {
        String faites = Stored.indicator("faites", "sum");
        String demandes = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", faites, demandes);
        pair(faites, demandes, "A", exact(2), range(0, 10));

        assertFigures("taux", 2023, """
                {"value": 0.4, "min": 0.2, "max": null, "precision": "estimated", "numerator": 2, "denominator": 5}
                """);
    }

    @Test
    void every_action_of_a_group_is_counted_once_among_those_that_report() {
        String indicator = Stored.indicator("enfants", "sum");
        reported(indicator, 2023, "A", exact(1));
        reported(indicator, 2023, "B", range(1, 2));
        reported(indicator, 2023, "C", "\"kind\": \"not_communicated\"");
        reported(indicator, 2023, "D", "\"kind\": \"not_applicable\"");
        action(2023, "E");
        action(2023, "F");
        action(2023, "G");
        Stored.action(contract, structure, 2023, "H", "\"status\": \"cancelled\"");
        Stored.figure(
                Stored.action(contract, structure, 2023, "I", "\"status\": \"postponed\", \"postponedToYear\": 2024"),
                indicator,
                "\"kind\": \"not_applicable\"");

        assertThat(reporting("enfants", 2023)).isEqualTo(Json.of("""
                {"contributing": 2, "leftOut": 0, "notCommunicated": 1, "notApplicable": 2, "notReported": 3, "notExpected": 1}
                """));
    }

    @Test
    void an_indicator_that_nobody_can_say_is_there_without_a_value() {
        String indicator = Stored.indicator("enfants", "sum");
        reported(indicator, 2023, "A", "\"kind\": \"not_communicated\"");

        assertFigures("enfants", 2023, """
                {"value": null, "min": null, "max": null, "precision": "none"}
                """);
    }

    @Test
    void zero_is_a_value_and_no_report_is_none() {
        String indicator = Stored.indicator("enfants", "sum");
        Stored.indicator("adultes", "sum");
        reported(indicator, 2023, "A", exact(0));

        JsonNode row = Answers.rows("/years").get(0);
        assertThat(Answers.indicator("enfants", row).get("value").intValue()).isZero();
        assertThat(row.get("indicators").size()).isEqualTo(1);
    }
}
