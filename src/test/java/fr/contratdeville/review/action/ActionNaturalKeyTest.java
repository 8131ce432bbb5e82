package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An action is known by its contract, structure, year and title; how the title is typed makes no difference. */
@QuarkusTest
class ActionNaturalKeyTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Accès aux droits,accès aux droits",
                "Accès aux droits,ACCÈS AUX DROITS",
                "Accès aux droits,Acces aux droits",
                "Accès aux droits,Accès  aux droits",
                "Accès aux droits,Accès\u00a0aux droits",
                "Accès aux droits,Acce\u0300s aux droits",
                "Des cœurs,Des coeurs",
                "L’été,L'été",
                "L’été,L'ETE",
                "Le ﬁlm,Le film"
            })
    void the_same_title_typed_otherwise_is_the_same_action(String title, String again) {
        Stored.action(contract, structure, 2023, title);

        sending(Stored.actionJson(contract, structure, 2023, again, "\"status\": \"planned\""))
                .post(ACTIONS)
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate"))
                .body("errors.code", contains("already-used", "already-used", "already-used", "already-used"))
                .body("errors.pointer", contains("/contractId", "/structureId", "/year", "/title"));
        given().get(ACTIONS).then().body("items", hasSize(1));
    }

    @Test
    void a_patch_that_makes_two_actions_the_same_is_refused() {
        Stored.action(contract, structure, 2023, "PRE");
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "Autre");

        patching(path, "{\"title\": \"pré\"}").patch(path).then().statusCode(409);
        given().get(path).then().body("title", equalTo("Autre"));
    }

    @Test
    void an_action_keeps_its_title_when_only_the_spelling_is_corrected() {
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "acces aux droits");

        patching(path, "{\"title\": \"Accès aux droits\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("title", equalTo("Accès aux droits"));
    }

    @Test
    void two_structures_may_have_an_action_of_the_same_title() {
        Stored.action(contract, structure, 2023, "Accès aux droits");
        Stored.action(contract, Stored.structure("CIDFF"), 2023, "Accès aux droits");

        given().get(ACTIONS).then().body("items", hasSize(2));
    }

    @Test
    void one_structure_may_have_the_same_title_every_year() {
        Stored.action(contract, structure, 2022, "Accès aux droits");
        Stored.action(contract, structure, 2023, "Accès aux droits");

        given().get(ACTIONS).then().body("items.year", contains(2022, 2023));
    }

    @Test
    void one_structure_may_have_the_same_title_under_two_contracts() {
        Stored.action(contract, structure, 2023, "Accès aux droits");
        Stored.action(Stored.contract("besancon", 2015, 2023), structure, 2023, "Accès aux droits");

        given().get(ACTIONS).then().body("items", hasSize(2));
    }

    @Test
    void the_database_itself_refuses_a_second_one() {
        Stored.action(contract, structure, 2023, "Accès aux droits");

        assertThatThrownBy(() -> execute("""
                        insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title,
                            description, objectives, partners, transversal_priorities, status)
                        select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, 'ACCES AUX DROITS',
                            description, objectives, partners, transversal_priorities, status
                        from action
                        """)).hasMessageContaining("action_natural_key");
    }
}
