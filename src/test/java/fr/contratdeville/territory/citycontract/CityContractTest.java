package fr.contratdeville.territory.citycontract;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CityContractTest extends ApiTest {

    @Test
    void what_is_sent_is_what_is_kept() {
        String id = created("/api/v1/city-contracts", """
                        {"code": "grand-dole-2015-2023", "name": "Contrat de ville du Grand Dole",
                         "epciName": "Communauté d'agglomération du Grand Dole", "epciSiren": "732829320",
                         "firstYear": 2015, "lastYear": 2023}
                        """).path("id");

        given().get("/api/v1/city-contracts/" + id)
                .then()
                .statusCode(200)
                .body("code", equalTo("grand-dole-2015-2023"))
                .body("name", equalTo("Contrat de ville du Grand Dole"))
                .body("epciName", equalTo("Communauté d'agglomération du Grand Dole"))
                .body("epciSiren", equalTo("732829320"))
                .body("firstYear", equalTo(2015))
                .body("lastYear", equalTo(2023))
                .body("version", equalTo(0));
    }

    @Test
    void the_number_of_the_agglomeration_may_be_unknown() {
        post("a", 2015, 2023).statusCode(201).body("epciSiren", nullValue());
    }

    @Test
    void a_wrong_number_of_the_agglomeration_is_refused() {
        sending("""
                {"code": "a", "name": "A", "epciName": "E", "epciSiren": "732829321", "firstYear": 2015, "lastYear": 2023}
                """)
                .post("/api/v1/city-contracts")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-a-siren /epciSiren"));
    }

    @Test
    void the_last_year_cannot_come_before_the_first() {
        post("a", 2023, 2015)
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("years-reversed /lastYear"))
                .body("errors[0].detail", equalTo("La dernière année (2015) précède la première (2023)."));
    }

    @Test
    void a_contract_may_be_of_one_year() {
        post("a", 2023, 2023).statusCode(201);
    }

    @Test
    void years_lie_between_1990_and_2100() {
        post("a", 1989, 2101)
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("too-small /firstYear", "too-large /lastYear"));
    }

    @Test
    void a_code_is_taken_once() {
        post("a", 2015, 2023).statusCode(201);

        post("a", 2024, 2030).spec(problem(409, "duplicate")).body(ERRORS, contains("already-used /code"));
        given().get("/api/v1/city-contracts?total=true").then().body("total", equalTo(1));
    }

    @Test
    void a_contract_cannot_take_the_code_of_another() {
        Stored.contract("a", 2015, 2023);
        String path = "/api/v1/city-contracts/" + Stored.contract("b", 2015, 2023);

        patch(path, "{\"code\": \"a\"}").spec(problem(409, "duplicate")).body(ERRORS, contains("already-used /code"));
        given().get(path).then().body("code", equalTo("b"));
    }

    @ParameterizedTest
    @CsvSource({"firstYear, 2023", "lastYear, 2021"})
    void its_years_cannot_leave_out_an_action(String member, int year) {
        String contract = Stored.contract("a", 2015, 2023);
        String action = Stored.action(contract, Stored.structure("Femmes Debout"), 2022, "Accueil");
        String path = "/api/v1/city-contracts/" + contract;
        String before = given().get(path).asString();

        patch(path, "{\"%s\": %d}".formatted(member, year))
                .spec(problem(409, "years-in-use"))
                .body("references.resource", contains("actions"))
                .body("references[0].first[0].id", equalTo(action))
                .body("references[0].first[0].label", equalTo("Accueil (2022)"));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "firstYear, 2023, draft",
        "lastYear, 2021, draft",
        "firstYear, 2023, submitted",
        "lastYear, 2021, submitted"
    })
    void its_years_cannot_leave_out_a_bilan_that_brings_its_action_along(String member, int year, String state) {
        String contract = Stored.contract("a", 2015, 2023);
        String bilan = bilanOfANewAction(contract, state);
        String path = "/api/v1/city-contracts/" + contract;
        String before = given().get(path).asString();

        patch(path, "{\"%s\": %d}".formatted(member, year))
                .spec(problem(409, "years-in-use"))
                .body("references.resource", contains("bilans"))
                .body("references[0].count", equalTo(1))
                .body("references[0].first[0].address", equalTo("/api/v1/bilans/" + bilan));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    private static String bilanOfANewAction(String contract, String state) {
        return created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2022, "state": "%s", "outcome": "completed",
                 "action": {"contractId": "%s", "title": "Accueil", "description": "Un accueil."},
                 "narrative": {"done": "Un accueil."}, "figures": []}
                """.formatted(Stored.structure("Femmes Debout"), state, contract))
                .path("id");
    }

    @Test
    void a_bilan_that_comes_while_its_year_is_left_out_is_refused() throws SQLException {
        String contract = Stored.contract("a", 2015, 2023);
        String bilan = bilanOfANewAction(contract, "draft");

        assertThatThrownBy(() -> execute("update city_contract set last_year = 2021"))
                .hasMessageContaining("outside the new years");
        assertThatThrownBy(() -> execute("""
                        insert into bilan (id, contract_id, version, created_at, updated_at, structure_id, year, state,
                            content, sha256, warnings, reasons, validated_indicators)
                        select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, 2024, state,
                            jsonb_set(content, '{year}', '2024'), sha256, warnings, reasons, validated_indicators
                        from bilan where id = '%s'
                        """.formatted(bilan))).hasMessageContaining("outside the contract");
    }

    /** As it could be before years that bilans have were kept. */
    private String contractWithABilanOutsideItsYears() throws SQLException {
        String contract = Stored.contract("a", 2015, 2023);
        bilanOfANewAction(contract, "submitted");
        execute("""
                alter table city_contract disable trigger city_contract_spans_its_actions;
                update city_contract set last_year = 2020, version = version + 1;
                alter table city_contract enable trigger city_contract_spans_its_actions
                """);
        return "/api/v1/city-contracts/" + contract;
    }

    @Test
    void years_that_were_left_out_before_can_be_brought_back_even_if_not_all_at_once() throws SQLException {
        String path = contractWithABilanOutsideItsYears();

        patch(path, "{\"name\": \"Autre nom\"}").statusCode(200);
        patch(path, "{\"lastYear\": 2021}").statusCode(200);
        patch(path, "{\"lastYear\": 2022}").statusCode(200).body("lastYear", equalTo(2022));
        patch(path, "{\"lastYear\": 2021}").spec(problem(409, "years-in-use"));
    }

    @Test
    void its_years_can_shrink_to_those_of_its_actions() {
        String contract = Stored.contract("a", 2015, 2023);
        Stored.action(contract, Stored.structure("Femmes Debout"), 2022, "Accueil");

        patch("/api/v1/city-contracts/" + contract, "{\"firstYear\": 2022, \"lastYear\": 2022}")
                .statusCode(200)
                .body("firstYear", equalTo(2022))
                .body("lastYear", equalTo(2022));
    }

    private static ValidatableResponse post(String code, int firstYear, int lastYear) {
        return sending("""
                {"code": "%s", "name": "A", "epciName": "E", "firstYear": %d, "lastYear": %d}
                """.formatted(code, firstYear, lastYear))
                .post("/api/v1/city-contracts")
                .then();
    }

    private static ValidatableResponse patch(String path, String json) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", etag(path))
                .body(json)
                .patch(path)
                .then();
    }
}
