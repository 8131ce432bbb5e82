package fr.contratdeville.review.bilan.posting;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bilans of a structure that another one has taken over, from 2023 on: nobody has told its software. */
@QuarkusTest
class TakenOverTest extends BilanApiTest {

    private static final String BY_SIRET = "\"structureId\": null, \"siret\": \"" + SIRET + "\"";
    private static final String TOLD = "normalisations*.with { it.code + ' ' + it.pointer }";

    private String house;

    @BeforeEach
    void theHouseTakesTheCentreOver() {
        house = Stored.structure("Maison de quartier");
    }

    private void takeOver() {
        takeOver(2023);
    }

    private void takeOver(Integer fromYear) {
        String path = "/api/v1/structures/" + id("centre");
        replacing(path, "{\"structureId\": \"%s\", \"fromYear\": %s}".formatted(house, fromYear))
                .put(path + "/successor")
                .then()
                .statusCode(200);
    }

    private String partnerOfTheCentre() {
        return Tokens.partner(id("centre"));
    }

    private String partnerOfTheHouse() {
        return Tokens.partnerCalled("maison", house);
    }

    @Test
    void what_names_its_siret_reaches_its_successor_and_is_told() throws SQLException {
        takeOver();

        Response receipt = sendingAs(partnerOfTheCentre(), bringing(BY_SIRET)).post(BILANS);

        receipt.then()
                .statusCode(201)
                .body(TOLD, contains("recorded-for-its-successor /siret"))
                .body(
                        "normalisations[0].detail",
                        equalTo(
                                "« Centre social » a été repris par « Maison de quartier » : le bilan est enregistré pour « Maison de quartier »."));
        as(partnerOfTheCentre())
                .get(receipt.path("self").toString())
                .then()
                .statusCode(200)
                .body("structure.id", equalTo(house));
        assertThat(query("select structure_id from bilan")).containsExactly(house);
    }

    @Test
    void sent_again_it_is_the_same_bilan() throws Exception {
        takeOver();
        String address =
                sendingAs(partnerOfTheCentre(), bringing(BY_SIRET)).post(BILANS).path("self");

        sendingAs(partnerOfTheCentre(), bringing(BY_SIRET))
                .post(BILANS)
                .then()
                .statusCode(200)
                .body("self", equalTo(address));
        sendingAs(partnerOfTheHouse(), bringing("\"structureId\": \"%s\"".formatted(house)))
                .post(BILANS)
                .then()
                .statusCode(200)
                .body("self", equalTo(address))
                .body("normalisations", empty());
        assertThat(bilans()).isOne();
    }

