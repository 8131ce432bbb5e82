package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals by the codes of pillars, over contracts whose pillars are called alike. */
@QuarkusTest
class PillarCodesTest extends ApiTest {

    private String dole;
    private String besancon;
    private String structure;
    private String sessions;
    private String emploiOfDole;

    @BeforeEach
    void twoContractsWithPillarsOfTheSameCodes() {
        dole = Stored.contract("dole", 2015, 2023);
        besancon = Stored.contract("besancon", 2015, 2023);
        structure = Stored.structure("CCAS");
        sessions = Stored.indicator("seances", "sum");
        emploiOfDole = Stored.pillar(dole, "emploi", 1);
        String cohesionOfDole = Stored.pillar(dole, "cohesion", 2);
        String emploiOfBesancon = Stored.pillar(besancon, "emploi", 1);
        reported(dole, 2022, "A", emploiOfDole, "1");
        reported(dole, 2023, "B", emploiOfDole, "10");
        reported(dole, 2023, "C", cohesionOfDole, "100");
        reported(besancon, 2023, "D", emploiOfBesancon, "1000");
        reported(besancon, 2023, "E", null, "10000");
    }

    private void reported(String contract, int year, String title, String pillar, String value) {
        String members = pillar == null ? "" : ", \"pillarId\": \"%s\"".formatted(pillar);
        Stored.exact(
                Stored.action(contract, structure, year, title, "\"status\": \"completed\"" + members),
                sessions,
                value);
    }

    /** Every row as its group's code and year, its number of actions and its total. */
    private static List<String> totals(String query) {
        return Answers.rows("?groupBy=" + query).stream()
                .map(row -> row.at("/group/pillarCode/code").asText()
                        + row.at("/group/year").asText()
                        + " " + row.at("/actions/total")
                        + (row.get("indicators").isEmpty()
                                ? ""
                                : " " + row.at("/indicators/0/value").asText()))
                .toList();
    }

    @Test
    void pillars_of_different_contracts_with_the_same_code_are_one_group() {
        assertThat(totals("pillar-code")).containsExactly("cohesion 1 100", "emploi 3 1011", "null 1 10000");
        assertThat(totals("pillar-code,year"))
                .containsExactly("cohesion2023 1 100", "emploi2022 1 1", "emploi2023 2 1010", "null2023 1 10000");
    }

    @Test
    void a_group_tells_what_its_pillars_are_called_under_the_contracts_asked_for() {
        replaceLabel("Emploi et insertion");

        assertThat(Answers.rows("?groupBy=pillar-code&pillarCode=emploi").get(0).at("/group/pillarCode"))
                .isEqualTo(Json.of("{\"code\": \"emploi\", \"labels\": [\"Emploi et insertion\", \"Pilier emploi\"]}"));
        assertThat(Answers.rows("?groupBy=pillar-code&contract=" + dole).get(1).at("/group/pillarCode"))
                .isEqualTo(Json.of("{\"code\": \"emploi\", \"labels\": [\"Emploi et insertion\"]}"));
        assertThat(Answers.rows("?groupBy=pillar-code&pillar=none").get(0).at("/group/pillarCode"))
                .isEqualTo(Json.of("{\"code\": null, \"labels\": [\"Non affecté à un pilier\"]}"));
    }

    private void replaceLabel(String label) {
        String pillar = "/api/v1/pillars/" + emploiOfDole;
        patching(pillar, "{\"label\": \"%s\"}".formatted(label))
                .patch(pillar)
                .then()
                .statusCode(200);
    }

    @Test
    void a_contracts_totals_are_those_of_its_pillars() {
        List<JsonNode> byPillar = Answers.rows("?groupBy=pillar,year&contract=" + dole);
        List<JsonNode> byCode = Answers.rows("?groupBy=pillar-code,year&contract=" + dole);

        assertThat(byCode).hasSameSizeAs(byPillar);
        for (JsonNode row : byPillar) {
            JsonNode same = byCode.stream()
                    .filter(other -> other.at("/group/pillarCode/code").equals(row.at("/group/pillar/code"))
                            && other.at("/group/year").equals(row.at("/group/year")))
                    .findFirst()
                    .orElseThrow();
            assertThat(same.get("actions")).isEqualTo(row.get("actions"));
            assertThat(same.get("completeness")).isEqualTo(row.get("completeness"));
            assertThat(Answers.figures(same.at("/indicators/0"))).isEqualTo(Answers.figures(row.at("/indicators/0")));
        }
    }

    @Test
    void every_total_explains_itself() {
        for (JsonNode row : Answers.rows("?groupBy=pillar-code,year&pillar=none&pillar=" + emploiOfDole)) {
            JsonNode total = row.at("/indicators/0");
            BigDecimal contributions = Json.list(
                            Json.get(total.get("contributions").asText()).get("items"))
                    .stream()
                    .map(item -> item.get("contribution").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(contributions).isEqualByComparingTo(total.get("value").decimalValue());
        }
    }

    @Test
    void actions_can_be_narrowed_to_the_codes_of_their_pillars() {
        assertThat(totals("year&pillarCode=emploi&pillarCode=cohesion")).containsExactly("2022 1 1", "2023 3 1110");
    }

    @Test
    void empty_groups_are_the_codes_of_all_pillars_asked_for() {
        assertThat(totals("pillar-code&year=2022&includeEmpty=true"))
                .containsExactly("cohesion 0", "emploi 1 1", "null 0");
        assertThat(totals("pillar-code&year=2022&includeEmpty=true&pillarCode=cohesion"))
                .containsExactly("cohesion 0");
        assertThat(Answers.rows("?groupBy=pillar,pillar-code&includeEmpty=true&contract=" + dole))
                .as("a pillar has one code")
                .hasSize(3);
    }

    @Test
    void mapped_pillars_are_counted_under_the_codes_of_their_successors() {
        String next = Stored.contract("dole-2024", 2024, 2030);
        String emploi = Stored.pillar(next, "emploi", 1);
        String insertion = Stored.pillar(next, "insertion", 2);
        String pillar = "/api/v1/pillars/" + emploiOfDole;
        patching(pillar, """
                        {"successors": [{"pillarId": "%s", "weight": 0.4}, {"pillarId": "%s", "weight": 0.6}]}
                        """.formatted(emploi, insertion)).patch(pillar).then().statusCode(200);

        assertThat(totals("pillar-code&pillars=mapped&contract=" + dole))
                .containsExactly("cohesion 1 100", "emploi 2 4.4", "insertion 2 6.6");
        assertThat(totals("year&pillars=mapped&pillarCode=insertion&contract=" + dole))
                .containsExactly("2022 1 0.6", "2023 1 6");
    }

    @Test
    void what_has_ended_is_compared_under_its_code() {
        assertThat(Answers.rows("?groupBy=pillar-code&year=2023&compareTo=previous").stream()
                        .map(row -> row.at("/group/pillarCode/code").asText() + " " + row.at("/comparison/started")
                                + " " + row.at("/comparison/ended")))
                .containsExactly("cohesion 1 0", "emploi 2 1", "null 1 0");
    }

    @Test
    void what_can_be_no_code_is_refused() {
        given().get("/api/v1/aggregates?groupBy=pillar-code&pillarCode=Emploi")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-code"))
                .body("errors.parameter", contains("pillarCode"));
    }
}
