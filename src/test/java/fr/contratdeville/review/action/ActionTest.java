package fr.contratdeville.review.action;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActionTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private String action(int year, String title, String members) {
        return Stored.actionJson(contract, structure, year, title, members);
    }

    @Test
    void a_new_action_is_read_back_with_what_a_screen_shows() {
        String pillar = Stored.pillar(contract, "emploi", 1);
        String neighbourhood = Stored.neighbourhood(contract, "Les Mesnils-Pasteur");
        String path = created(ACTIONS, action(2023, "PRE", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"], "partners": ["CAF"],
                "transversalPriorities": ["youth", "gender_equality"]
                """.formatted(pillar, neighbourhood)))
                .header("Location");

        given().get(path)
                .then()
                .statusCode(200)
                .body("contract.id", equalTo(contract))
                .body("structure.name", equalTo("CCAS"))
                .body("pillar.code", equalTo("emploi"))
                .body("neighbourhoods.name", contains("Les Mesnils-Pasteur"))
                .body("year", equalTo(2023))
                .body("title", equalTo("PRE"))
                .body("description", equalTo("Une action."))
                .body("partners", contains("CAF"))
                .body("transversalPriorities", contains("gender_equality", "youth"))
                .body("status", equalTo("completed"))
                .body("postponedToYear", nullValue())
                .body("continues", nullValue());
    }

    @Test
    void objectives_keep_their_order() {
        String path = created(ACTIONS, action(2023, "PRE", """
                "status": "completed", "objectives": ["Zèbre", "Abeille", "Mouton"]
                """)).header("Location");

        given().get(path).then().body("objectives", contains("Zèbre", "Abeille", "Mouton"));
    }

    @Test
    void a_replacement_empties_what_it_does_not_name() {
        String pillar = Stored.pillar(contract, "emploi", 1);
        String neighbourhood = Stored.neighbourhood(contract, "Un");
        String path = created(ACTIONS, action(2023, "PRE", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"], "objectives": ["Un"],
                "partners": ["CAF"], "transversalPriorities": ["youth"]
                """.formatted(pillar, neighbourhood)))
                .header("Location");

        replacing(path, action(2022, "PRE 2", "\"status\": \"cancelled\""))
                .put(path)
                .then()
                .statusCode(200);
        given().get(path)
                .then()
                .body("year", equalTo(2022))
                .body("title", equalTo("PRE 2"))
                .body("status", equalTo("cancelled"))
                .body("pillar", nullValue())
                .body("neighbourhoods", empty())
                .body("objectives", empty())
                .body("partners", empty())
                .body("transversalPriorities", empty());
    }

    @Test
    void a_patch_changes_only_what_it_names() {
        String neighbourhood = Stored.neighbourhood(contract, "Un");
        String path = created(ACTIONS, action(2023, "PRE", """
                "status": "planned", "objectives": ["Un", "Deux"], "neighbourhoodIds": ["%s"]
                """.formatted(neighbourhood)))
                .header("Location");

        patching(path, "{\"status\": \"completed\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("title", equalTo("PRE"))
                .body("objectives", contains("Un", "Deux"))
                .body("neighbourhoods.name", contains("Un"));
    }

    @Test
    void changing_only_the_neighbourhoods_moves_the_version() {
        String one = Stored.neighbourhood(contract, "Un");
        String two = Stored.neighbourhood(contract, "Deux");
        String path = created(ACTIONS, action(2023, "PRE", """
                "status": "planned", "neighbourhoodIds": ["%s"]
                """.formatted(one))).header("Location");

        patching(path, "{\"neighbourhoodIds\": [\"%s\"]}".formatted(two))
                .patch(path)
                .then()
                .statusCode(200)
                .body("neighbourhoods.name", contains("Deux"))
                .body("version", equalTo(1));
    }

    @Test
    void a_deleted_action_is_gone() {
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "PRE");

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void an_action_with_figures_is_not_deleted() {
        String action = Stored.action(contract, structure, 2023, "PRE");
        Stored.exact(action, Stored.indicator("enfants", "sum"), "134");
        String path = ACTIONS + "/" + action;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("indicator-values"));
    }

    @Test
    void an_action_stays_with_its_contract() {
        String other = Stored.contract("besancon", 2015, 2023);
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "PRE");

        patching(path, "{\"contractId\": \"%s\"}".formatted(other))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("cannot-change"))
                .body("errors.pointer", contains("/contractId"));
    }

    @Test
    void a_pillar_of_another_contract_is_refused() {
        String theirs = Stored.pillar(Stored.contract("besancon", 2015, 2023), "emploi", 1);

        sending(action(2023, "PRE", """
                "status": "completed", "pillarId": "%s"
                """.formatted(theirs)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("of-another-contract"))
                .body("errors.pointer", contains("/pillarId"));
    }

    @Test
    void a_neighbourhood_of_another_contract_is_refused() {
        String ours = Stored.neighbourhood(contract, "Un");
        String theirs = Stored.neighbourhood(Stored.contract("besancon", 2015, 2023), "Deux");

        sending(action(2023, "PRE", """
                "status": "completed", "neighbourhoodIds": ["%s", "%s"]
                """.formatted(ours, theirs)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("of-another-contract"))
                .body("errors.pointer", contains("/neighbourhoodIds/1"));
    }

    @Test
    void a_year_before_the_contract_is_refused() {
        sending(action(2014, "PRE", "\"status\": \"completed\""))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("year-outside-contract"))
                .body("errors.pointer", contains("/year"));
    }

    @Test
    void a_year_after_the_contract_is_refused() {
        sending(action(2024, "PRE", "\"status\": \"completed\""))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("year-outside-contract"));
    }

    @Test
    void a_contract_is_not_shortened_below_its_actions() {
        Stored.action(contract, structure, 2023, "PRE");
        String path = "/api/v1/city-contracts/" + contract;

        patching(path, "{\"lastYear\": 2022}")
                .patch(path)
                .then()
                .spec(problem(409, "years-in-use"))
                .body("references.resource", contains("actions"));
    }

    @Test
    void everything_that_is_wrong_with_an_action_is_said_at_once() {
        String theirs = Stored.pillar(Stored.contract("besancon", 2015, 2023), "emploi", 1);

        sending(action(2024, "PRE", """
                "status": "postponed", "pillarId": "%s"
                """.formatted(theirs)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("of-another-contract", "year-outside-contract", "required-when-postponed"));
    }
}
