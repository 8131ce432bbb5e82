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
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of a bilan, and what leads from one to another. */
@QuarkusTest
class WorkflowTest extends BilanApiTest {

    private static final String REASONS = "{\"reasons\": [{\"text\": \"À revoir.\"}]}";
    private static final String REASON = "{\"reason\": \"Deux feuilles retrouvées.\"}";

    private String bilanThatIs(String state) {
        String address = posted(state.equals("draft") ? bilan("\"state\": \"draft\"") : bilan(""));
        if (state.equals("returned")) {
            returned(address);
        } else if (state.equals("validated")) {
            taken(address, "validate");
        } else if (state.equals("withdrawn")) {
            withdrawn(address);
        }
        given().get(address).then().body("state", equalTo(state));
        return address;
    }

    private Response take(String address, String step) {
        return take(address, step, etag(address));
    }

    /** @param ifMatch null to send none */
    private Response take(String address, String step, String ifMatch) {
        var request = switch (step) {
            case "return" -> sending(REASONS);
            case "reopen", "withdraw" -> sending(REASON);
            case "put" -> sending(bilan("\"outcome\": \"cancelled\""));
            case "save" -> sending(bilan("\"outcome\": \"cancelled\", \"state\": \"draft\""));
            default -> given();
        };
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return switch (step) {
            case "put", "save" -> request.put(address);
            case "delete" -> request.delete(address);
            default -> request.post(address + "/" + step);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "draft, save, draft",
        "draft, put, submitted",
        "draft, submit, submitted",
        "draft, return, refused",
        "draft, validate, refused",
        "draft, reopen, refused",
        "draft, delete, gone",
        "draft, withdraw, refused",
        "submitted, save, refused",
        "submitted, put, refused",
        "submitted, submit, refused",
        "submitted, return, returned",
        "submitted, validate, validated",
        "submitted, reopen, refused",
        "submitted, delete, refused",
        "submitted, withdraw, withdrawn",
        "returned, save, returned",
        "returned, put, submitted",
        "returned, submit, submitted",
        "returned, return, refused",
        "returned, validate, refused",
        "returned, reopen, refused",
        "returned, delete, refused",
        "returned, withdraw, withdrawn",
        "validated, save, refused",
        "validated, put, refused",
        "validated, submit, refused",
        "validated, return, refused",
        "validated, validate, refused",
        "validated, reopen, returned",
        "validated, delete, refused",
        "validated, withdraw, withdrawn",
        "withdrawn, save, refused",
        "withdrawn, put, refused",
        "withdrawn, submit, refused",
        "withdrawn, return, refused",
        "withdrawn, validate, refused",
        "withdrawn, reopen, refused",
        "withdrawn, delete, gone",
        "withdrawn, withdraw, refused"
    })
    void every_step_from_every_state(String state, String step, String leadsTo) {
        String address = bilanThatIs(state);
        String before = etag(address);

        Response answer = take(address, step);
        switch (leadsTo) {
            case "refused" -> {
                answer.then().spec(problem(409, "wrong-state")).body("state", equalTo(state));
                assertThat(etag(address)).isEqualTo(before);
            }
            case "gone" -> {
                answer.then().statusCode(204);
                given().get(address).then().spec(problem(404, "not-found"));
            }
            default -> {
                answer.then().statusCode(200).header("ETag", etag(address));
                given().get(address).then().body("state", equalTo(leadsTo));
            }
        }
    }

