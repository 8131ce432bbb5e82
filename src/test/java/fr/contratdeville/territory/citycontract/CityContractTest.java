package fr.contratdeville.territory.citycontract;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
        Stored.action(contract, Stored.structure("Femmes Debout"), 2022, "Accueil");
        String path = "/api/v1/city-contracts/" + contract;
        String before = given().get(path).asString();

        patch(path, "{\"%s\": %d}".formatted(member, year))
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, hasItem("year-outside-contract /" + member));

        assertThat(given().get(path).asString()).isEqualTo(before);
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
