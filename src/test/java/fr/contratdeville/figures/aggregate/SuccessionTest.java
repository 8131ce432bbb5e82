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
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals over a change of contract: what stood under the old one is counted where the new one has it, if asked. */
@QuarkusTest
class SuccessionTest extends ApiTest {

    private String before;
    private String after;
    private String structure;
    private String sessions;
    private String cohesion;
    private String employment;
    private String youth;

    @BeforeEach
    void twoContracts() {
        before = Stored.contract("avant", 2015, 2023);
        after = Stored.contract("apres", 2024, 2030);
        structure = Stored.structure("CCAS");
        sessions = Stored.indicator("seances", "sum");
        cohesion = Stored.pillar(before, "cohesion", 1);
        employment = Stored.pillar(after, "emploi", 1);
        youth = Stored.pillar(after, "jeunesse", 2);
        reported(before, 2023, "A", "\"pillarId\": \"%s\"".formatted(cohesion), "100");
        reported(after, 2024, "B", "\"pillarId\": \"%s\"".formatted(youth), "7");
    }

    private String reported(String contract, int year, String title, String members, String value) {
        String action = Stored.action(contract, structure, year, title, "\"status\": \"completed\", " + members);
        Stored.exact(action, sessions, value);
        return action;
    }

    private static void successors(String path, String json) {
        patching(path, "{\"successors\": [%s]}".formatted(json))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private void cohesionGoesOverByWeights() {
        successors("/api/v1/pillars/" + cohesion, """
                {"pillarId": "%s", "weight": 0.4}, {"pillarId": "%s", "weight": 0.6}
                """.formatted(employment, youth));
    }

    private static String totals(String query) {
        return Answers.rows(query).stream()
                .map(row -> row.at("/group/pillar/code").asText() + "="
                        + Answers.indicator("seances", row).get("value").asText())
                .collect(Collectors.joining(" "));
    }

    private static List<String> warnings(String query) {
        return Json.texts(Json.get("/api/v1/aggregates" + query).get("warnings"), "code");
    }

    @Test
    void pillars_are_counted_where_they_are_unless_asked() {
        cohesionGoesOverByWeights();

        assertThat(totals("/pillars")).contains("cohesion=100", "jeunesse=7");
        assertThat(warnings("/pillars")).containsExactly("series_broken");
    }

    @Test
    void weights_divide_what_stood_under_a_pillar() {
        cohesionGoesOverByWeights();

        assertThat(totals("/pillars?pillars=mapped")).isEqualTo("emploi=40 jeunesse=67");
        assertThat(warnings("/pillars?pillars=mapped")).containsExactly("split_by_weights");
        JsonNode total = Answers.indicator(
                "seances", Answers.rows("/pillars?pillars=mapped").get(0));
        assertThat(total.get("precision").asText()).isEqualTo("estimated");
        JsonNode contribution = Json.get(total.get("contributions").asText()).at("/items/0");
        assertThat(Answers.only(contribution, "point", "weight", "contribution"))
                .isEqualTo(Json.of("""
                {"point": 100, "weight": 0.4, "contribution": 40}
                """));
    }

    @Test
    void nothing_is_counted_twice_where_pillars_are_not_told_apart() {
        cohesionGoesOverByWeights();
        String both = "/structures?pillars=mapped&pillar=%s&pillar=%s".formatted(employment, youth);

        JsonNode row = Answers.rows(both).get(0);
        assertThat(Answers.indicator("seances", row).get("value").intValue()).isEqualTo(107);
        assertThat(row.at("/actions/total").intValue()).isEqualTo(2);
        assertThat(Answers.indicator(
                                "seances",
                                Answers.rows("/structures?pillars=mapped&pillar=" + youth)
                                        .get(0))
                        .get("value")
                        .intValue())
                .isEqualTo(67);
    }

    @Test
    void a_main_successor_takes_all() {
        successors("/api/v1/pillars/" + cohesion, """
                {"pillarId": "%s", "main": true}, {"pillarId": "%s"}
                """.formatted(employment, youth));

        assertThat(totals("/pillars?pillars=mapped")).isEqualTo("emploi=100 jeunesse=7");
        assertThat(warnings("/pillars?pillars=mapped")).isEmpty();
    }

    @Test
    void a_pillar_without_a_successor_breaks_the_series() {
        assertThat(totals("/pillars?pillars=mapped")).contains("cohesion=100", "jeunesse=7");
        assertThat(warnings("/pillars?pillars=mapped")).containsExactly("series_broken");
    }

    @Test
    void successors_are_followed_over_several_contracts() {
        String latest = Stored.contract("ensuite", 2031, 2036);
        String health = Stored.pillar(latest, "sante", 1);
        String housing = Stored.pillar(latest, "logement", 2);
        cohesionGoesOverByWeights();
        successors("/api/v1/pillars/" + youth, """
                {"pillarId": "%s", "weight": 0.5}, {"pillarId": "%s", "weight": 0.5}
                """.formatted(health, housing));
        successors("/api/v1/pillars/" + employment, "{\"pillarId\": \"%s\"}".formatted(health));

        assertThat(totals("/pillars?pillars=mapped")).isEqualTo("sante=73.5 logement=33.5");
    }

    @Test
    void who_asks_where_successors_stand_has_to_ask_for_them() {
        cohesionGoesOverByWeights();

        given().get("/api/v1/aggregates/years?pillars=mapped&pillar=" + cohesion)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("has-successors pillar"));
    }