    /** As it could come about before the years of a contract were kept from it. */
    @Test
    void what_lies_outside_its_contract_can_be_returned_and_then_deleted() throws SQLException {
        String address = posted(bringing(""));
        execute("""
                alter table city_contract disable trigger city_contract_spans_its_actions;
                update city_contract set last_year = 2022 where code = 'dole';
                alter table city_contract enable trigger city_contract_spans_its_actions
                """);

        take(address, "validate").then().spec(problem(422, "invalid-body"));
        take(address, "delete").then().spec(problem(409, "wrong-state"));
        take(address, "return").then().statusCode(200);
        take(address, "submit").then().spec(problem(422, "invalid-body"));
        as(Tokens.partner(id("centre")))
                .header("If-Match", etag(address))
                .delete(address)
                .then()
                .statusCode(204);

        given().get(address).then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "draft, put",
        "draft, submit",
        "draft, delete",
        "submitted, return",
        "submitted, validate",
        "validated, reopen",
        "validated, withdraw"
    })
    void every_step_needs_the_state_it_was_decided_on(String state, String step) {
        String address = bilanThatIs(state);
        String before = etag(address);

        take(address, step, null).then().spec(problem(428, "precondition-required"));
        take(address, step, "*").then().spec(problem(428, "precondition-required"));
        take(address, step, "\"stale\"")
                .then()
                .spec(problem(412, "stale-version"))
                .header("ETag", before);
        assertThat(etag(address)).isEqualTo(before);
    }

    @Test
    void a_partner_submits_and_does_not_judge() {
        String partner = Tokens.partner(id("centre"));
        String address = bilanThatIs("draft");
        as(partner)
                .header("If-Match", etag(address))
                .post(address + "/submit")
                .then()
                .statusCode(200);

        sendingAs(partner, REASONS)
                .header("If-Match", etag(address))
                .post(address + "/return")
                .then()
                .spec(problem(403, "forbidden"));
        as(partner)
                .header("If-Match", etag(address))
                .post(address + "/validate")
                .then()
                .spec(problem(403, "forbidden"));
        taken(address, "validate");
        sendingAs(partner, REASON)
                .header("If-Match", etag(address))
                .post(address + "/reopen")
                .then()
                .spec(problem(403, "forbidden"));
        given().get(address).then().body("state", equalTo("validated"));
    }

    @Test
    void is_returned_with_reasons_that_lead_into_it() {
        String address = bilanThatIs("submitted");

        step(address, "return", """
                {"reasons": [{"pointer": "/figures/0/value", "text": "Compte deux fois le mercredi."},
                             {"pointer": "/narrative/difficulties", "text": "Manque."}, {"text": "Merci !"}]}""")
                .then()
                .statusCode(200)
                .body("reasons.pointer", containsInAnyOrder("/figures/0/value", "/narrative/difficulties", null))
                .body("reasons[0].text", equalTo("Compte deux fois le mercredi."));
        given().get(address).then().body("reasons", hasSize(3));
        take(address, "submit").then().body("reasons", empty()).body("state", equalTo("submitted"));
    }

    @Test
    void is_not_returned_without_a_reason_or_with_one_that_leads_nowhere() {
        String address = bilanThatIs("submitted");

        step(address, "return", "{\"reasons\": []}")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("required /reasons"));
        step(address, "return", """
                {"reasons": [{"pointer": "/figures/2", "text": "?"}, {"pointer": "figures", "text": "?"},
                             {"pointer": "/figures/0"}]}""")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "leads-nowhere /reasons/0/pointer",
                                "leads-nowhere /reasons/1/pointer",
                                "required /reasons/2/text"));
        step(address, "reopen", "{}").then().spec(problem(422, "invalid-body"));
        given().get(address).then().body("state", equalTo("submitted"));
    }

    @Test
    void a_warning_takes_the_place_of_another_one() {
        String address = posted(bilan("\"state\": \"draft\", \"narrative\": {\"done\": \"Avec 12 enfants.\"}"));

        sending(bilan("\"state\": \"draft\", \"narrative\": {\"done\": \"Avec 13 enfants.\"}"))
                .header("If-Match", etag(address))
                .put(address)
                .then()
                .statusCode(200);

        given().get(address).then().body("warnings.found", contains("13 enfants"));
    }

    @Test
    void validating_publishes_outcome_and_figures() {
        String address = posted(counting("""
                {"indicator": "enfants", "kind": "exact", "value": 134, "target": 150, "breakdowns": [%s]},
                {"indicator": "jours", "kind": "range", "lower": 5, "upper": 10}
                """.formatted(bySex("whole", "84", "50"))));
        taken(address, "validate");

        given().get("/api/v1/actions/" + id("accueil"))
                .then()
                .body("status", equalTo("completed"))
                .body("title", equalTo("Accueil"));
        given().get("/api/v1/actions/" + id("accueil") + "/indicator-values")
                .then()
                .body("items.indicator.code", containsInAnyOrder("enfants", "jours"))
                .body("items.find { it.indicator.code == 'enfants' }.target", equalTo(150))
                .body(
                        "items.find { it.indicator.code == 'enfants' }.breakdowns[0].parts.value",
                        containsInAnyOrder(84, 50))
                .body("items.find { it.indicator.code == 'jours' }.upper", equalTo(10));
        given().get(address).then().body("validatedAt", notNullValue());
    }

    @Test
    void the_year_an_action_is_postponed_to_reaches_it_and_goes_with_the_outcome() {
        String address = validated(bilan("\"outcome\": \"postponed\", \"postponedToYear\": 2024, \"figures\": []"));
        given().get("/api/v1/actions/" + id("accueil"))
                .then()
                .body("status", equalTo("postponed"))
                .body("postponedToYear", equalTo(2024));

        reopened(address);
        replaced(address, bilan(""));
        taken(address, "validate");
        given().get("/api/v1/actions/" + id("accueil"))
                .then()
                .body("status", equalTo("completed"))
                .body("postponedToYear", nullValue());
    }

    @Test
    void reopening_keeps_what_is_published_until_it_is_validated_anew() {
        String address = validated(bilan(""));
        reopened(address);
        given().get(address)
                .then()
                .body("state", equalTo("returned"))
                .body("reasons.text", containsInAnyOrder("Deux feuilles retrouvées."));
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");

        replaced(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 140}"));
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("enfants 140");
    }

    @Test
    void validating_anew_keeps_the_figures_that_the_agglomeration_entered() {
        String address = validated(bilan(""));
        created("/api/v1/actions/" + id("accueil") + "/indicator-values", filled("""
                {"indicatorId": "{jours}", "kind": "exact", "value": 40}"""));

        reopened(address);
        replaced(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 140}"));
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 140", "jours 40");
        reopened(address);
        replaced(address, counting(""));
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("jours 40");
    }

    @Test
    void what_no_longer_fits_is_not_validated() {
        String address = posted(bringing("\"figures\": []"));
        created("/api/v1/actions", filled("""
                {"contractId": "{dole}", "structureId": "{centre}", "year": 2023, "title": "Jardin partagé",
                 "description": "Entre-temps.", "status": "planned"}"""));

        step(address, "validate")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("action-exists /action/title"));
        given().get(address).then().body("state", equalTo("submitted")).body("action", nullValue());
    }

    @Test
    void a_deleted_drafts_history_is_still_the_agglomerations_to_read() {
        String address = bilanThatIs("draft");
        take(address, "delete").then().statusCode(204);

        for (String token : List.of(Tokens.agglomeration(), Tokens.warehouse())) {
            as(token)
                    .get(address + "/history")
                    .then()
                    .statusCode(200)
                    .body("items.operation", contains("created", "deleted"))
                    .body("items[1].before.content.outcome", equalTo("completed"));
        }
        as(Tokens.partner(id("centre"))).get(address + "/history").then().spec(problem(404, "not-found"));
        given().get(BILANS + "/" + id("accueil") + "/history").then().spec(problem(404, "not-found"));
    }

    @Test
    void a_deleted_draft_makes_room_for_another() {
        take(bilanThatIs("draft"), "delete").then().statusCode(204);

        posted(bilan("\"outcome\": \"cancelled\""));
    }
}
