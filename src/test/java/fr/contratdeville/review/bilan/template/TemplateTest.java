package fr.contratdeville.review.bilan.template;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bilan to fill in. */
@QuarkusTest
class TemplateTest extends BilanApiTest {

    private static String template(String action) {
        return "/api/v1/actions/" + action + "/bilan-template";
    }

    private static List<String> indicators(JsonNode template) {
        return Json.texts(template.get("figures"), "indicator");
    }

    @Test
    void has_the_actions_identity_and_what_the_same_action_counted_the_last_time() {
        assertThat(Json.get(template(id("accueil")))).isEqualTo(Json.of(filled("""
                {"structureId": "{centre}", "year": 2023, "actionId": "{accueil}", "action": null,
                 "externalReference": null, "state": "submitted", "outcome": null, "postponedToYear": null,
                 "narrative": {"done": null, "difficulties": null, "perspectives": null},
                 "figures": [
                   {"indicatorId": "{adultes}", "indicator": "adultes", "kind": "exact", "value": null, "target": null,
                    "breakdowns": [], "overlaps": null, "disjoint": null},
                   {"indicatorId": "{enfants}", "indicator": "enfants", "kind": "exact", "value": null, "target": 150,
                    "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1,
                                    "coverage": "whole", "parts": [{"category": "femmes", "value": null},
                                                                   {"category": "hommes", "value": null}]}],
                    "overlaps": null, "disjoint": null}]}
                """)));
    }

    @Test
    void repeats_what_is_declared_of_this_years_public_and_not_what_was_of_last_years() {
        String people = Stored.people("habitants", "sum");
        String then = Stored.action(id("dole"), id("centre"), 2022, "Chorale");
        Stored.figure(then, people, "\"kind\": \"exact\", \"value\": 20, \"disjoint\": true");
        String now = Stored.action(id("dole"), id("centre"), 2023, "Chorale", """
                "status": "completed", "continuesActionId": "%s\"""".formatted(then));
        assertThat(Json.get(template(now)).at("/figures/0/disjoint").isNull()).isTrue();

        Stored.figure(now, people, """
                "kind": "exact", "value": 25, "overlaps": [{"actionId": "%s", "share": 7}]
                """.formatted(id("accueil")));
        assertThat(Json.get(template(now)).at("/figures/0/overlaps")).isEqualTo(Json.of(filled("""
                [{"actionId": "{accueil}", "share": 7}]
                """)));
    }

    @Test
    void takes_the_last_time_from_what_the_action_continues_rather_than_from_its_title() {
        String continued = Stored.action(id("dole"), id("club"), 2021, "Sorties");
        Stored.exact(continued, id("jours"), "3");
        String action = Stored.action(id("dole"), id("centre"), 2024, "Accueil", """
                "status": "planned", "continuesActionId": "%s\"""".formatted(continued));

        assertThat(indicators(Json.get(template(action)))).containsExactly("jours");
    }

    @Test
    void takes_the_last_time_of_its_own_structure_only() {
        String action = Stored.action(id("dole"), id("club"), 2023, "Accueil");
        Stored.exact(action, id("jours"), "3");

        assertThat(indicators(Json.get(template(action)))).as("its own").containsExactly("jours");
    }

    @Test
    void of_a_later_year_brings_the_action_along() {
        JsonNode template = Json.get(template(id("before")) + "?year=2024");

        assertThat(template.get("actionId").isNull()).isTrue();
        assertThat(template.get("year").asInt()).isEqualTo(2024);
        assertThat(template.get("action")).isEqualTo(Json.of(filled("""
                {"contractId": "{dole}", "pillarId": null, "title": "Accueil", "description": "Une action.",
                 "objectives": [], "partners": [], "transversalPriorities": [], "neighbourhoodIds": [],
                 "neighbourhoodCodes": [], "continuesActionId": "{before}"}
                """)));
        assertThat(indicators(template)).containsExactly("adultes", "enfants");
    }

