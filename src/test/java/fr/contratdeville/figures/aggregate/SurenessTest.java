package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a total says of itself: how many actions it rests on, how new it is, and what to know before quoting it. */
@QuarkusTest
class SurenessTest extends ApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void oneContract() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private String action(String title, String status) {
        return Stored.action(contract, structure, 2023, title, "\"status\": \"%s\"".formatted(status));
    }

    private static JsonNode row() {
        return Answers.rows("/years").get(0);
    }

    private static String warnings(JsonNode object) {
        return String.join(
                " ",
                Json.list(object.get("warnings")).stream().map(JsonNode::asText).toList());
    }

    private void bilan(String action, String state) {
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "%s", "outcome": "completed",
                 "narrative": {"done": "Fait."}}
                """.formatted(structure, action, state));
    }

    private void validate(String action) {
        String bilan = "/api/v1/bilans/"
                + given().get("/api/v1/bilans?action=" + action).path("items[0].id");
        given().header("If-Match", etag(bilan)).post(bilan + "/validate").then().statusCode(200);
    }

    @Test
    void postponed_and_cancelled_actions_are_not_expected_to_report() {
        String indicator = Stored.indicator("seances", "sum");
        Stored.exact(action("A", "completed"), indicator, "1");
        action("B", "planned");
        action("C", "partially_completed");
        action("D", "cancelled");
        Stored.action(contract, structure, 2023, "E", "\"status\": \"postponed\", \"postponedToYear\": 2024");

        assertThat(row().get("completeness")).isEqualTo(Json.of("""
                {"actions": 5, "expected": 3, "reported": 1, "validated": 1}
                """));
        assertThat(warnings(row())).isEqualTo("incomplete");
    }

    @Test
    void a_submitted_bilan_is_reported_and_a_validated_one_validated() {
        String validated = action("A", "completed");
        bilan(validated, "submitted");
        validate(validated);
        bilan(action("B", "completed"), "submitted");
        bilan(action("C", "completed"), "draft");

        assertThat(row().get("completeness")).isEqualTo(Json.of("""
                {"actions": 3, "expected": 3, "reported": 2, "validated": 1}
                """));
    }

    @Test
    void a_bilan_that_is_reviewed_anew_stays_published_and_counted() {
        String action = action("A", "completed");
        bilan(action, "submitted");
        validate(action);
        String bilan = "/api/v1/bilans/"
                + given().get("/api/v1/bilans?action=" + action).path("items[0].id");
        sending("{\"reason\": \"À préciser.\"}")
                .header("If-Match", etag(bilan))
                .post(bilan + "/reopen")
                .then()
                .statusCode(200);

        assertThat(reported(anonymous().get("/api/v1/aggregates/years").asString()))
                .isEqualTo(1);
    }

    @Test
    void a_rate_of_which_no_term_is_communicated_says_so_of_its_action() {
        String done = Stored.indicator("faites", "sum");
        String asked = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", done, asked);
        String known = action("A", "completed");
        Stored.exact(known, done, "1");
        Stored.exact(known, asked, "2");
        String silent = action("B", "completed");
        Stored.figure(silent, done, "\"kind\": \"not_communicated\"");
        Stored.figure(silent, asked, "\"kind\": \"not_applicable\"");

        JsonNode rate = Answers.indicator("taux", row());
        assertThat(rate.get("reporting")).isEqualTo(Json.of("""
                {"contributing": 1, "leftOut": 0, "notCommunicated": 1, "notApplicable": 0, "notReported": 0, "notExpected": 0}
                """));
        assertThat(warnings(rate)).isEqualTo("incomplete");
    }

    @Test
    void what_waits_to_be_validated_is_not_told_to_those_it_does_not_concern() {
        bilan(action("A", "completed"), "submitted");
        String path = "/api/v1/aggregates/years";

        assertThat(reported(anonymous().get(path).asString())).isZero();
        assertThat(reported(as(Tokens.partner("00000000-0000-4000-8000-000000000000"))
                        .get(path)
                        .asString()))
                .isZero();
        assertThat(reported(as(Tokens.partner(structure)).get(path).asString())).isEqualTo(1);
        assertThat(reported(as(Tokens.warehouse()).get(path).asString())).isEqualTo(1);
    }

    private static int reported(String answer) {
        return Json.of(answer).at("/rows/0/completeness/reported").intValue();
    }

    @Test
    void a_bilan_that_is_counted_before_it_is_validated_makes_its_action_reported_and_not_validated() {
        bilan(action("A", "completed"), "submitted");

        JsonNode completeness = Answers.rows("/years?figures=submitted").get(0).get("completeness");
        assertThat(completeness.get("reported").intValue()).isEqualTo(1);
        assertThat(completeness.get("validated").intValue()).isZero();
    }

    @Test
    void the_newest_figure_inside_is_told() {
        String indicator = Stored.indicator("seances", "sum");
        String old = Stored.exact(action("A", "completed"), indicator, "1");
        String other = action("B", "completed");
        String figure = Stored.exact(other, indicator, "2");
        String path = Stored.figures(other) + "/" + figure;
        patching(path, "{\"value\": 3}").patch(path).then().statusCode(200);
        JsonNode newest = Json.get(path);

        assertThat(Answers.indicator("seances", row()).get("freshness"))
                .isEqualTo(Json.of("""
                {"time": "%s", "version": 1}
                """.formatted(newest.get("updatedAt").asText())));
        assertThat(old).isNotEqualTo(figure);
    }

    @Test
    void without_figures_nothing_is_new_and_the_reason_is_told() {
        Stored.figure(action("A", "completed"), Stored.indicator("seances", "sum"), "\"kind\": \"not_communicated\"");
        Stored.exact(action("B", "completed"), Stored.indicator("duree", "none"), "12");

        JsonNode silent = Answers.indicator("seances", row());
        assertThat(silent.get("freshness").isNull()).isTrue();
        assertThat(silent.get("noValueBecause").asText()).isEqualTo("no_figure");
        assertThat(warnings(silent)).isEqualTo("incomplete");
        assertThat(Answers.indicator("duree", row()).get("noValueBecause").asText())
                .isEqualTo("never_aggregated");
    }

    @Test
    void a_rate_of_nothing_says_that_its_base_is_zero() {
        String done = Stored.indicator("faites", "sum");
        String asked = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", done, asked);
        String action = action("A", "completed");
        Stored.exact(action, done, "0");
        Stored.exact(action, asked, "0");

        JsonNode rate = Answers.indicator("taux", row());
        assertThat(rate.get("value").isNull()).isTrue();
        assertThat(rate.get("noValueBecause").asText()).isEqualTo("base_is_zero");
        assertThat(rate.get("numerator").intValue()).isZero();
    }

    @Test
    void approximate_figures_inside_are_told_in_the_readers_language() {
        Stored.figure(
                action("A", "completed"),
                Stored.indicator("seances", "sum"),
                "\"kind\": \"approximate\", \"value\": 12");

        assertThat(warnings(Answers.indicator("seances", row()))).isEqualTo("approximate_inside");
        given().get("/api/v1/aggregates/years")
                .then()
                .body("warnings.code", hasItem("approximate_inside"))
                .body("warnings[0].message", containsString("approximatifs"));
        given().header("Accept-Language", "en")
                .get("/api/v1/aggregates/years")
                .then()
                .body("warnings[0].message", containsString("Approximate"));
    }

    @Test
    void a_total_of_exact_figures_that_everyone_reported_has_no_warning() {
        Stored.exact(action("A", "completed"), Stored.indicator("seances", "sum"), "3");

        JsonNode answer = Json.get("/api/v1/aggregates/years");
        assertThat(answer.get("warnings").size()).isZero();
        assertThat(warnings(Answers.indicator("seances", answer.at("/rows/0")))).isEmpty();
    }

    @Test
    void parts_that_exceed_the_lower_end_of_a_range_raise_it() {
        Stored.sexes();
        Stored.figure(action("A", "completed"), Stored.indicator("seances", "sum"), """
                "kind": "range", "lower": 5, "upper": 10, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "partial",
                   "parts": [{"category": "femmes", "value": 6}, {"category": "hommes", "value": 2}]}]
                """);

        JsonNode total = Answers.indicator("seances", row());
        assertThat(Answers.figures(total)).isEqualTo(Json.of("""
                {"value": 9, "min": 8, "max": 10, "precision": "estimated"}
                """));
        assertThat(total.at("/breakdowns/0/unknown").intValue()).isEqualTo(1);
    }
}
