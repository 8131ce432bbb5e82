package fr.contratdeville.figures.aggregate;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonTest extends ApiTest {

    private String contract;
    private String structure;
    private String children;

    @BeforeEach
    void oneContractAndIndicator() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        children = Stored.people("enfants", "sum");
    }

    private String action(int year, String title) {
        return Stored.action(contract, structure, year, title);
    }

    private String continuing(String action, int year, String title) {
        return Stored.action(
                contract,
                structure,
                year,
                title,
                "\"status\": \"completed\", \"continuesActionId\": \"%s\"".formatted(action));
    }

    private static JsonNode change(String code, JsonNode row) {
        return Answers.indicator(code, row).get("change");
    }

    private static JsonNode only(String query) {
        return Answers.rows(query).get(0);
    }

    @Test
    void only_actions_with_the_figure_in_both_years_are_compared() {
        String carriedOn = action(2022, "PRE");
        Stored.exact(carriedOn, children, "140");
        Stored.exact(continuing(carriedOn, 2023, "PRE"), children, "134");
        String silentThen = action(2022, "CLAS");
        Stored.exact(continuing(silentThen, 2023, "CLAS"), children, "1000");
        Stored.exact(action(2022, "Finie"), children, "500");
        Stored.exact(action(2023, "Nouvelle"), children, "700");

        JsonNode row = only("/structures?year=2023&compareTo=previous");
        assertThat(row.get("comparison")).isEqualTo(Json.of("""
                {"yearsBack": 1, "carriedOn": 2, "inSeveral": 0, "started": 1, "ended": 1}
                """));
        assertThat(change("enfants", row)).isEqualTo(Json.of("""
                {"comparable": 1, "now": 134, "before": 140, "absolute": -6, "percent": -4.29}
                """));
        assertThat(Answers.indicator("enfants", row).get("value").intValue()).isEqualTo(1834);
    }

    @Test
    void actions_are_followed_over_several_years() {
        String first = action(2020, "PRE");
        Stored.exact(first, children, "100");
        String second = continuing(first, 2021, "PRE");
        Stored.exact(continuing(second, 2023, "Réussite éducative"), children, "150");

        assertThat(change("enfants", only("/structures?year=2023&compareTo=2020")))
                .isEqualTo(Json.of("""
                {"comparable": 1, "now": 150, "before": 100, "absolute": 50, "percent": 50}
                """));
        JsonNode since2022 = only("/structures?year=2023&compareTo=2022");
        assertThat(since2022.get("comparison")).isEqualTo(Json.of("""
                {"yearsBack": 1, "carriedOn": 0, "inSeveral": 0, "started": 1, "ended": 0}
                """));
        assertThat(change("enfants", since2022)).isEqualTo(Json.of("""
                {"comparable": 0, "now": null, "before": null, "absolute": null, "percent": null}
                """));
    }

    @Test
    void an_action_that_several_carry_on_is_compared_with_none_of_them() {
        String whole = action(2022, "PRE");
        Stored.exact(whole, children, "100");
        Stored.exact(continuing(whole, 2023, "PRE petits"), children, "60");
        Stored.exact(continuing(whole, 2023, "PRE grands"), children, "50");

        JsonNode row = only("/structures?year=2023&compareTo=previous");
        assertThat(row.at("/comparison/inSeveral").intValue()).isEqualTo(2);
        assertThat(row.at("/comparison/ended").intValue()).isZero();
        assertThat(change("enfants", row).get("comparable").intValue()).isZero();
    }

    @Test
    void rows_by_year_are_each_compared_with_the_year_before() {
        String first = action(2021, "PRE");
        String second = continuing(first, 2022, "PRE");
        String third = continuing(second, 2023, "PRE");
        Stored.exact(first, children, "0");
        Stored.exact(second, children, "10");
        Stored.exact(third, children, "15");

        var rows = Answers.rows("/years?compareTo=previous");
        assertThat(Json.texts(Json.of(rows.toString()), "group.year")).containsExactly("2021", "2022", "2023");
        assertThat(change("enfants", rows.get(1)).get("percent").isNull()).isTrue();
        assertThat(change("enfants", rows.get(1)).get("absolute").intValue()).isEqualTo(10);
        assertThat(change("enfants", rows.get(2)).get("percent").intValue()).isEqualTo(50);
    }

    @Test
    void a_group_of_which_only_ended_actions_are_left_is_there() {
        String other = Stored.structure("MJC");
        Stored.action(contract, other, 2022, "Radio");
        action(2023, "PRE");

        var rows = Answers.rows("/structures?year=2023&compareTo=previous");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).at("/group/structure/name").asText()).isEqualTo("MJC");
        assertThat(rows.get(1).at("/comparison/ended").intValue()).isEqualTo(1);
    }

    @Test
    void ratios_are_quotients_of_the_sums_of_both_years() {
        String done = Stored.indicator("faites", "sum");
        String asked = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", done, asked);
        int[][] figures = {{1, 4, 3, 4}, {5, 6, 4, 6}};
        for (int i = 0; i < figures.length; i++) {
            String then = action(2022, "Action " + i);
            String now = continuing(then, 2023, "Action " + i);
            Stored.exact(then, done, Integer.toString(figures[i][0]));
            Stored.exact(then, asked, Integer.toString(figures[i][1]));
            Stored.exact(now, done, Integer.toString(figures[i][2]));
            Stored.exact(now, asked, Integer.toString(figures[i][3]));
        }

        assertThat(change("taux", only("/structures?year=2023&compareTo=previous")))
                .isEqualTo(Json.of("""
                {"comparable": 2, "now": 0.7, "before": 0.6, "absolute": 0.1, "percent": 16.67}
                """));
    }

    @Test
    void a_maximum_is_compared_with_a_maximum() {
        String most = Stored.indicator("affluence", "max");
        String then = action(2022, "Fête");
        Stored.exact(then, most, "30");
        Stored.exact(continuing(then, 2023, "Fête"), most, "45");

        assertThat(change("affluence", only("/structures?year=2023&compareTo=previous")))
                .isEqualTo(Json.of("""
                {"comparable": 1, "now": 45, "before": 30, "absolute": 15, "percent": 50}
                """));
    }

    @Test
    void nothing_is_compared_unless_asked() {
        Stored.exact(action(2023, "PRE"), children, "134");

        JsonNode row = only("/structures?year=2023");
        assertThat(row.has("comparison")).isFalse();
        assertThat(Answers.indicator("enfants", row).has("change")).isFalse();
    }

    @Test
    void comparing_asks_for_one_year_and_an_earlier_one() {
        refused("/structures?compareTo=previous", "needs-one-year compareTo");
        refused("/structures?year=2022&year=2023&compareTo=previous", "needs-one-year compareTo");
        refused("/years?compareTo=2022", "needs-one-year compareTo");
        refused("/structures?year=2023&compareTo=2023", "not-an-earlier-year compareTo");
        refused("/structures?year=2023&compareTo=hier", "not-a-year compareTo");
    }

    private static void refused(String query, String error) {
        given().get("/api/v1/aggregates" + query)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains(error));
    }
}
