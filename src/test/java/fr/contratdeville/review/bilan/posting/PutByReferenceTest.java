package fr.contratdeville.review.bilan.posting;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bilan under the name that its structure gives it. */
@QuarkusTest
class PutByReferenceTest extends BilanApiTest {

    private String address;

    @BeforeEach
    void theCentresReference17() {
        address = addressOf("centre", "2023-17");
    }

    private String addressOf(String structure, String reference) {
        return "/api/v1/structures/" + id(structure) + "/bilans/" + reference;
    }

    private Response put(String bilan) {
        return sending(bilan).put(address);
    }

    private Response change(String bilan) {
        return replacing(address, bilan).put(address);
    }

    @Test
    void is_created_where_there_is_none() {
        Response receipt = put(bilan("\"structureId\": null"));

        String self = receipt.path("self");
        receipt.then().statusCode(201).header("Location", self).header("ETag", etag(self));
        given().get(self)
                .then()
                .body("externalReference", equalTo("2023-17"))
                .body("structure.id", equalTo(id("centre")));
        assertThat(etag(address)).isEqualTo(etag(self));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "2023-17%00", "%20", "none", "%252e"})
    void is_not_found_by_what_is_none(String reference) {
        put(bilan(""));

        given().urlEncodingEnabled(false)
                .get(addressOf("centre", reference))
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void sent_again_changes_nothing() throws Exception {
        Response first = put(bilan(""));

        put(bilan(""))
                .then()
                .statusCode(200)
                .header("ETag", first.header("ETag"))
                .body("id", equalTo(first.path("id")));
        post(bilan("\"externalReference\": \"2023-17\"")).then().statusCode(200).body("id", equalTo(first.path("id")));
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void is_changed_by_who_knows_its_state() {
        String first = put(bilan("\"state\": \"draft\"")).header("ETag");

        Response changed = change(bilan("\"state\": \"draft\", \"outcome\": \"cancelled\""));
        changed.then().statusCode(200).header("ETag", not(first)).header("ETag", etag(address));
        given().get(address)
                .then()
                .body("content.outcome", equalTo("cancelled"))
                .body("version", equalTo(1));
    }

    @Test
    void is_not_changed_by_who_does_not() {
        String first = put(bilan("\"state\": \"draft\"")).header("ETag");
        String changed = bilan("\"state\": \"draft\", \"outcome\": \"cancelled\"");

        put(changed).then().spec(problem(428, "precondition-required"));
        sending(changed).header("If-Match", "*").put(address).then().spec(problem(428, "precondition-required"));
        sending(changed)
                .header("If-Match", "\"stale\"")
                .put(address)
                .then()
                .spec(problem(412, "stale-version"))
                .header("ETag", first);
        assertThat(etag(address)).isEqualTo(first);
    }

    @Test
    void is_created_only_if_that_is_asked_for() {
        sending(bilan("")).header("If-None-Match", "*").put(address).then().statusCode(201);

        sending(bilan("\"outcome\": \"cancelled\""))
                .header("If-None-Match", "*")
                .put(address)
                .then()
                .spec(problem(412, "stale-version"))
                .header("ETag", etag(address));
        sending(bilan("")).header("If-None-Match", "*").put(address).then().spec(problem(412, "stale-version"));
        given().get(address).then().body("content.outcome", equalTo("completed"));
    }

    @Test
    void is_not_created_by_who_wants_to_change_one() throws Exception {
        sending(bilan("")).header("If-Match", "\"gone\"").put(address).then().spec(problem(412, "stale-version"));
        assertThat(bilans()).isZero();
    }

    @Test
    void the_body_does_not_contradict_the_address() throws Exception {
        put(bilan("\"structureId\": \"{club}\", \"actionId\": \"{accueil}\", \"externalReference\": \"18\""))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "not-as-in-the-address /structureId",
                                "not-as-in-the-address /externalReference",
                                "of-another-structure /actionId"));
        assertThat(bilans()).isZero();
    }

    @Test
    void a_body_that_names_another_bilan_does_not_change_that_one() {
        String other = posted(bilan("\"externalReference\": \"18\", \"state\": \"draft\""));
        String contradicting = bilan("\"externalReference\": \"18\", \"outcome\": \"cancelled\"");

        put(contradicting)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-as-in-the-address /externalReference"));
        sending(contradicting)
                .header("If-Match", etag(other))
                .put(address)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-as-in-the-address /externalReference"));
        given().get(other).then().body("content.outcome", equalTo("completed"));
    }

    @Test
    void another_structures_reference_is_another_bilan() throws Exception {
        put(bilan(""));
        String foreign = addressOf("club", "2023-17");

        sending(bringing("\"structureId\": \"{club}\"")).put(foreign).then().statusCode(201);
        assertThat(bilans()).isEqualTo(2);
        given().get(foreign).then().body("structure.id", equalTo(id("club")));
    }

    @Test
    void while_it_is_with_the_agglomeration_it_cannot_be_changed() {
        put(bilan(""));

        change(bilan("\"outcome\": \"cancelled\""))
                .then()
                .spec(problem(409, "wrong-state"))
                .body("state", equalTo("submitted"));
        taken(address(), "validate");
        change(bilan("\"outcome\": \"cancelled\""))
                .then()
                .spec(problem(409, "wrong-state"))
                .body("state", equalTo("validated"));
        reopened(address());
        change(bilan("\"outcome\": \"cancelled\"")).then().statusCode(200).body("state", equalTo("submitted"));
    }

    private String address() {
        return BILANS + "/" + given().get(address).path("id");
    }

    @Test
    void an_action_that_has_another_bilan_gets_no_second_one() throws Exception {
        String other = posted(bilan(""));

        put(bilan("\"outcome\": \"cancelled\""))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(other));
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void stays_with_its_action() {
        String next = Stored.action(id("dole"), id("centre"), 2023, "Sorties");
        put(bilan("\"state\": \"draft\""));
        posted(bilan("\"actionId\": \"%s\"".formatted(next)));

        change(bilan("\"actionId\": \"%s\"".formatted(next)))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("cannot-change /actionId", "bilan-exists /actionId"));
    }

    @Test
    void what_is_wrong_is_told() {
        put(bilan("\"outcome\": null"))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("required-to-submit /outcome"));
        sending(bilan(""))
                .put(addressOf("centre", "~17"))
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("wrong-form /externalReference"));
        sending(bilan("")).put(addressOf("dole", "17")).then().spec(problem(404, "not-found"));
        given().get(address).then().spec(problem(404, "not-found"));
    }

    @Test
    void a_check_writes_nothing() throws Exception {
        sending(bilan(""))
                .put(address + "?validateOnly=true")
                .then()
                .statusCode(200)
                .body("validateOnly", equalTo(true));
        assertThat(bilans()).isZero();

        put(bilan("\"state\": \"draft\""));
        replacing(address, bilan("\"outcome\": \"cancelled\""))
                .put(address + "?validateOnly=true")
                .then()
                .statusCode(200)
                .body("state", equalTo("submitted"));
        given().get(address).then().body("state", equalTo("draft")).body("content.outcome", equalTo("completed"));
    }

    @Test
    void a_partner_has_the_references_of_its_own_structures() throws Exception {
        sendingAs(Tokens.partner(id("club")), bilan("")).put(address).then().spec(problem(403, "forbidden"));
        sendingAs(Tokens.partner(id("centre")), bilan("\"structureId\": \"{club}\""))
                .put(address)
                .then()
                .spec(problem(403, "forbidden"));
        assertThat(bilans()).isZero();

        sendingAs(Tokens.partner(id("centre")), bilan("")).put(address).then().statusCode(201);
        as(Tokens.partner(id("club"))).get(address).then().spec(problem(404, "not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%20", "%C2%A0", "-a", "%C3%A9"})
    void what_is_no_reference_is_no_address(String reference) throws Exception {
        sending(bilan(""))
                .urlEncodingEnabled(false)
                .put(addressOf("centre", reference))
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains("wrong-form"))
                .body("errors.pointer", contains("/externalReference"));
        assertThat(bilans()).isZero();
    }
}
