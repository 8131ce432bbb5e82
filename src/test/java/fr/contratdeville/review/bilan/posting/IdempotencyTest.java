package fr.contratdeville.review.bilan.posting;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done once is answered again, and not done again. */
@QuarkusTest
class IdempotencyTest extends BilanApiTest {

    private static final List<String> HEADERS = List.of("Location", "ETag", "Content-Language", "Content-Type", "Vary");

    private static final int RACES = 10;

    private final String key = UUID.randomUUID().toString();

    private Response postWithKey(String bilan) {
        return sending(bilan).header("Idempotency-Key", key).post(BILANS);
    }

    private static void isTheSame(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : HEADERS) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    @Test
    void the_first_answer_is_given_again_byte_for_byte() throws Exception {
        Response first = postWithKey(bilan("\"narrative\": {\"done\": \"Reçu 7 familles.\"}"));
        first.then().statusCode(201);

        isTheSame(postWithKey(bilan("\"narrative\": {\"done\": \"Reçu 7 familles.\"}")), first);
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void in_the_language_of_the_first_answer() {
        String bilan = bilan("\"narrative\": {\"done\": \"Reçu 7 familles.\"}");
        Response first = postWithKey(bilan);

        Response again = sending(bilan)
                .header("Idempotency-Key", key)
                .header("Accept-Language", "en")
                .post(BILANS);
        isTheSame(again, first);
    }

    @Test
    void also_when_the_bilan_has_changed_since() {
        Response first = postWithKey(bilan(""));
        String address = first.path("self");
        returned(address);
        replaced(address, bilan("\"outcome\": \"cancelled\""));

        isTheSame(postWithKey(bilan("")), first);
        given().get(address)
                .then()
                .header("ETag", not(first.header("ETag")))
                .body("content.outcome", equalTo("cancelled"));
    }

    @Test
    void also_when_the_first_one_found_the_bilan_there() {
        posted(bilan(""));
        Response first = postWithKey(bilan(""));
        first.then().statusCode(200);

        isTheSame(postWithKey(bilan("")), first);
    }

    @Test
    void without_it_the_answer_is_that_nothing_changed() {
        Response first = postWithKey(bilan(""));

        post(bilan("")).then().statusCode(200).body("id", equalTo(first.path("id")));
    }

    @Test
    void another_body_with_the_same_key_is_refused() throws Exception {
        postWithKey(bilan(""));

        postWithKey(bilan("\"outcome\": \"cancelled\"")).then().spec(problem(422, "idempotency-key-reused"));
        postWithKey(bringing("")).then().spec(problem(422, "idempotency-key-reused"));
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void another_address_or_query_is_another_request() {
        postWithKey(bilan(""));
        String batch = "{\"bilans\": [%s]}".formatted(bilan(""));

        sending(batch)
                .header("Idempotency-Key", key)
                .post(BILANS + "/batch")
                .then()
                .spec(problem(422, "idempotency-key-reused"));
        sending(bilan(""))
                .header("Idempotency-Key", key)
                .post(BILANS + "?validateOnly=false")
                .then()
                .spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void another_callers_key_is_another_key() throws Exception {
        postWithKey(bilan(""));

        sendingAs(Tokens.partnerCalled("club", id("club")), bringing("\"structureId\": \"{club}\""))
                .header("Idempotency-Key", key)
                .post(BILANS)
                .then()
                .statusCode(201);
        assertThat(bilans()).isEqualTo(2);
    }

    @Test
    void a_key_is_the_same_in_quotes() {
        Response first = postWithKey(bilan(""));

        isTheSame(
                sending(bilan("")).header("Idempotency-Key", "\"" + key + "\"").post(BILANS), first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "a\"b", "a\\b", "clé", "\"unclosed"})
    void what_is_no_key_is_refused(String header) throws Exception {
        refusesKey(header);
    }

    @Test
    void a_key_has_200_characters_at_most() throws Exception {
        refusesKey("k".repeat(201));
        sending(bilan(""))
                .header("Idempotency-Key", key + "k".repeat(164))
                .post(BILANS)
                .then()
                .statusCode(201);
    }

    private void refusesKey(String header) throws Exception {
        sending(bilan(""))
                .header("Idempotency-Key", header)
                .post(BILANS)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-an-idempotency-key Idempotency-Key"));
        assertThat(bilans()).isZero();
    }

    @Test
    void a_refused_request_leaves_its_key_unused() {
        postWithKey(bilan("\"year\": 2022")).then().spec(problem(422, "invalid-body"));
        postWithKey(bilan("\"structureId\": \"{dole}\"")).then().spec(problem(422, "invalid-body"));

        postWithKey(bilan("")).then().statusCode(201);
    }

    @Test
    void a_check_uses_no_key() throws Exception {
        String check = BILANS + "?validateOnly=true";
        sending(bilan("")).header("Idempotency-Key", key).post(check).then().statusCode(200);
        assertThat(bilans()).isZero();

        postWithKey(bilan("")).then().statusCode(201);
        sending(bilan("\"outcome\": \"cancelled\""))
                .header("Idempotency-Key", key)
                .post(check)
                .then()
                .spec(problem(409, "bilan-exists"));
    }

    @Test
    void what_was_deleted_since_is_not_answered_as_if_it_were_there_and_does_not_come_back() throws Exception {
        String draft = bilan("\"state\": \"draft\"");
        Response first = postWithKey(draft);
        deleted(first.path("self"));

        postWithKey(draft)
                .then()
                .spec(problem(410, "bilan-gone"))
                .body(ERRORS, contains("bilan-gone "))
                .body("errors[0].found", equalTo(first.path("id")));
        assertThat(bilans()).isZero();
        sending(draft).header("Idempotency-Key", key + "-2").post(BILANS).then().statusCode(201);
        postWithKey(draft).then().spec(problem(410, "bilan-gone"));
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void a_retry_that_meets_the_deletion_does_not_bring_it_back() throws Exception {
        String draft = bilan("\"state\": \"draft\"");
        String token = Tokens.agglomeration();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < RACES; race++) {
                String raced = key + race;
                Response first = sending(draft).header("Idempotency-Key", raced).post(BILANS);
                String address = first.path("self");
                String etag = etag(address);
                Future<Response> deletion =
                        both.submit(() -> as(token).header("If-Match", etag).delete(address));
                Future<Response> retry = both.submit(() ->
                        sendingAs(token, draft).header("Idempotency-Key", raced).post(BILANS));

                assertThat(deletion.get().statusCode()).isEqualTo(204);
                assertThat(retry.get().statusCode()).isIn(201, 410);
                assertThat(bilans()).isZero();
            }
        } finally {
            both.shutdown();
        }
    }

    @Test
    void without_a_key_what_was_deleted_is_done_anew() throws Exception {
        String draft = bilan("\"state\": \"draft\"");
        deleted(posted(draft));

        posted(draft);
        assertThat(bilans()).isEqualTo(1);
    }

    @Test
    void what_was_withdrawn_since_is_not_answered_as_if_it_were_submitted() throws Exception {
        Response first = postWithKey(bilan(""));
        withdrawn(first.path("self"));

        postWithKey(bilan("")).then().spec(problem(410, "bilan-gone"));
        sending(bilan(""))
                .header("Idempotency-Key", key + "-2")
                .post(BILANS)
                .then()
                .statusCode(201);
    }

    @Test
    void of_a_batch_the_gone_ones_are_named_and_a_new_key_sends_just_these_anew() throws Exception {
        String batch =
                "{\"bilans\": [%s, %s]}".formatted(bilan("\"state\": \"draft\""), bringing("\"state\": \"draft\""));
        Response first = sending(batch).header("Idempotency-Key", key).post(BILANS + "/batch");
        first.then().statusCode(200);
        isTheSame(sending(batch).header("Idempotency-Key", key).post(BILANS + "/batch"), first);
        deleted(first.path("outcomes[1].receipt.self"));

        sending(batch)
                .header("Idempotency-Key", key)
                .post(BILANS + "/batch")
                .then()
                .spec(problem(410, "bilan-gone"))
                .body(ERRORS, contains("bilan-gone /bilans/1"));
        assertThat(bilans()).isEqualTo(1);
        sending(batch)
                .header("Idempotency-Key", key + "-2")
                .post(BILANS + "/batch")
                .then()
                .body("outcomes.effect", contains("unchanged", "created"));
    }

    @Test
    void a_key_is_kept_for_seven_days() throws Exception {
        Response first = postWithKey(bilan(""));
        execute("update idempotent_answer set answered_at = now() - interval '7 days' + interval '1 minute'");
        isTheSame(postWithKey(bilan("")), first);

        execute("update idempotent_answer set answered_at = now() - interval '7 days' - interval '1 second'");
        postWithKey(bringing("")).then().statusCode(201);
        assertThat(query("select count(*) from idempotent_answer where answered_at < now() - interval '7 days'"))
                .as("answers that are kept for nothing")
                .containsExactly("0");
        assertThat(bilans()).isEqualTo(2);
    }
}
