package fr.contratdeville.start.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PlainSums;
import fr.contratdeville.testing.PlainSums.Figure;
import fr.contratdeville.testing.PlainSums.Result;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loaded bilan says, figure by figure and in total, what its file says. */
@QuarkusTest
class Bilan2023Test extends ApiTest {

    private static final List<String> MEMBERS = List.of("kind", "value", "lower", "upper", "target");

    @Inject
    DatasetLoader loader;

    @BeforeEach
    void load() throws IOException {
        loader.load(Dataset.read(Bilan2023.RESOURCE));
    }

    private static List<JsonNode> loaded(String filter) {
        return Json.list(
                Json.get("/api/v1/actions?sort=title&limit=200&" + filter).get("items"));
    }

    private static String place(String structure, String title) {
        return structure + ": " + title;
    }

    private static String place(JsonNode action) {
        return place(action.at("/structure/name").asText(), action.get("title").asText());
    }

    @Test
    void its_contract_is_that_of_the_grand_dole() {
        given().get("/api/v1/city-contracts")
                .then()
                .body("items", hasSize(1))
                .body("items[0].code", equalTo("grand-dole-2015-2023"))
                .body("items[0].epciName", equalTo("Communauté d'agglomération du Grand Dole"))
                .body("items[0].epciSiren", equalTo("200010650"))
                .body("items[0].firstYear", equalTo(2015))
                .body("items[0].lastYear", equalTo(2023));
    }

    @Test
    void it_has_thirty_nine_actions_of_fifteen_structures() {
        assertThat(loaded("")).hasSize(39);
        assertThat(Json.texts(Json.get("/api/v1/structures?limit=200").get("items"), "name"))
                .containsExactlyInAnyOrder(
                        "ARCHIPEL",
                        "CCAS",
                        "Centre social Olympe de Gouges",
                        "Chambre des métiers",
                        "Cité Jeunes",
                        "Coop Agir",
                        "Dole Environnement",
                        "Femmes Debout",
                        "Jura Service",
                        "Loisirs Populaires Dolois",
                        "Maison sport santé",
                        "MJC",
                        "Régie de quartier",
                        "Roue de secours 39",
                        "UDSP");
    }

    @Test
    void every_action_has_the_title_status_and_pillar_of_the_file() {
        Map<String, String> expected = Bilan2023.actions().stream()
                .collect(Collectors.toMap(
                        action -> place(action.structure(), action.title()),
                        action -> action.content().get("status").asText() + " under "
                                + action.content().get("pillar").asText()));

        assertThat(loaded(""))
                .hasSize(expected.size())
                .allSatisfy(action -> assertThat(action.get("status").asText() + " under "
                                + action.at("/pillar/code").asText("null"))
                        .as(place(action))
                        .isEqualTo(expected.get(place(action))));
    }

    @Test
    void two_actions_are_postponed_to_2024() {
        List<JsonNode> postponed = loaded("status=postponed");

        assertThat(postponed)
                .extracting(action -> action.get("title").asText())
                .containsExactlyInAnyOrder(
                        "APA Femmes réfugiées du Foyer St Jean", "Intervention des sapeurs-pompiers sur le QPV");
        assertThat(postponed)
                .allSatisfy(action ->
                        assertThat(action.get("postponedToYear").intValue()).isEqualTo(2024));
    }

    @Test
    void one_action_is_partially_completed_and_the_others_are_completed() {
        assertThat(loaded("status=partially_completed"))
                .extracting(Bilan2023Test::place)
                .containsExactly("Loisirs Populaires Dolois: Chantier vélo");
        assertThat(loaded("status=completed")).hasSize(36);
    }

    @Test
    void every_figure_of_the_file_is_in_the_database_and_no_other() {
        Map<String, List<JsonNode>> expected = Bilan2023.actions().stream()
                .collect(Collectors.toMap(
                        action -> place(action.structure(), action.title()), Bilan2023.Action::figures));

        for (JsonNode action : loaded("")) {
            List<JsonNode> stored =
                    Json.list(Json.get("/api/v1/actions/" + action.get("id").asText() + "/indicator-values?limit=200")
                            .get("items"));
            assertThat(stored.stream().map(Bilan2023Test::ofTheDatabase).collect(Collectors.toSet()))
                    .as(place(action))
                    .isEqualTo(expected.get(place(action)).stream()
                            .map(Bilan2023Test::ofTheFile)
                            .collect(Collectors.toSet()));
        }
    }

    /** A figure as the text of its numbers and parts, whatever the order of its breakdowns. */
    private static String ofTheFile(JsonNode figure) {
        return text(figure, figure.get("indicator").asText());
    }

    private static String ofTheDatabase(JsonNode figure) {
        return text(figure, figure.at("/indicator/code").asText());
    }