    @Test
    void of_a_later_year_names_the_action_that_is_there() {
        JsonNode template = Json.get(template(id("before")) + "?year=2023");
        assertThat(template.get("actionId").asText()).isEqualTo(id("accueil"));
        assertThat(template.get("action").isNull()).isTrue();
        assertThat(indicators(template)).containsExactly("adultes", "enfants");

        String renamed = Stored.action(id("dole"), id("centre"), 2024, "Grand accueil", """
                "status": "planned", "continuesActionId": "%s\"""".formatted(id("before")));
        assertThat(Json.get(template(id("before")) + "?year=2024")
                        .get("actionId")
                        .asText())
                .isEqualTo(renamed);
    }

    /** An action of 2024 under the contract that is over then, in both neighbourhoods, one of which has no successor. */
    private String lastYearsAction(String pillar) {
        String without = Stored.neighbourhood(id("dole"), "Le Poiset");
        return Stored.action(id("dole"), id("centre"), 2024, "Jardin", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s", "%s"]
                """.formatted(pillar, id("mesnils"), without));
    }

    private void succeeds(String path, String json) {
        patching(path, "{\"successors\": [%s]}".formatted(json))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void under_the_next_contract_names_what_stands_there() {
        String next = Stored.contract("dole-2025", 2025, 2030);
        String youth = Stored.pillar(next, "jeunesse", 1);
        String place = Stored.neighbourhood(next, "Mesnils-Pasteur");
        succeeds("/api/v1/pillars/" + id("cohesion"), "{\"pillarId\": \"%s\"}".formatted(youth));
        succeeds("/api/v1/neighbourhoods/" + id("mesnils"), "{\"neighbourhoodId\": \"%s\"}".formatted(place));
        String action = lastYearsAction(id("cohesion"));

        JsonNode template = Json.get(template(action) + "?year=2025");
        assertThat(template.at("/action/contractId").asText()).isEqualTo(next);
        assertThat(template.at("/action/pillarId").asText()).isEqualTo(youth);
        assertThat(Json.of(template.at("/action/neighbourhoodIds").toString()))
                .isEqualTo(Json.of("[\"%s\"]".formatted(place)));
        assertThat(template.at("/action/continuesActionId").asText()).isEqualTo(action);
        assertThat(Json.texts(template.get("warnings"), "code")).containsExactly("no-successor");
        assertThat(template.at("/warnings/0/pointer").asText()).isEqualTo("/action/neighbourhoodIds");
        assertThat(template.at("/warnings/0/detail").asText()).startsWith("« Le Poiset » n'a pas de successeur");

        ((ObjectNode) template).put("outcome", "completed");
        ((ObjectNode) template.get("narrative")).put("done", "Un jardin.");
        validated(template.toString());
        assertThat(Json.get(template(action) + "?year=2025").get("actionId").isNull())
                .isFalse();
    }

    @Test
    void what_is_divided_among_successors_is_left_to_be_chosen() {
        String next = Stored.contract("dole-2025", 2025, 2030);
        succeeds("/api/v1/pillars/" + id("cohesion"), """
                {"pillarId": "%s", "weight": 0.6}, {"pillarId": "%s", "weight": 0.4}
                """.formatted(
                        Stored.pillar(next, "jeunesse", 1), Stored.pillar(next, "sante", 2)));

        JsonNode template = Json.get(template(lastYearsAction(id("cohesion"))) + "?year=2025");
        assertThat(template.at("/action/pillarId").isNull()).isTrue();
        assertThat(Json.texts(template.get("warnings"), "code"))
                .containsExactly("several-successors", "no-successor", "no-successor");
        assertThat(template.at("/warnings/0/expected").asText()).isEqualTo("Pilier jeunesse, Pilier sante");
    }

    @Test
    void where_nothing_follows_the_next_contract_is_known_by_the_agglomeration() {
        String next = Stored.contract("dole-2025", 2025, 2030);
        created("/api/v1/city-contracts", """
                {"code": "ailleurs", "name": "Ailleurs", "epciName": "Pays de Lons", "firstYear": 2025, "lastYear": 2030}
                """);

        JsonNode template = Json.get(template(lastYearsAction(id("emploi"))) + "?year=2025");
        assertThat(template.at("/action/contractId").asText()).isEqualTo(next);
        assertThat(Json.texts(template.get("warnings"), "code"))
                .containsExactly("no-successor", "no-successor", "no-successor");
    }

    @Test
    void successors_are_followed_over_a_contract_between() {
        String between = Stored.contract("dole-2025", 2025, 2030);
        String next = Stored.contract("dole-2031", 2031, 2036);
        String youth = Stored.pillar(between, "jeunesse", 1);
        String health = Stored.pillar(next, "sante", 1);
        succeeds("/api/v1/pillars/" + id("cohesion"), "{\"pillarId\": \"%s\"}".formatted(youth));
        succeeds("/api/v1/pillars/" + youth, "{\"pillarId\": \"%s\"}".formatted(health));

        JsonNode template = Json.get(template(lastYearsAction(id("cohesion"))) + "?year=2031");
        assertThat(template.at("/action/contractId").asText()).isEqualTo(next);
        assertThat(template.at("/action/pillarId").asText()).isEqualTo(health);
    }

    @Test
    void without_a_contract_of_that_year_says_so() {
        JsonNode template = Json.get(template(lastYearsAction(id("cohesion"))) + "?year=2025");

        assertThat(template.at("/action/contractId").asText()).isEqualTo(id("dole"));
        assertThat(Json.texts(template.get("warnings"), "code")).containsExactly("no-contract-of-that-year");
    }

    @Test
    void names_the_action_that_is_there_under_the_next_contract() {
        String next = Stored.contract("dole-2025", 2025, 2030);
        String there = Stored.action(next, id("centre"), 2025, "JARDIN", "\"status\": \"planned\"");

        assertThat(Json.get(template(lastYearsAction(id("cohesion"))) + "?year=2025")
                        .get("actionId")
                        .asText())
                .isEqualTo(there);
    }

    @Test
    void is_of_no_year_before_the_action() {
        given().header("Accept-Language", "en")
                .get(template(id("accueil")) + "?year=2022")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .header("Content-Language", "en")
                .body(ERRORS, contains("before-the-action year"));
        given().get(template(id("dole"))).then().spec(problem(404, "not-found"));
    }

    @Test
    void sent_back_as_it_is_names_everything_that_is_missing() {
        refuses(
                Json.get(template(id("accueil"))).toString(),
                "required-to-submit /outcome",
                "required-to-submit /narrative/done",
                "required-with-this-kind /figures/0/value",
                "required-with-this-kind /figures/1/value",
                "required /figures/1/breakdowns/0/parts/0/value",
                "required /figures/1/breakdowns/0/parts/1/value");
    }

    @Test
    void filled_in_is_accepted() {
        String address = posted(filledIn(template(id("accueil"))));
        assertThat(Json.get(address).at("/content/figures/1/target").asInt()).isEqualTo(150);
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("adultes 21", "enfants 130");
    }

    @Test
    void filled_in_for_a_year_without_the_action_is_accepted() throws Exception {
        validated(filledIn(template(id("before")) + "?year=2024"));

        assertThat(query("select title from action where year = 2024 and continues_action_id = '" + id("before") + "'"))
                .containsExactly("Accueil");
    }

    private static String filledIn(String template) {
        ObjectNode bilan = (ObjectNode) Json.get(template);
        bilan.put("outcome", "completed");
        ((ObjectNode) bilan.get("narrative")).put("done", "Un accueil.");
        ((ObjectNode) bilan.at("/figures/0")).put("value", 21);
        ((ObjectNode) bilan.at("/figures/1")).put("value", 130);
        ((ObjectNode) bilan.at("/figures/1/breakdowns/0/parts/0")).put("value", 80);
        ((ObjectNode) bilan.at("/figures/1/breakdowns/0/parts/1")).put("value", 50);
        return bilan.toString();
    }
}
