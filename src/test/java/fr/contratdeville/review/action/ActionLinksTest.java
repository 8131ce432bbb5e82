package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An action that is put off to a later year, and one that carries on an earlier year's. */
@QuarkusTest
class ActionLinksTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private String action(int year, String members) {
        return Stored.actionJson(contract, structure, year, "PRE", members);
    }

    @Test
    void a_postponed_action_may_go_beyond_its_contract() {
        created(ACTIONS, action(2023, """
                "status": "postponed", "postponedToYear": 2024
                """)).then().body("postponedToYear", equalTo(2024));
    }

    @Test
    void a_postponed_action_says_to_which_year() {
        sending(action(2023, "\"status\": \"postponed\""))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("required-when-postponed"))
                .body("errors.pointer", contains("/postponedToYear"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2022, 2023})
    void a_postponed_action_goes_to_a_later_year(int year) {
        sending(action(2023, """
                "status": "postponed", "postponedToYear": %d
                """.formatted(year)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-a-later-year"))
                .body("errors.pointer", contains("/postponedToYear"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planned", "completed", "partially_completed", "cancelled"})
    void no_other_action_has_a_year_it_is_postponed_to(String status) {
        sending(action(2023, """
                "status": "%s", "postponedToYear": 2024
                """.formatted(status)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("only-when-postponed"))
                .body("errors.pointer", contains("/postponedToYear"));
    }

    @Test
    void an_action_carries_on_one_of_an_earlier_year() {
        String before = Stored.action(contract, structure, 2022, "PRE");

        created(ACTIONS, action(2023, """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(before)))
                .then()
                .body("continues.id", equalTo(before))
                .body("continues.year", equalTo(2022))
                .body("continues.title", equalTo("PRE"));
    }

    @Test
    void an_action_carries_on_one_of_the_contract_before() {
        String before = Stored.action(contract, structure, 2023, "PRE");
        String next = Stored.contract("dole-2030", 2024, 2030);
        String path = created(ACTIONS, Stored.actionJson(next, structure, 2024, "PRE", """
                "status": "planned", "continuesActionId": "%s"
                """.formatted(before)))
                .header("Location");

        given().get(path).then().statusCode(200).body("continues.id", equalTo(before));
    }

    @Test
    void an_action_does_not_carry_on_one_of_the_same_year() {
        String same = Stored.action(contract, structure, 2023, "Autre");

        sending(action(2023, """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(same)))
                .post(ACTIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-of-an-earlier-year"))
                .body("errors.pointer", contains("/continuesActionId"));
    }

    @Test
    void an_action_does_not_carry_on_itself() {
        String action = Stored.action(contract, structure, 2022, "PRE");
        String path = ACTIONS + "/" + action;

        patching(path, "{\"year\": 2023, \"continuesActionId\": \"%s\"}".formatted(action))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-of-an-earlier-year"));
    }

    @Test
    void an_action_that_is_carried_on_stays_earlier_than_what_carries_it_on() {
        String before = Stored.action(contract, structure, 2021, "PRE");
        Stored.action(contract, structure, 2022, "PRE", """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(before));
        String path = ACTIONS + "/" + before;

        patching(path, "{\"year\": 2023}").patch(path).then().statusCode(422).body("errors.pointer", contains("/year"));
    }

    @Test
    void an_action_that_is_carried_on_is_not_deleted() {
        String before = Stored.action(contract, structure, 2022, "PRE");
        Stored.action(contract, structure, 2023, "PRE", """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(before));
        String path = ACTIONS + "/" + before;

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("actions"));
    }

    @Test
    void a_patch_with_null_cuts_the_link() {
        String before = Stored.action(contract, structure, 2022, "PRE");
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "PRE", """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(before));

        patching(path, "{\"continuesActionId\": null}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("continues", nullValue());
    }

    @Test
    void the_database_itself_keeps_an_action_after_the_one_it_continues() throws SQLException {
        String before = Stored.action(contract, structure, 2022, "PRE");
        String after = Stored.action(contract, structure, 2023, "PRE");
        String carryOn =
                "update action set continues_contract_id = contract_id, continues_action_id = '%s' where id = '%s'";

        assertThatThrownBy(() -> execute(carryOn.formatted(after, before))).hasMessageContaining("earlier year");
        execute(carryOn.formatted(before, after));
        assertThatThrownBy(
                        () -> execute("update action set year = 2023, title = 'X' where id = '%s'".formatted(before)))
                .hasMessageContaining("no later year");
        assertThatThrownBy(() -> execute("update action set year = 2022, title = 'X' where id = '%s'".formatted(after)))
                .hasMessageContaining("earlier year");
    }
}