    @Test
    void what_was_sent_before_is_not_doubled_after() throws Exception {
        String address = posted(bringing("\"externalReference\": \"17\""));
        takeOver();

        post(bringing(BY_SIRET + ", \"externalReference\": \"17\""))
                .then()
                .statusCode(200)
                .body("self", equalTo(address))
                .body("normalisations", empty());
        post(bringing("\"structureId\": \"%s\"".formatted(house)))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(address));
        assertThat(bilans()).isOne();
    }

    @Test
    void an_action_that_is_there_keeps_its_structure_whoever_reports_it() throws SQLException {
        takeOver();

        sendingAs(partnerOfTheCentre(), bilan(BY_SIRET))
                .post(BILANS)
                .then()
                .statusCode(201)
                .body(TOLD, empty());
        assertThat(query("select structure_id from bilan")).containsExactly(id("centre"));
        sendingAs(partnerOfTheHouse(), bilan("\"structureId\": \"%s\"".formatted(house)))
                .post(BILANS)
                .then()
                .statusCode(200)
                .body(TOLD, contains("recorded-for-its-predecessor /structureId"));
    }

    @Test
    void years_before_stay_its_own() throws SQLException {
        takeOver(2024);

        sendingAs(partnerOfTheHouse(), bringing(BY_SIRET))
                .post(BILANS)
                .then()
                .statusCode(201)
                .body("normalisations", empty());
        assertThat(query("select structure_id from bilan")).containsExactly(id("centre"));
    }

    @Test
    void both_partners_see_both_and_a_stranger_neither() {
        String before = posted(bilan("\"state\": \"draft\""));
        takeOver();
        String after = posted(bringing("\"structureId\": \"%s\", \"state\": \"draft\"".formatted(house)));

        for (String address : new String[] {before, after}) {
            as(partnerOfTheHouse()).get(address).then().statusCode(200);
            as(partnerOfTheCentre()).get(address).then().statusCode(200);
            as(Tokens.partnerCalled("club", id("club"))).get(address).then().spec(problem(404, "not-found"));
        }
    }

    @Test
    void who_was_taken_over_does_not_act_for_others_that_were() {
        String circle = Stored.structure("Cercle");
        String path = "/api/v1/structures/" + circle;
        String waiting = posted(bringing("\"structureId\": \"%s\", \"state\": \"draft\"".formatted(circle)));
        takeOver();
        replacing(path, "{\"structureId\": \"%s\"}".formatted(house)).put(path + "/successor");

        as(partnerOfTheCentre()).get(waiting).then().spec(problem(404, "not-found"));
        as(partnerOfTheHouse()).get(waiting).then().statusCode(200);
        sendingAs(partnerOfTheCentre(), bringing("\"structureId\": \"%s\"".formatted(house)))
                .post(BILANS)
                .then()
                .spec(problem(403, "forbidden"));
    }

    @Test
    void its_address_for_references_leads_on() {
        takeOver();
        String address = "/api/v1/structures/" + id("centre") + "/bilans/17";

        sendingAs(partnerOfTheCentre(), bringing("\"structureId\": null"))
                .put(address)
                .then()
                .statusCode(201);
        as(partnerOfTheCentre()).get(address).then().statusCode(200).body("structure.id", equalTo(house));
        sendingAs(partnerOfTheCentre(), bringing("\"structureId\": null, \"outcome\": \"partially_completed\""))
                .header("If-Match", as(partnerOfTheCentre()).get(address).header("ETag"))
                .put(address)
                .then()
                .spec(problem(409, "wrong-state"));
    }

    @Test
    void what_it_had_sent_is_found_and_changed_under_its_successors_address() {
        String before = posted(bilan("\"state\": \"draft\", \"externalReference\": \"17\""));
        takeOver();
        String address = "/api/v1/structures/" + house + "/bilans/17";

        String tag = as(partnerOfTheHouse()).get(address).header("ETag");
        sendingAs(partnerOfTheHouse(), bilan("\"structureId\": null"))
                .header("If-Match", tag)
                .put(address)
                .then()
                .statusCode(200)
                .body("self", equalTo(before))
                .body("state", equalTo("submitted"));
    }

    @Test
    void a_reference_that_it_used_before_is_still_its_own() {
        String before = posted(bringing("\"state\": \"draft\", \"externalReference\": \"17\""));
        takeOver();
        String address = "/api/v1/structures/" + id("centre") + "/bilans/17";

        String tag = as(partnerOfTheCentre()).get(address).header("ETag");
        sendingAs(partnerOfTheCentre(), bringing("\"structureId\": null, \"externalReference\": \"17\""))
                .header("If-Match", tag)
                .put(address)
                .then()
                .statusCode(200)
                .body("self", equalTo(before))
                .body("state", equalTo("submitted"));
    }

    @Test
    void a_draft_from_before_is_changed_and_submitted_by_either() {
        String draft = posted(bringing("\"state\": \"draft\""));
        takeOver();

        for (String sender : new String[] {partnerOfTheCentre(), partnerOfTheHouse()}) {
            String tag = as(sender).get(draft).header("ETag");
            sendingAs(
                            sender,
                            bringing("\"state\": \"draft\", \"structureId\": \"%s\", \"outcome\": \"%s\""
                                    .formatted(
                                            sender.equals(partnerOfTheHouse()) ? house : id("centre"),
                                            sender.equals(partnerOfTheHouse()) ? "cancelled" : "partially_completed")))
                    .header("If-Match", tag)
                    .put(draft)
                    .then()
                    .statusCode(200);
        }
        as(partnerOfTheHouse())
                .header("If-Match", as(partnerOfTheHouse()).get(draft).header("ETag"))
                .post(draft + "/submit")
                .then()
                .statusCode(200);
        taken(draft, "validate");
        given().get(draft).then().body("structure.id", equalTo(id("centre")));
    }

    @Test
    void a_number_that_both_have_names_the_one_that_goes_on() throws SQLException {
        String path = "/api/v1/structures/" + house;
        patching(path, "{\"rna\": \"%s\"}".formatted(RNA)).patch(path).then().statusCode(200);
        refuses(bringing("\"structureId\": null, \"rna\": \"%s\"".formatted(RNA)), "several-structures /rna");

        takeOver();

        post(bringing("\"structureId\": null, \"rna\": \"%s\"".formatted(RNA)))
                .then()
                .statusCode(201);
        assertThat(query("select structure_id from bilan")).containsExactly(house);
    }

    @Test
    void the_template_of_next_year_is_its_successors() {
        takeOver(2024);

        given().get("/api/v1/actions/" + id("accueil") + "/bilan-template?year=2024")
                .then()
                .statusCode(200)
                .body("structureId", equalTo(house))
                .body("action.continuesActionId", equalTo(id("accueil")))
                .body("action.title", containsString("Accueil"));
    }

    @Test
    void the_template_of_a_successors_action_is_of_what_was_counted_by_the_one_it_took_over() {
        Stored.exact(id("accueil"), id("enfants"), "120");
        takeOver();
        String action = Stored.action(id("dole"), house, 2024, "Accueil");

        given().get("/api/v1/actions/" + action + "/bilan-template")
                .then()
                .statusCode(200)
                .body("figures.indicator", contains("enfants"));
    }

    @Test
    void a_successors_action_is_compared_with_that_of_the_one_it_took_over() {
        Stored.exact(id("accueil"), id("enfants"), "120");
        takeOver();

        post(bringing("""
                "structureId": "%s", "action": {"contractId": "{dole}", "title": "Accueil", "description": "Encore."},
                "year": 2024, "figures": [{"indicator": "enfants", "kind": "exact", "value": 5}]
                """.formatted(house)))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("far-from-last-time"));
    }

    @Test
    void in_a_batch_each_is_told() {
        takeOver();

        sending("{\"bilans\": [%s, %s]}".formatted(bringing(BY_SIRET), bringing("\"structureId\": \"{club}\"")))
                .post(BILANS + "/batch?mode=atomic")
                .then()
                .statusCode(200)
                .body("outcomes[0].receipt." + TOLD, contains("recorded-for-its-successor /bilans/0/siret"))
                .body("outcomes[1].receipt.normalisations", empty());
    }
}
