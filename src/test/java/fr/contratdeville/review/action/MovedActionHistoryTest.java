package fr.contratdeville.review.action;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written while a structure carried an action is that structure's business, whoever carries it afterwards. */
@QuarkusTest
class MovedActionHistoryTest extends ApiTest {

    private String ccas;
    private String cidff;
    private String action;
    private String path;
    private String history;

    @BeforeEach
    void anActionThatMoves() {
        String contract = Stored.contract("dole", 2015, 2023);
        ccas = Stored.structure("CCAS");
        cidff = Stored.structure("CIDFF");
        String nord = Stored.neighbourhood(contract, "Nord");
        action = Stored.action(contract, ccas, 2023, "PRE", """
                "status": "planned", "neighbourhoodIds": ["%s"]""".formatted(nord));
        path = "/api/v1/actions/" + action;
        history = path + "/history";
        String other = Stored.action(contract, ccas, 2023, "Club");
        String figure = Stored.figures(action) + "/"
                + Stored.figure(action, Stored.people("enfants", "sum"), """
                        "kind": "exact", "value": 134, "overlaps": [{"actionId": "%s", "share": "all"}]
                        """.formatted(other));
        patch(path, "{\"title\": \"Titre du CCAS\"}", "raison du CCAS");
        move(cidff);
        patch(path, "{\"title\": \"Titre du CIDFF\", \"neighbourhoodIds\": []}", "raison du CIDFF");
        patch(figure, "{\"value\": 150, \"overlaps\": []}", "raison du CIDFF");
    }

    private static void patch(String address, String json, String reason) {
        patching(address, json)
                .queryParam("reason", reason)
                .patch(address)
                .then()
                .statusCode(200);
    }

    private void move(String structure) {
        patch(path, "{\"structureId\": \"%s\"}".formatted(structure), "changement de porteur");
    }

    private List<JsonNode> entries(String token, String parameters) {
        List<JsonNode> entries = new ArrayList<>();
        String next = history + parameters;
        while (next != null) {
            JsonNode page =
                    Json.of(as(token).get(next).then().statusCode(200).extract().asString());
            entries.addAll(Json.list(page.get("items")));
            if (page.has("total")) {
                assertThat(page.get("total").asInt()).isPositive();
            }
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        return entries;
    }

    /** Such as {@code indicatorValue before after}, by which images there are. */
    private static List<String> told(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.get("what").asText()
                        + (entry.get("before").isNull() ? "" : " before")
                        + (entry.get("after").isNull() ? "" : " after"))
                .toList();
    }

    @Test
    void who_carried_it_reads_what_was_its_own() {
        List<JsonNode> entries = entries(Tokens.partner(ccas), "");

        assertThat(told(entries))
                .containsExactly(
                        "action after",
                        "actionNeighbourhood after",
                        "indicatorValue after",
                        "indicatorValueOverlap after",
                        "action before after",
                        "action before",
                        "indicatorValue before");
        assertThat(entries.toString())
                .contains("raison du CCAS", "Titre du CCAS")
                .doesNotContain("raison du CIDFF", "Titre du CIDFF", cidff);
    }

    @Test
    void who_carries_it_now_reads_what_is_its_own() {
        List<JsonNode> entries = entries(Tokens.partner(cidff), "");

        assertThat(told(entries))
                .containsExactlyInAnyOrder(
                        "action after",
                        "indicatorValue after",
                        "action before after",
                        "actionNeighbourhood before",
                        "indicatorValue before after",
                        "indicatorValueOverlap before");
        assertThat(entries.toString())
                .contains("raison du CIDFF", "Titre du CIDFF", "changement de porteur")
                .doesNotContain("raison du CCAS", "PRE", ccas);
    }

    @Test
    void who_reports_for_both_reads_all_of_it() {
        assertThat(entries(Tokens.partner(ccas, cidff), "").toString())
                .isEqualTo(entries(Tokens.warehouse(), "").toString());
    }

    @Test
    void who_carries_it_again_does_not_read_what_was_written_in_between() throws SQLException {
        move(ccas);
        execute("update action set description = 'Encore au CCAS'");

        assertThat(entries(Tokens.partner(ccas), "").toString())
                .contains("raison du CCAS", "Encore au CCAS")
                .doesNotContain("raison du CIDFF");
        assertThat(entries(Tokens.partner(cidff), "").toString())
                .contains("raison du CIDFF")
                .doesNotContain("raison du CCAS", "Encore au CCAS");
    }

    @Test
    void everybody_else_reads_nothing() {
        as(Tokens.partner(Stored.structure("Autre"))).get(history).then().spec(problem(403, "forbidden"));
        as(Tokens.partner()).get(history).then().spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void pages_and_their_total_agree(int limit) {
        for (String structure : List.of(ccas, cidff)) {
            String token = Tokens.partner(structure);
            List<JsonNode> all = entries(token, "");

            assertThat(entries(token, "?total=true&limit=" + limit)).isEqualTo(all);
            assertThat(Json.of(as(token)
                                    .get(history + "?total=true&limit=" + limit)
                                    .asString())
                            .get("total")
                            .asInt())
                    .isEqualTo(all.size());
        }
    }

    @Test
    void a_bilan_that_was_moved_by_hand_is_told_to_each_as_well() throws SQLException {
        String bilan = created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "state": "draft", "figures": [],
                 "action": {"contractId": "%s", "title": "Jardin du CCAS", "description": "Des bacs."}}
                """.formatted(
                                ccas, Json.get(path).at("/contract/id").asText()))
                .path("self");
        execute("""
                update bilan set structure_id = '%1$s', external_reference = 'du-cidff',
                    content = jsonb_set(content, '{structureId}', '"%1$s"')
                """.formatted(cidff));
        String ofTheBilan = bilan + "/history";

        JsonNode old = Json.of(as(Tokens.partner(ccas))
                .get(ofTheBilan)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        JsonNode now = Json.of(as(Tokens.partner(cidff))
                .get(ofTheBilan)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(told(Json.list(old.get("items")))).containsExactly("bilan after", "bilan before");
        assertThat(old.toString()).doesNotContain("du-cidff");
        assertThat(told(Json.list(now.get("items")))).containsExactly("bilan after");
        as(Tokens.partner(Stored.structure("Autre"))).get(ofTheBilan).then().spec(problem(404, "not-found"));
        given().get(ofTheBilan).then().statusCode(200);
    }
}