    @Test
    void a_comparison_across_the_change_weighs_both_years_alike() {
        cohesionGoesOverByWeights();
        String then = reported(before, 2023, "C", "\"pillarId\": \"%s\"".formatted(cohesion), "50");
        reported(
                after,
                2024,
                "C",
                "\"pillarId\": \"%s\", \"continuesActionId\": \"%s\"".formatted(employment, then),
                "60");

        JsonNode row = Answers.rows("/pillars?year=2024&compareTo=previous&pillars=mapped")
                .get(0);
        assertThat(row.at("/group/pillar/code").asText()).isEqualTo("emploi");
        assertThat(Answers.indicator("seances", row).get("change")).isEqualTo(Json.of("""
                {"comparable": 1, "now": 60, "before": 50, "absolute": 10, "percent": 20}
                """));
        assertThat(row.at("/comparison/ended").intValue()).isEqualTo(1);
        JsonNode all = Answers.rows("/structures?year=2024&compareTo=previous&pillars=mapped")
                .get(0);
        assertThat(all.at("/comparison/ended").intValue()).isEqualTo(1);
        assertThat(warnings("/structures?year=2024&compareTo=previous&pillars=mapped"))
                .isEmpty();
        assertThat(warnings("/structures?year=2024&compareTo=previous")).containsExactly("series_broken");
    }

    @Test
    void overlaps_within_one_pillar_hold_where_its_weights_divide_it() {
        cohesionGoesOverByWeights();
        String people = Stored.people("enfants", "sum");
        String pre = Stored.action(
                before, structure, 2023, "PRE", "\"status\": \"completed\", \"pillarId\": \"%s\"".formatted(cohesion));
        Stored.exact(pre, people, "100");
        String club = Stored.action(
                before, structure, 2023, "Club", "\"status\": \"completed\", \"pillarId\": \"%s\"".formatted(cohesion));
        Stored.figure(club, people, """
                "kind": "exact", "value": 20, "overlaps": [{"actionId": "%s", "share": 10}]
                """.formatted(pre));

        JsonNode row = Answers.rows("/pillars?year=2023&pillars=mapped").get(0);
        assertThat(Answers.indicator("enfants", row).get("people")).isEqualTo(Json.of("""
                {"participations": 48, "distinctMin": 40, "distinctMax": 44}
                """));
    }

    @Test
    void neighbourhoods_are_followed_by_their_weights() {
        String old = Stored.neighbourhood(before, "Mesnils-Pasteur");
        String north = Stored.neighbourhood(after, "Mesnils nord");
        String south = Stored.neighbourhood(after, "Mesnils sud");
        successors("/api/v1/neighbourhoods/" + old, """
                {"neighbourhoodId": "%s", "weight": 0.3}, {"neighbourhoodId": "%s", "weight": 0.7}
                """.formatted(north, south));
        reported(before, 2023, "D", "\"neighbourhoodIds\": [\"%s\"]".formatted(old), "10");
        reported(after, 2024, "E", "\"neighbourhoodIds\": [\"%s\", \"%s\"]".formatted(north, south), "20");

        String filter = "/structures?neighbourhood=%s".formatted(north);
        assertThat(Answers.indicator("seances", Answers.rows(filter).get(0))
                        .get("value")
                        .intValue())
                .isEqualTo(20);
        JsonNode mapped = Answers.rows(filter + "&neighbourhoods=mapped").get(0);
        assertThat(Answers.indicator("seances", mapped).get("value").intValue()).isEqualTo(23);
        assertThat(warnings(filter + "&neighbourhoods=mapped")).containsExactly("split_by_weights");
        JsonNode both = Answers.rows(filter + "&neighbourhoods=mapped&neighbourhood=" + south)
                .get(0);
        assertThat(Answers.indicator("seances", both).get("value").intValue()).isEqualTo(30);
        assertThat(Json.texts(
                        Json.get(Answers.indicator("seances", mapped)
                                        .get("contributions")
                                        .asText())
                                .get("items"),
                        "contribution"))
                .containsExactly("3", "20");
        given().get("/api/v1/aggregates/years?neighbourhoods=mapped&neighbourhood=" + old)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("has-successors neighbourhood"));
    }

    @Test
    void years_on_both_sides_of_the_change_break_the_series_of_a_total() {
        assertThat(warnings("/years")).containsExactly("series_broken");
        assertThat(warnings("/years?year=2024")).isEmpty();
        assertThat(warnings("/structures")).containsExactly("series_broken");
    }
}
