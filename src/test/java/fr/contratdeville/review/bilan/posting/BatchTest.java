package fr.contratdeville.review.bilan.posting;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BatchTest extends BilanApiTest {

    private static final String BATCH = BILANS + "/batch";
    private static final String EACH = BATCH + "?mode=each";

    private static String batch(String... bilans) {
        return "{\"bilans\": [%s]}".formatted(String.join(", ", bilans));
    }

    /** A bilan of an action that is not there yet and has this title. */
    private String titled(String title, String members) {
        return bringing("""
                "action": {"contractId": "{dole}", "title": "%s", "description": "Des bacs."}%s%s
                """.formatted(title, members.isEmpty() ? "" : ", ", members));
    }

    @Test
    void all_of_them_are_written() throws Exception {
        Response answer = sending(batch(bilan(""), titled("A", ""), titled("B", "\"state\": \"draft\"")))
                .post(BATCH);

        answer.then()
                .statusCode(200)
                .body("mode", equalTo("atomic"))
                .body("outcomes.effect", contains("created", "created", "created"))
                .body("outcomes.receipt.state", contains("submitted", "submitted", "draft"))
                .body("outcomes.errors.flatten()", hasSize(0));
        assertThat(bilans()).isEqualTo(3);
        String second = answer.path("outcomes[1].receipt.self");
        given().get(second)
                .then()
                .body("content.action.title", equalTo("A"))
                .body("sha256", equalTo(answer.path("outcomes[1].receipt.sha256")))
                .body("updatedAt", equalTo(answer.path("outcomes[1].receipt.time")));
    }

    @Test
    void none_is_written_if_anything_is_wrong_with_any_and_all_of_it_is_told() throws Exception {
        String address = posted(bilan(""));

        sending(batch(
                        titled("A", ""),
                        titled("B", "\"outcome\": null, \"year\": \"deux\""),
                        bilan("\"outcome\": \"cancelled\""),
                        "7",
                        titled("C", "\"figures\": [{\"indicator\": \"x\", \"kind\": \"exact\", \"value\": \"1,5\"}]")))
                .post(BATCH)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "required-to-submit /bilans/1/outcome",
                                "wrong-type /bilans/1/year",
                                "bilan-exists /bilans/2/actionId",
                                "wrong-type /bilans/3",
                                "unknown-indicator /bilans/4/figures/0/indicator"));
        assertThat(query("select '/api/v1/bilans/' || id from bilan")).containsExactly(address);
    }

    @Test
    void each_is_written_if_nothing_is_wrong_with_it() throws Exception {
        posted(titled("C", ""));

        Response answer = sending(batch(
                        titled("A", "\"outcome\": null"),
                        titled(
                                "B",
                                "\"figures\": [{\"indicator\": \"jours\", \"kind\": \"exact\", \"value\": \"1,5\"}]"),
                        titled("C", ""),
                        titled("C", "\"outcome\": \"cancelled\""),
                        titled("D", "")))
                .post(EACH);

        answer.then()
                .statusCode(200)
                .body("mode", equalTo("each"))
                .body("outcomes.effect", contains("refused", "created", "unchanged", "refused", "created"))
                .body("outcomes[0].receipt", nullValue())
                .body("outcomes[0].errors.pointer", contains("/bilans/0/outcome"))
                .body("outcomes[1].receipt.normalisations.pointer", contains("/bilans/1/figures/0/value"))
                .body("outcomes[3].errors", hasSize(1));
        assertThat(bilans()).isEqualTo(3);
        given().get(answer.<String>path("outcomes[4].receipt.self")).then().body("content.action.title", equalTo("D"));
    }

    @Test
    void what_the_batch_has_twice_is_refused_the_second_time() throws Exception {
        String batch = batch(
                bilan(""),
                titled("Été", "\"externalReference\": \"1\""),
                bilan("\"outcome\": \"cancelled\""),
                titled("ete", ""),
                titled("B", "\"externalReference\": \"1\""),
                titled("Été", "\"structureId\": \"{club}\", \"externalReference\": \"1\""));

        sending(batch)
                .post(BATCH)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "repeated /bilans/2/actionId",
                                "repeated /bilans/3/action",
                                "repeated /bilans/4/externalReference"));
        assertThat(bilans()).isZero();
        sending(batch)
                .post(EACH)
                .then()
                .statusCode(200)
                .body("outcomes.effect", contains("created", "created", "refused", "refused", "refused", "created"));
        assertThat(bilans()).isEqualTo(3);
    }

    @Test
    void sent_again_changes_nothing() throws Exception {
        Response first = sending(batch(bilan(""), titled("A", ""))).post(BATCH);

        Response again = sending(batch(titled("A", ""), bilan(""))).post(BATCH);
        again.then()
                .statusCode(200)
                .body("outcomes.effect", contains("unchanged", "unchanged"))
                .body("outcomes[0].receipt.id", equalTo(first.path("outcomes[1].receipt.id")))
                .body("outcomes[1].receipt.time", equalTo(first.path("outcomes[0].receipt.time")));
        assertThat(bilans()).isEqualTo(2);
    }

    @Test
    void of_which_every_bilan_was_refused_leaves_its_key_unused() throws Exception {
        sending(batch(bilan("\"year\": null")))
                .header("Idempotency-Key", "k")
                .post(EACH)
                .then()
                .statusCode(200)
                .body("outcomes.effect", contains("refused"));

        sending(batch(bilan("")))
                .header("Idempotency-Key", "k")
                .post(EACH)
                .then()
                .statusCode(200)
                .body("outcomes.effect", contains("created"));
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void has_500_bilans_at_most() throws Exception {
        sending(batch(Collections.nCopies(501, "{}").toArray(String[]::new)))
                .post(EACH)
                .then()
                .spec(problem(422, "too-many-bilans"));
        sending(batch(Collections.nCopies(500, "{}").toArray(String[]::new)))
                .post(EACH)
                .then()
                .statusCode(200)
                .body("outcomes", hasSize(500));
        assertThat(bilans()).isZero();
    }

    @Test
    void with_a_bilan_of_somebody_elses_structure_nothing_is_written() throws Exception {
        for (String address : new String[] {BATCH, EACH, EACH + "&validateOnly=true"}) {
            sendingAs(Tokens.partner(id("centre")), batch(bilan(""), titled("A", "\"structureId\": \"{club}\"")))
                    .post(address)
                    .then()
                    .spec(problem(403, "forbidden"));
        }
        assertThat(bilans()).isZero();
        sendingAs(
                        Tokens.partner(id("centre"), id("club")),
                        batch(bilan(""), titled("A", "\"structureId\": \"{club}\"")))
                .post(BATCH)
                .then()
                .statusCode(200);
    }

    @Test
    void a_check_gives_the_same_answer_and_writes_nothing() throws Exception {
        String batch = batch(bilan(""), titled("A", "\"outcome\": null"));

        sending(batch)
                .post(EACH + "&validateOnly=true")
                .then()
                .statusCode(200)
                .body("outcomes.effect", contains("created", "refused"))
                .body("outcomes[0].receipt.id", nullValue())
                .body("outcomes[0].receipt.self", nullValue())
                .body("outcomes[0].receipt.validateOnly", equalTo(true));
        sending(batch).post(BATCH + "?validateOnly=true").then().spec(problem(422, "invalid-body"));
        assertThat(bilans()).isZero();
    }

    @Test
    void sent_again_with_its_key_gives_the_first_answer_again() throws Exception {
        String key = UUID.randomUUID().toString();
        String batch = batch(bilan(""), titled("A", "\"outcome\": null"));
        Response first = sending(batch).header("Idempotency-Key", key).post(EACH);
        first.then().statusCode(200);

        Response again = sending(batch).header("Idempotency-Key", key).post(EACH);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        sending(batch).header("Idempotency-Key", key).post(BATCH).then().spec(problem(422, "idempotency-key-reused"));
        assertThat(bilans()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|required /bilans",
                "'{\"bilans\": []}'|required /bilans",
                "'{\"bilans\": {}}'|wrong-type /bilans",
                "'{\"bilans\": [7]}'|wrong-type /bilans/0",
                "'{\"bilans\": [null]}'|wrong-type /bilans/0",
                "'{\"bilans\": [7], \"mode\": \"each\"}'|unknown-member /mode",
                "'[]'|'wrong-type '"
            })
    void what_is_no_batch_is_refused(String batch, String error) {
        sending(batch).post(BATCH).then().spec(problem(422, "invalid-body")).body(ERRORS, contains(error));
    }

    @Test
    void an_unknown_mode_is_refused() {
        sending(batch(bilan("")))
                .post(BATCH + "?mode=all")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-in-list mode"));
    }
}
