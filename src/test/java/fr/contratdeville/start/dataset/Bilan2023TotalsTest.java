package fr.contratdeville.start.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What can be said of the 2023 bilan, checked by hand: the PRE accompanied 134 children, the club nature 15, all of them of
 * the PRE, and the batucada “une douzaine”.
 */
@QuarkusTest
class Bilan2023TotalsTest extends ApiTest {

    private static final String PILLARS = "/api/v1/aggregates/pillars?year=2023";

    @Inject
    DatasetLoader loader;

    @BeforeEach
    void load() throws IOException {
        loader.load(Dataset.read(Bilan2023.RESOURCE));
    }

    private static JsonNode row(String answer, String pillar) {
        return Json.list(Json.of(answer).get("rows")).stream()
                .filter(row -> row.at("/group/pillar/code").asText().equals(pillar))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode children(String answer) {
        return Json.list(row(answer, "cohesion-sociale").get("indicators")).stream()
                .filter(total -> total.at("/indicator/code").asText().equals("enfants"))
                .findFirst()
                .orElseThrow();
    }

    private static String pillars() {
        return given().get(PILLARS).asString();
    }

    @Test
    void there_are_161_participations_of_at_least_134_and_at_most_147_children() {
        JsonNode children = children(pillars());

        // 134 + 15 + 12.
        assertThat(children.get("value").intValue()).isEqualTo(161);
        assertThat(children.at("/people/participations").intValue()).isEqualTo(161);
        // All of them may be among the 134.
        assertThat(children.at("/people/distinctMin").intValue()).isEqualTo(134);
        assertThat(children.get("min").intValue()).isEqualTo(134);
        // The 15 are among the 134, for sure; “une douzaine” is 13.2 at the most.
        assertThat(children.at("/people/distinctMax").decimalValue()).isEqualByComparingTo("147.2");
        assertThat(children.get("max").decimalValue()).isEqualByComparingTo("162.2");
        assertThat(children.get("precision").asText()).isEqualTo("estimated");
        assertThat(Json.list(children.get("warnings")).stream().map(JsonNode::asText))
                .containsExactly("approximate_inside", "overlaps_not_declared");
    }

    @Test
    void the_school_levels_of_the_pre_leave_27_participations_unknown() {
        JsonNode levels = Json.list(children(pillars()).get("breakdowns")).stream()
                .filter(breakdown -> breakdown.get("dimension").asText().equals("niveau-scolaire"))
                .findFirst()
                .orElseThrow();

        assertThat(Json.texts(levels.get("parts"), "value")).containsExactly("12", "88", "34");
        assertThat(levels.get("unknown").intValue()).isEqualTo(27);
        assertThat(levels.get("total").intValue()).isEqualTo(161);
    }

    @Test
    void the_pillars_say_how_many_of_their_actions_reported() {
        Map<String, String> completeness = new TreeMap<>();
        Json.list(Json.get(PILLARS).get("rows"))
                .forEach(row -> completeness.put(
                        row.at("/group/pillar/code").asText(),
                        row.get("completeness").toString()));

        assertThat(completeness)
                .isEqualTo(Map.of(
                        "cohesion-sociale", completeness(16, 15, 6),
                        "valeurs-republique-citoyennete", completeness(12, 11, 9),
                        "cadre-de-vie-renouvellement-urbain", completeness(6, 6, 4),
                        "developpement-economique-emploi", completeness(5, 5, 3)));
    }

    private static String completeness(int actions, int expected, int reported) {
        return "{\"actions\":%d,\"expected\":%d,\"reported\":%d,\"validated\":%3$d}"
                .formatted(actions, expected, reported);
    }

    @Test
    void the_children_are_those_of_three_actions() {
        JsonNode contributions =
                Json.get(children(pillars()).get("contributions").asText() + "&sort=-contribution");

        assertThat(Json.list(contributions.get("items")))
                .extracting(one -> one.at("/structure/name").asText() + ": " + one.get("contribution"))
                .containsExactly("CCAS: 134", "Dole Environnement: 15", "Cité Jeunes: 12");
        assertThat(contributions.at("/items/1/overlaps/0/action/title").asText())
                .isEqualTo("PRE");
        assertThat(contributions.at("/items/1/overlaps/0/share").asText()).isEqualTo("all");
        assertThat(contributions.at("/items/2/overlaps").size()).isZero();
    }

    @Test
    void a_frozen_2023_stays_as_it_was_when_an_action_changes() {
        String millesime =
                "millesime=" + created("/api/v1/millesimes", "{\"year\": 2023}").path("code");
        String action = given().get("/api/v1/actions?q=PRE&sort=title").path("items.find { it.title == 'PRE' }.id");
        List<String> frozen = List.of(
                PILLARS + "&" + millesime,
                "/api/v1/actions/" + action + "?" + millesime,
                "/api/v1/actions?limit=200&" + millesime,
                children(given().get(PILLARS + "&" + millesime).asString())
                        .get("contributions")
                        .asText());
        List<String> before =
                frozen.stream().map(path -> given().get(path).asString()).toList();
        String figures = "/api/v1/actions/" + action + "/indicator-values";
        String figure =
                figures + "/" + given().get(figures).<String>path("items.find { it.indicator.code == 'enfants' }.id");

        patching(figure, "{\"value\": 135, \"breakdowns\": []}")
                .patch(figure)
                .then()
                .statusCode(200);
        patching("/api/v1/actions/" + action, "{\"title\": \"Réussite éducative\", \"pillarId\": null}")
                .patch("/api/v1/actions/" + action)
                .then()
                .statusCode(200);

        assertThat(frozen.stream().map(path -> given().get(path).asString()).toList())
                .isEqualTo(before);
        assertThat(children(pillars()).get("value").intValue()).isEqualTo(27);
    }
}