    private static String text(JsonNode figure, String indicator) {
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("indicator", indicator);
        MEMBERS.forEach(member -> text.put(member, figure.path(member).asText("null")));
        Map<String, String> breakdowns = new TreeMap<>();
        for (JsonNode breakdown : figure.path("breakdowns")) {
            String parts = Json.list(breakdown.get("parts")).stream()
                    .map(part -> part.get("category").asText() + "="
                            + part.get("value").asText())
                    .sorted()
                    .collect(Collectors.joining(", "));
            breakdowns.put(
                    breakdown.get("dimension").asText() + "/"
                            + breakdown.get("categorySet").asText() + "/"
                            + breakdown.get("categorySetVersion").asText(),
                    breakdown.get("coverage").asText() + ": " + parts);
        }
        return text + " " + breakdowns;
    }

    @Test
    void aggregates_by_structure_are_the_sums_of_the_file() {
        assertAggregates("structures", row -> row.at("/group/structure/name").asText(), Bilan2023.Action::structure);
    }

    @Test
    void aggregates_by_pillar_are_the_sums_of_the_file() {
        assertAggregates(
                "pillars",
                row -> row.at("/group/pillar/code").asText(),
                action -> action.content().get("pillar").asText("none"));
    }

    @Test
    void aggregates_by_year_are_the_sums_of_the_file() {
        assertAggregates("years", row -> row.at("/group/year").asText(), action -> "2023");
    }

    private static void assertAggregates(
            String path, Function<JsonNode, String> rowsGroup, Function<Bilan2023.Action, String> actionsGroup) {
        Map<String, List<Bilan2023.Action>> groups =
                Bilan2023.actions().stream().collect(Collectors.groupingBy(actionsGroup));
        List<JsonNode> rows = Json.list(Json.get("/api/v1/aggregates/" + path).get("rows"));
        assertThat(rows.stream().map(rowsGroup)).containsExactlyInAnyOrderElementsOf(groups.keySet());
        for (JsonNode row : rows) {
            List<Bilan2023.Action> actions = groups.get(rowsGroup.apply(row));
            assertThat(row.at("/actions/total").intValue()).isEqualTo(actions.size());
            Map<String, List<Figure>> figures = figures(actions);
            Set<String> seen = new HashSet<>();
            for (JsonNode indicator : row.get("indicators")) {
                String rule = indicator.at("/indicator/aggregation").asText();
                String code = indicator.at("/indicator/code").asText();
                if (!rule.equals("ratio")) {
                    seen.add(code);
                    boolean people = indicator.at("/indicator/counts").asText().equals("people");
                    Result expected = people
                            ? PlainSums.ofPeople(rule, figures.get(code))
                            : PlainSums.of(rule, figures.get(code));
                    assertIndicator(indicator, expected, rowsGroup.apply(row) + " " + code);
                }
            }
            assertThat(seen).isEqualTo(figures.keySet());
        }
    }

    private static Map<String, List<Figure>> figures(List<Bilan2023.Action> actions) {
        return actions.stream()
                .flatMap(action -> action.figures().stream())
                .collect(Collectors.groupingBy(
                        figure -> figure.get("indicator").asText(),
                        Collectors.mapping(Bilan2023Test::figure, Collectors.toList())));
    }

    private static Figure figure(JsonNode figure) {
        return new Figure(
                figure.get("kind").asText(),
                2023,
                number(figure.path("value")),
                number(figure.path("lower")),
                number(figure.path("upper")),
                new BigDecimal("0.1"));
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static void assertIndicator(JsonNode indicator, Result expected, String place) {
        assertThat(number(indicator.get("value")))
                .as(place)
                .usingComparator(Bilan2023Test::compare)
                .isEqualTo(expected.value());
        assertThat(number(indicator.get("min")))
                .as(place)
                .usingComparator(Bilan2023Test::compare)
                .isEqualTo(expected.min());
        assertThat(number(indicator.get("max")))
                .as(place)
                .usingComparator(Bilan2023Test::compare)
                .isEqualTo(expected.max());
        assertThat(indicator.get("precision").asText()).as(place).isEqualTo(expected.precision());
    }

    private static int compare(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? (one == other ? 0 : 1) : one.compareTo(other);
    }

    @Test
    void the_rate_of_renovations_is_nine_tenths() {
        JsonNode rate = Json.list(Json.get("/api/v1/aggregates/years").at("/rows/0/indicators")).stream()
                .filter(indicator -> indicator.at("/indicator/code").asText().equals("taux-de-realisation"))
                .findFirst()
                .orElseThrow();

        assertThat(rate.get("value").decimalValue()).isEqualByComparingTo("0.9");
        assertThat(rate.get("numerator").intValue()).isEqualTo(9);
        assertThat(rate.get("denominator").intValue()).isEqualTo(10);
    }
}
