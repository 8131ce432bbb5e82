package fr.contratdeville.territory.neighbourhood;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NeighbourhoodTest extends ApiTest {

    private static final String NEIGHBOURHOODS = "/api/v1/neighbourhoods";

    private static String coded(String contract, String name, String code) {
        return """
                {"contractId": "%s", "name": "%s", "code": "%s"}
                """.formatted(contract, name, code);
    }

    @Test
    void a_neighbourhood_without_a_known_code_has_none() {
        String contract = Stored.contract("dole", 2015, 2023);
        String path = NEIGHBOURHOODS + "/" + Stored.neighbourhood(contract, "Les Mesnils-Pasteur");

        given().get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Les Mesnils-Pasteur"))
                .body("code", nullValue())
                .body("contract.id", equalTo(contract));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QP039001", "QN03901M"})
    void codes_of_both_generations_are_accepted(String code) {
        String contract = Stored.contract("dole", 2015, 2023);

        created(NEIGHBOURHOODS, coded(contract, "Les Mesnils-Pasteur", code))
                .then()
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QP39001", "QN039", "XX039001", "QP0390011"})
    void a_code_of_another_form_is_refused(String code) {
        String contract = Stored.contract("dole", 2015, 2023);

        sending(coded(contract, "Les Mesnils-Pasteur", code))
                .post(NEIGHBOURHOODS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("wrong-form"))
                .body("errors.pointer", contains("/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"les mesnils-pasteur", "Lès Mésnils-Pasteur", "Les  Mesnils-Pasteur"})
    void a_name_is_used_once_in_a_contract_however_it_is_typed(String again) {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.neighbourhood(contract, "Les Mesnils-Pasteur");

        sending("{\"contractId\": \"%s\", \"name\": \"%s\"}".formatted(contract, again))
                .post(NEIGHBOURHOODS)
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void a_code_is_used_once_in_a_contract() {
        String contract = Stored.contract("dole", 2015, 2023);
        created(NEIGHBOURHOODS, coded(contract, "Un", "QP039001"));

        sending(coded(contract, "Deux", "QP039001"))
                .post(NEIGHBOURHOODS)
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/code"));
    }

    @Test
    void a_list_finds_part_of_a_name_without_accents() {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.neighbourhood(contract, "La Chênaie");
        Stored.neighbourhood(contract, "Le Port");

        given().queryParam("name", "chenaie")
                .get(NEIGHBOURHOODS)
                .then()
                .statusCode(200)
                .body("items.name", contains("La Chênaie"));
    }

    @Test
    void a_replacement_without_a_code_removes_it() {
        String contract = Stored.contract("dole", 2015, 2023);
        String path = created(NEIGHBOURHOODS, coded(contract, "Un", "QP039001")).header("Location");

        replacing(path, "{\"contractId\": \"%s\", \"name\": \"Un\"}".formatted(contract))
                .put(path)
                .then()
                .statusCode(200)
                .body("code", nullValue());
    }

    @Test
    void a_patch_keeps_the_code() {
        String contract = Stored.contract("dole", 2015, 2023);
        String path = created(NEIGHBOURHOODS, coded(contract, "Un", "QP039001")).header("Location");

        patching(path, "{\"name\": \"Deux\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Deux"))
                .body("code", equalTo("QP039001"));
    }

    @Test
    void a_neighbourhood_stays_with_its_contract() {
        String other = Stored.contract("besancon", 2015, 2023);
        String path = NEIGHBOURHOODS + "/" + Stored.neighbourhood(Stored.contract("dole", 2015, 2023), "Un");

        patching(path, "{\"contractId\": \"%s\"}".formatted(other))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("cannot-change"))
                .body("errors.pointer", contains("/contractId"));
    }

    @Test
    void a_deleted_neighbourhood_is_gone() {
        String path = NEIGHBOURHOODS + "/" + Stored.neighbourhood(Stored.contract("dole", 2015, 2023), "Un");

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void a_neighbourhood_with_actions_is_not_deleted() {
        String contract = Stored.contract("dole", 2015, 2023);
        String neighbourhood = Stored.neighbourhood(contract, "Un");
        Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE", """
                "status": "completed", "neighbourhoodIds": ["%s"]
                """.formatted(neighbourhood));
        String path = NEIGHBOURHOODS + "/" + neighbourhood;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("actions"));
    }
}
