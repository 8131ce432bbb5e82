package fr.contratdeville.territory.pillar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PillarTest extends ApiTest {

    private static final String PILLARS = "/api/v1/pillars";

    private static String pillar(String contract, String code, int position) {
        return """
                {"contractId": "%s", "code": "%s", "label": "Cohésion sociale", "position": %d}
                """.formatted(contract, code, position);
    }

    @Test
    void a_new_pillar_is_read_back_as_it_was_sent() {
        String contract = Stored.contract("dole", 2015, 2023);
        String path = created(PILLARS, pillar(contract, "cohesion-sociale", 1)).header("Location");

        given().get(path)
                .then()
                .statusCode(200)
                .body("code", equalTo("cohesion-sociale"))
                .body("label", equalTo("Cohésion sociale"))
                .body("position", equalTo(1))
                .body("contract.id", equalTo(contract))
                .body("contract.code", equalTo("dole"));
    }

    @Test
    void pillars_are_listed_by_their_position() {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.pillar(contract, "second", 2);
        Stored.pillar(contract, "first", 1);

        given().get(PILLARS).then().statusCode(200).body("items.code", contains("first", "second"));
    }

    @Test
    void pillars_of_one_contract_are_listed_alone() {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.pillar(contract, "ours", 1);
        Stored.pillar(Stored.contract("besancon", 2015, 2023), "theirs", 1);

        given().queryParam("contract", contract)
                .get(PILLARS)
                .then()
                .statusCode(200)
                .body("items.code", contains("ours"));
    }

    @Test
    void a_replacement_replaces_everything_but_the_contract() {
        String contract = Stored.contract("dole", 2015, 2023);
        String path = PILLARS + "/" + Stored.pillar(contract, "ancien", 1);

        replacing(path, pillar(contract, "nouveau", 7))
                .put(path)
                .then()
                .statusCode(200)
                .body("code", equalTo("nouveau"))
                .body("position", equalTo(7))
                .body("version", equalTo(1));
    }

    @Test
    void a_patch_changes_only_what_it_names() {
        String path = PILLARS + "/" + Stored.pillar(Stored.contract("dole", 2015, 2023), "emploi", 3);

        patching(path, "{\"label\": \"Emploi et développement\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("label", equalTo("Emploi et développement"))
                .body("code", equalTo("emploi"))
                .body("position", equalTo(3));
    }

    @Test
    void a_pillar_stays_with_its_contract() {
        String contract = Stored.contract("dole", 2015, 2023);
        String other = Stored.contract("besancon", 2015, 2023);
        String path = PILLARS + "/" + Stored.pillar(contract, "emploi", 1);

        replacing(path, pillar(other, "emploi", 1))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("cannot-change"))
                .body("errors.pointer", contains("/contractId"));
        given().get(path).then().body("contract.id", equalTo(contract)).body("version", equalTo(0));
    }

    @Test
    void a_patch_cannot_change_the_contract_either() {
        String other = Stored.contract("besancon", 2015, 2023);
        String path = PILLARS + "/" + Stored.pillar(Stored.contract("dole", 2015, 2023), "emploi", 1);

        patching(path, "{\"contractId\": \"%s\"}".formatted(other))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("cannot-change"));
    }

    @Test
    void a_code_is_used_once_in_a_contract() {
        String contract = Stored.contract("dole", 2015, 2023);
        Stored.pillar(contract, "emploi", 1);

        sending(pillar(contract, "emploi", 2))
                .post(PILLARS)
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate"))
                .body("errors.pointer", contains("/code"));
    }

    @Test
    void two_contracts_may_use_the_same_code() {
        Stored.pillar(Stored.contract("dole", 2015, 2023), "emploi", 1);
        Stored.pillar(Stored.contract("besancon", 2015, 2023), "emploi", 1);

        given().get(PILLARS).then().body("items", hasSize(2));
    }

    @Test
    void a_pillar_of_an_unknown_contract_is_refused() {
        sending(pillar("0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11", "emploi", 1))
                .post(PILLARS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"))
                .body("errors.pointer", contains("/contractId"));
    }

    @Test
    void a_deleted_pillar_is_gone() {
        String path = PILLARS + "/" + Stored.pillar(Stored.contract("dole", 2015, 2023), "emploi", 1);

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void a_pillar_with_actions_is_not_deleted() {
        String contract = Stored.contract("dole", 2015, 2023);
        String pillar = Stored.pillar(contract, "emploi", 1);
        Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE", """
                "status": "completed", "pillarId": "%s"
                """.formatted(pillar));
        String path = PILLARS + "/" + pillar;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("still-referenced"))
                .body("references.resource", hasItem("actions"));
        given().get(path).then().statusCode(200);
    }
}
