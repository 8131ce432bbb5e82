package fr.contratdeville.platform.item;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What something still refers to stays, and its deletion is told by what. */
@QuarkusTest
class StillReferencedTest extends ApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void createAContractAndAStructure() {
        contract = Stored.contract("a", 2015, 2023);
        structure = Stored.structure("Femmes Debout");
    }

    @Test
    void a_contract_by_its_pillars_neighbourhoods_and_actions() {
        String pillar = Stored.pillar(contract, "cohesion-sociale", 1);
        String neighbourhood = Stored.neighbourhood(contract, "Les Mesnils-Pasteur");
        String action = Stored.action(contract, structure, 2022, "Accueil");

        deletionIsRefused("/api/v1/city-contracts/" + contract)
                .body("references.resource", containsInAnyOrder("pillars", "neighbourhoods", "actions"))
                .body("references.count", contains(1, 1, 1))
                .body("references.find { it.resource == 'pillars' }.first[0].id", equalTo(pillar))
                .body("references.find { it.resource == 'neighbourhoods' }.first[0].id", equalTo(neighbourhood))
                .body("references.find { it.resource == 'actions' }.first[0].id", equalTo(action))
                .body("references.find { it.resource == 'actions' }.first[0].label", equalTo("Accueil (2022)"));
    }

    @Test
    void a_structure_by_its_actions() {
        isReferredToBy(
                "actions",
                Stored.action(contract, structure, 2022, "Accueil"),
                "Accueil (2022)",
                "/api/v1/structures/" + structure);
    }

    @Test
    void a_pillar_by_its_actions() {
        String pillar = Stored.pillar(contract, "cohesion-sociale", 1);

        isReferredToBy("actions", action("\"pillarId\": \"%s\"", pillar), "Suite (2023)", "/api/v1/pillars/" + pillar);
    }

    @Test
    void a_neighbourhood_by_its_actions() {
        String neighbourhood = Stored.neighbourhood(contract, "Les Mesnils-Pasteur");

        isReferredToBy(
                "actions",
                action("\"neighbourhoodIds\": [\"%s\"]", neighbourhood),
                "Suite (2023)",
                "/api/v1/neighbourhoods/" + neighbourhood);
    }

    @Test
    void a_pillar_by_the_one_that_it_succeeds() {
        String successor = Stored.pillar(Stored.contract("b", 2024, 2030), "emploi", 1);
        String pillar =
                created("/api/v1/pillars", """
                {"contractId": "%s", "code": "insertion", "label": "Insertion", "position": 1,
                 "successors": [{"pillarId": "%s"}]}
                """.formatted(contract, successor)).path("id");

        isReferredToBy("pillars", pillar, "Insertion", "/api/v1/pillars/" + successor);
    }

    @Test
    void a_neighbourhood_by_the_one_that_it_succeeds() {
        String successor = Stored.neighbourhood(Stored.contract("b", 2024, 2030), "Les Mesnils-Pasteur");
        String neighbourhood = created("/api/v1/neighbourhoods", """
                {"contractId": "%s", "name": "Mesnils", "successors": [{"neighbourhoodId": "%s"}]}
                """.formatted(contract, successor))
                .path("id");

        isReferredToBy("neighbourhoods", neighbourhood, "Mesnils", "/api/v1/neighbourhoods/" + successor);
    }

    @Test
    void an_action_by_the_one_that_continues_it() {
        String continued = Stored.action(contract, structure, 2022, "Accueil");

        isReferredToBy(
                "actions",
                action("\"continuesActionId\": \"%s\"", continued),
                "Suite (2023)",
                "/api/v1/actions/" + continued);
    }

    @Test
    void an_action_by_its_figures() {
        String action = Stored.action(contract, structure, 2022, "Accueil");
        String figure = figure(action, Stored.indicator("enfants", "sum"), "");

        isReferredToBy("indicator-values", figure, "Accueil (2022) : Indicateur enfants", "/api/v1/actions/" + action);
    }

    @Test
    void an_action_by_the_figure_that_counts_the_same_people() {
        String other = Stored.action(contract, structure, 2023, "PRE");
        String figure = figure(
                Stored.action(contract, structure, 2022, "Accueil"), Stored.people("enfants", "sum"), """
                , "overlaps": [{"actionId": "%s", "share": "all"}]
                """.formatted(
                                other));

        isReferredToBy("indicator-values", figure, "Accueil (2022) : Indicateur enfants", "/api/v1/actions/" + other);
    }

    @Test
    void an_action_by_the_bilan_whose_figure_counts_the_same_people() {
        String other = Stored.action(contract, structure, 2023, "PRE");
        String bilan = created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2022, "actionId": "%s", "state": "draft", "figures": [
                  {"indicatorId": "%s", "kind": "exact", "value": 5, "overlaps": [{"actionId": "%s", "share": 3}]}]}
                """.formatted(
                                structure,
                                Stored.action(contract, structure, 2022, "Accueil"),
                                Stored.people("enfants", "sum"),
                                other))
                .path("id");

        isReferredToBy("bilans", bilan, "Femmes Debout (2022)", "/api/v1/actions/" + other);
    }

    @Test
    void an_indicator_by_its_figures() {
        String indicator = Stored.indicator("enfants", "sum");
        String figure = figure(Stored.action(contract, structure, 2022, "Accueil"), indicator, "");

        isReferredToBy(
                "indicator-values", figure, "Accueil (2022) : Indicateur enfants", "/api/v1/indicators/" + indicator);
    }

    @Test
    void an_indicator_by_the_ratio_that_is_computed_from_it() {
        String indicator = Stored.indicator("enfants", "sum");
        String ratio = created("/api/v1/indicators", """
                {"code": "part", "label": "Part", "unit": "%%", "counts": "other", "aggregation": "ratio",
                 "numeratorId": "%s", "denominatorId": "%s"}
                """.formatted(indicator, Stored.indicator("habitants", "sum")))
                .path("id");

        isReferredToBy("indicators", ratio, "Part", "/api/v1/indicators/" + indicator);
    }

    @Test
    void a_dimension_by_the_figures_that_are_broken_down_along_it() {
        String dimension = Stored.dimension("niveau");
        String figure =
                figure(Stored.action(contract, structure, 2022, "Accueil"), Stored.indicator("enfants", "sum"), """
                , "breakdowns": [{"dimension": "niveau", "categorySet": "a", "categorySetVersion": 1,
                  "coverage": "whole", "parts": [{"category": "one", "value": 2}, {"category": "two", "value": 3}]}]
                """);

        isReferredToBy(
                "indicator-values", figure, "Accueil (2022) : Indicateur enfants", "/api/v1/dimensions/" + dimension);
    }

    @Test
    void of_many_that_refer_the_first_five_are_named_and_all_are_counted() {
        for (int year = 2015; year <= 2021; year++) {
            created("/api/v1/actions", """
                    {"contractId": "%s", "structureId": "%s", "year": %d, "title": "Accueil", "description": "Un accueil.",
                     "status": "completed"}
                    """.formatted(contract, structure, year));
        }

        deletionIsRefused("/api/v1/structures/" + structure)
                .body("references[0].count", equalTo(7))
                .body("references[0].first", hasSize(5));
    }

    @Test
    void what_nothing_refers_to_any_more_can_be_deleted() {
        String action = "/api/v1/actions/" + Stored.action(contract, structure, 2022, "Accueil");
        given().header("If-Match", etag(action)).delete(action).then().statusCode(204);

        String path = "/api/v1/structures/" + structure;
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
    }

    private String action(String member, String id) {
        return created("/api/v1/actions", """
                {"contractId": "%s", "structureId": "%s", "year": 2023, "title": "Suite", "description": "Une suite.",
                 "status": "completed", %s}
                """.formatted(contract, structure, member.formatted(id)))
                .path("id");
    }

    private static String figure(String action, String indicator, String breakdowns) {
        return created("/api/v1/actions/" + action + "/indicator-values", """
                {"indicatorId": "%s", "kind": "exact", "value": 5 %s}
                """.formatted(indicator, breakdowns))
                .path("id");
    }

    private static void isReferredToBy(String resource, String id, String label, String path) {
        ValidatableResponse refusal = deletionIsRefused(path)
                .body("references.resource", contains(resource))
                .body("references[0].count", equalTo(1))
                .body("references[0].first.id", contains(id))
                .body("references[0].first.label", contains(label));
        given().get(refusal.extract().<String>path("references[0].first[0].address"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    private static ValidatableResponse deletionIsRefused(String path) {
        ValidatableResponse refusal =
                given().header("If-Match", etag(path)).delete(path).then().spec(problem(409, "still-referenced"));
        given().get(path).then().statusCode(200);
        return refusal;
    }
}
