package fr.contratdeville.review.bilan.workflow;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bilan that should not have been sent, or not validated, is taken back with all that it has published. */
@QuarkusTest
class WithdrawalTest extends BilanApiTest {

    private static final String REFERENCE = "\"externalReference\": \"2023-017\"";

    private String action() {
        return "/api/v1/actions/" + id("accueil");
    }

    private static List<String> counted(String figures) {
        JsonNode row = Json.get("/api/v1/aggregates/years?year=2023&figures=" + figures)
                .at("/rows/0/indicators");
        return Json.list(row).stream()
                .map(one -> one.at("/indicator/code").asText() + " "
                        + one.get("value").asText())
                .toList();
    }

    @Test
    void its_structure_reads_that_it_is_withdrawn_and_why() {
        String address = posted(bilan(REFERENCE));
        withdrawn(address);

        as(Tokens.partner(id("centre")))
                .get(address)
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("reasons.text", contains("Transmis pour la mauvaise année."))
                .body("action", nullValue())
                .body("externalReference", nullValue())
                .body("content.actionId", equalTo(id("accueil")))
                .body("content.externalReference", equalTo("2023-017"));
        anonymous().get(address).then().spec(problem(404, "not-found"));
        given().get(BILANS + "?state=withdrawn").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "returned", "validated"})
    void nothing_of_it_is_counted_any_more(String state) {
        String address = posted(bilan(""));
        if (state.equals("returned")) {
            returned(address);
        } else if (state.equals("validated")) {
            taken(address, "validate");
        }
        assertThat(counted("all")).containsExactly("adultes 20", "enfants 134");
        withdrawn(address);

        for (String figures : List.of("published", "submitted", "all")) {
            assertThat(counted(figures)).as(figures).isEmpty();
            JsonNode row = Json.get("/api/v1/aggregates/years?year=2023&figures=" + figures)
                    .at("/rows/0");
            assertThat(row.at("/actions/byStatus/planned").asInt()).as(figures).isEqualTo(1);
            assertThat(row.get("completeness")).as(figures).isEqualTo(Json.of("""
                    {"actions": 1, "expected": 1, "reported": 0, "validated": 0}"""));
        }
    }

    @Test
    void figures_and_outcome_of_a_reopened_one_go_too() {
        String address = validated(bilan(""));
        reopened(address);
        replaced(address, counting("{\"indicator\": \"jours\", \"kind\": \"exact\", \"value\": 3}"));
        withdrawn(address);

        assertThat(publishedFigures(id("accueil"))).isEmpty();
        given().get(action()).then().body("status", equalTo("planned"));
    }

    @Test
    void what_the_agglomeration_has_written_since_stays() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        Stored.exact(id("accueil"), id("jours"), "3");
        patching(action(), "{\"status\": \"cancelled\"}").patch(action()).then().statusCode(200);
        withdrawn(address);

        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 120", "jours 3");
        given().get(action()).then().body("status", equalTo("cancelled"));
    }

    @Test
    void a_correction_that_is_under_way_stays() throws Exception {
        String address = validated(bilan(""));
        String etag = etag(address);

        meeting(
                        "update indicator_value set value = 120 where value = 134",
                        Tokens.agglomeration(),
                        agglomeration -> agglomeration
                                .header("If-Match", etag)
                                .contentType(ContentType.JSON)
                                .body("{\"reason\": \"Par erreur.\"}")
                                .post(address + "/withdraw"))
                .then()
                .statusCode(200);

        assertThat(publishedFigures(id("accueil"))).containsExactly("enfants 120");
    }

    @Test
    void what_was_there_before_it_comes_back() {
        Stored.figure(id("accueil"), id("enfants"), """
                "kind": "exact", "value": 120, "target": 150, "breakdowns": [%s]""".formatted(bySex("whole", "70", "50")));
        Stored.exact(id("accueil"), id("adultes"), "20");
        patching(action(), "{\"status\": \"postponed\", \"postponedToYear\": 2024}")
                .patch(action())
                .then()
                .statusCode(200);
        JsonNode before = Json.get(figureAddress("accueil", "enfants"));
        String address = posted(bilan(""));
        overwriting(address);
        reopened(address);
        replaced(address, counting("""
                {"indicator": "enfants", "kind": "exact", "value": 140}, {"indicator": "jours", "kind": "exact", "value": 3}"""));
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 140", "jours 3", "adultes 20");
        withdrawn(address);

        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 120", "adultes 20");
        JsonNode after = Json.get(figureAddress("accueil", "enfants"));
        for (String member : List.of("kind", "value", "target", "breakdowns", "overlaps", "disjoint")) {
            assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
        }
        given().get(action()).then().body("status", equalTo("postponed")).body("postponedToYear", equalTo(2024));
    }

    @Test
    void an_action_that_it_brought_along_goes_as_well() {
        String address = validated(bringing(""));
        String brought = Json.get(address).at("/action/id").asText();
        withdrawn(address);

        given().get("/api/v1/actions/" + brought).then().spec(problem(404, "not-found"));
        given().get("/api/v1/actions/" + brought + "/history")
                .then()
                .statusCode(200)
                .body("items[-1].operation", equalTo("deleted"))
                .body("items[-1].reason", equalTo("Transmis pour la mauvaise année."));
        given().get(address).then().body("content.action.title", equalTo("Jardin partagé"));
        posted(bringing(""));
    }

    @Test
    void also_when_it_was_reopened_and_names_the_action_now() {
        String address = validated(bringing(""));
        String brought = Json.get(address).at("/action/id").asText();
        reopened(address);
        replaced(address, bilan("""
                "actionId": "%s", "figures": [{"indicator": "jours", "kind": "exact", "value": 3}]""".formatted(brought)));
        taken(address, "validate");
        withdrawn(address);

        given().get("/api/v1/actions/" + brought).then().spec(problem(404, "not-found"));
    }

    @Test
    void an_action_that_others_refer_to_stays_as_planned() {
        String address = validated(bringing(""));
        String brought = Json.get(address).at("/action/id").asText();
        Stored.action(id("dole"), id("centre"), 2024, "Jardin partagé", """
                "status": "planned", "continuesActionId": "%s\"""".formatted(brought));
        withdrawn(address);

        given().get("/api/v1/actions/" + brought).then().statusCode(200).body("status", equalTo("planned"));
        assertThat(publishedFigures(brought)).isEmpty();
    }

    @Test
    void an_action_with_a_figure_of_the_agglomeration_stays() {
        String address = validated(bringing(""));
        String brought = Json.get(address).at("/action/id").asText();
        Stored.exact(brought, id("jours"), "3");
        withdrawn(address);

        assertThat(publishedFigures(brought)).containsExactly("jours 3");
    }

    @Test
    void its_action_and_its_reference_are_free_for_another() {
        String address = validated(bilan(REFERENCE));
        withdrawn(address);

        String other = posted(bilan(REFERENCE));
        assertThat(other).isNotEqualTo(address);
        given().get("/api/v1/structures/" + id("centre") + "/bilans/2023-017")
                .then()
                .statusCode(200)
                .body("state", equalTo("submitted"));
        taken(other, "validate");
        assertThat(counted("published")).containsExactly("adultes 20", "enfants 134");
        withdrawn(other);
        posted(bilan(REFERENCE));
    }

    @Test
    void the_action_may_change_its_year_or_go() {
        String address = posted(bilan(""));
        withdrawn(address);

        patching(action(), "{\"year\": 2024}").patch(action()).then().statusCode(200);
        deleted(action());
        given().get(address).then().statusCode(200).body("state", equalTo("withdrawn"));
    }

    @Test
    void what_only_a_withdrawn_bilan_names_can_be_deleted() {
        withdrawn(posted(bringing("\"figures\": [{\"indicator\": \"jours\", \"kind\": \"exact\", \"value\": 3}]")));

        deleted("/api/v1/indicators/" + id("jours"));
        deleted("/api/v1/pillars/" + id("cohesion"));
        deleted("/api/v1/neighbourhoods/" + id("mesnils"));
    }

    @Test
    void nothing_leads_on_from_there() {
        String address = posted(bilan(""));
        withdrawn(address);
        String before = etag(address);

        for (String again : List.of(bilan(""), bilan("\"state\": \"draft\""), bilan("\"outcome\": \"cancelled\""))) {
            replacing(address, again).put(address).then().spec(problem(409, "wrong-state"));
        }
        assertThat(etag(address)).isEqualTo(before);
    }

    @Test
    void it_needs_a_reason() {
        String address = validated(bilan(""));

        step(address, "withdraw", "{}")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("required /reason"));
        assertThat(publishedFigures(id("accueil"))).isNotEmpty();
    }

    @Test
    void its_history_tells_that_it_was_withdrawn_by_whom_and_why() {
        String address = validated(bilan(""));
        withdrawn(address);

        given().get(address + "/history")
                .then()
                .body("items.after.state", contains("submitted", "validated", "withdrawn"))
                .body("items[-1].by.role", equalTo("agglomeration"))
                .body("items[-1].reason", equalTo("Transmis pour la mauvaise année."))
                .body("items[-1].changed", contains("actionId", "reasons", "state", "validatedIndicators"));
        given().get(action() + "/history")
                .then()
                .body(
                        "items.findAll { it.operation == 'deleted' }.reason",
                        contains("Transmis pour la mauvaise année.", "Transmis pour la mauvaise année."));
    }

    @Test
    void what_is_not_known_to_be_its_own_stays() throws Exception {
        String address = validated(bilan(""));
        execute("update bilan set validated_content = null, replaced = null");
        withdrawn(address);

        given().get(address).then().body("state", equalTo("withdrawn")).body("publishedDiffers", empty());
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");
    }

    @Test
    void an_action_that_it_brought_along_stays_if_the_agglomeration_has_changed_it() {
        String address = validated(bringing(""));
        String action =
                "/api/v1/actions/" + published("Jardin partagé").get("id").asText();
        patching(action, "{\"description\": \"Trente bacs au pied des tours.\"}")
                .patch(action)
                .then()
                .statusCode(200);

        withdrawn(address);

        given().get(action).then().statusCode(200).body("status", equalTo("planned"));
        assertThat(publishedFigures(published("Jardin partagé").get("id").asText()))
                .isEmpty();
    }

    @Test
    void a_withdrawn_bilan_is_in_nobodys_way() {
        String contract = Stored.contract("essai", 2019, 2023);
        String address = posted(bringing("\"year\": 2019, \"action\": {\"contractId\": \"" + contract
                + "\", \"title\": \"Par erreur\", \"description\": \"Par erreur.\"}"));
        withdrawn(address);
        String path = "/api/v1/city-contracts/" + contract;

        patching(path, "{\"firstYear\": 2020}").patch(path).then().statusCode(200);
        as(Tokens.partner(id("centre")))
                .header("If-Match", etag(address))
                .delete(address)
                .then()
                .spec(problem(409, "wrong-state"));
        given().header("If-Match", etag(address)).delete(address).then().statusCode(204);
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(address + "/history").then().statusCode(200);
    }
}
