package fr.contratdeville.review.bilan.workflow;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agglomeration has written itself is not overwritten unless it says that it knows what that is. */
@QuarkusTest
class OverwritingTest extends BilanApiTest {

    private static final int RACES = 10;

    /** Reopens the bilan and hands it in again. */
    private static void sentAgain(String address, String bilan) {
        reopened(address);
        replaced(address, bilan);
    }

    private static Response validate(String address, String overwrite) {
        return given().header("If-Match", etag(address))
                .queryParam("overwrite", overwrite)
                .post(address + "/validate");
    }

    /** Validates what would overwrite something at these pointers, and returns the answer. */
    private static JsonNode conflict(String address, String... pointers) {
        Response answer = step(address, "validate");
        answer.then().spec(problem(409, "would-overwrite")).body("errors.pointer", contains(pointers));
        return Json.of(answer.asString());
    }

    @Test
    void a_corrected_figure_is_not_overwritten_by_the_bilan_that_it_corrects() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        sentAgain(address, bilan(""));

        step(address, "validate")
                .then()
                .spec(problem(409, "would-overwrite"))
                .body(ERRORS, contains("published-otherwise /figures/0"))
                .body("errors[0].found", equalTo("134"))
                .body("errors[0].expected", equalTo("120"))
                .body("errors[0].detail", equalTo("Ce bilan indique : 134. L'agglomération a publié : 120."))
                .body("overwrites.pointer", contains("/figures/0"))
                .body("overwrites[0].published.value", equalTo(120))
                .body("overwrites[0].published.indicator.code", equalTo("enfants"));
        given().get(address).then().body("state", equalTo("submitted"));
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 120", "adultes 20");
    }

    @Test
    void what_is_named_is_overwritten() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        sentAgain(address, bilan(""));
        String seen = conflict(address, "/figures/0").get("overwrite").asText();

        validate(address, seen).then().statusCode(200).header("ETag", etag(address));
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");
    }

    @Test
    void what_was_changed_after_it_was_named_is_not_overwritten() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        sentAgain(address, bilan(""));
        String seen = conflict(address, "/figures/0").get("overwrite").asText();
        corrected(figureAddress("accueil", "enfants"), "\"value\": 125");

        validate(address, seen)
                .then()
                .spec(problem(409, "would-overwrite"))
                .body("overwrites[0].published.value", equalTo(125));
        assertThat(publishedFigures(id("accueil"))).contains("enfants 125");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "0123", "?"})
    void a_mere_yes_names_nothing(String overwrite) {
        String address = posted(bilan(""));

        validate(address, overwrite)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-confirmation overwrite"));
        given().get(address).then().body("state", equalTo("submitted"));
    }

    @Test
    void a_deleted_figure_does_not_come_back_by_itself() {
        String address = validated(bilan(""));
        deleted(figureAddress("accueil", "enfants"));
        sentAgain(address, bilan(""));

        JsonNode conflict = conflict(address, "/figures/0");
        assertThat(conflict.at("/overwrites/0/published").isNull()).isTrue();
        assertThat(publishedFigures(id("accueil"))).containsExactly("adultes 20");
        validate(address, conflict.get("overwrite").asText()).then().statusCode(200);
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"not_communicated\", \"value\": null",
                "\"kind\": \"approximate\"",
                "\"kind\": \"range\", \"value\": null, \"lower\": 100, \"upper\": 140",
                "\"target\": 150",
                "\"breakdowns\": [{\"dimension\": \"sexe\", \"categorySet\": \"sexes\", \"categorySetVersion\": 1, \"coverage\": \"whole\", \"parts\": [{\"category\": \"femmes\", \"value\": 134}]}]"
            })
    void whatever_was_changed_in_a_figure_counts(String members) {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), members);
        sentAgain(address, bilan(""));

        conflict(address, "/figures/0");
    }

    @Test
    void what_is_declared_of_a_figures_public_counts() {
        String people = Stored.people("habitants", "sum");
        String bilan = counting("{\"indicatorId\": \"%s\", \"kind\": \"exact\", \"value\": 30}".formatted(people));
        String address = validated(bilan);
        String figure = Stored.figures(id("accueil")) + "/"
                + Json.get(Stored.figures(id("accueil"))).at("/items/0/id").asText();

        corrected(figure, filled("\"overlaps\": [{\"actionId\": \"{before}\", \"share\": 7}]"));
        sentAgain(address, bilan);
        conflict(address, "/figures/0");
        corrected(figure, "\"overlaps\": [], \"disjoint\": true");
        conflict(address, "/figures/0");
        corrected(figure, "\"disjoint\": false");
        taken(address, "validate");
    }

    @Test
    void an_outcome_that_was_changed_is_not_overwritten_either() {
        String address = validated(bilan(""));
        patched("\"status\": \"postponed\", \"postponedToYear\": 2024");
        sentAgain(address, bilan(""));

        JsonNode conflict = conflict(address, "/outcome");
        assertThat(conflict.at("/overwrites/0/published")).isEqualTo(Json.of("""
                {"status": "postponed", "postponedToYear": 2024}"""));
        validate(address, conflict.get("overwrite").asText()).then().statusCode(200);
        given().get("/api/v1/actions/" + id("accueil"))
                .then()
                .body("status", equalTo("completed"))
                .body("postponedToYear", nullValue());
    }

    @Test
    void the_year_that_an_action_is_postponed_to_is_told_apart() {
        String postponed = bilan("\"outcome\": \"postponed\", \"postponedToYear\": 2024, \"figures\": []");
        String address = validated(postponed);
        patched("\"postponedToYear\": 2025");
        sentAgain(address, postponed);

        conflict(address, "/postponedToYear");
    }

    private void patched(String members) {
        String action = "/api/v1/actions/" + id("accueil");
        patching(action, "{" + members + "}").patch(action).then().statusCode(200);
    }

    @Test
    void what_the_agglomeration_has_corrected_as_the_bilan_says_now_needs_no_word() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120.00");
        patched("\"status\": \"partially_completed\"");
        sentAgain(address, bilan("""
                "outcome": "partially_completed",
                "figures": [{"indicator": "enfants", "kind": "exact", "value": 120}]"""));

        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("enfants 120");
    }

    @Test
    void what_was_changed_and_changed_back_needs_no_word() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        corrected(figureAddress("accueil", "enfants"), "\"value\": 134");
        sentAgain(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 140}"));

        taken(address, "validate");
    }

    @Test
    void a_figure_that_the_bilan_no_longer_has_is_not_taken_away_when_it_was_corrected() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        sentAgain(address, counting("{\"indicator\": \"adultes\", \"kind\": \"exact\", \"value\": 20}"));

        JsonNode conflict = conflict(address, "/figures");
        assertThat(conflict.at("/overwrites/0/published/indicator/code").asText())
                .isEqualTo("enfants");
        validate(address, conflict.get("overwrite").asText()).then().statusCode(200);
        assertThat(publishedFigures(id("accueil"))).containsExactly("adultes 20");
    }

    @Test
    void of_a_figure_that_the_bilan_no_longer_has_what_stood_there_before_comes_back() {
        Stored.exact(id("accueil"), id("enfants"), "120");
        String address = posted(bilan(""));
        overwriting(address);
        sentAgain(address, counting("{\"indicator\": \"adultes\", \"kind\": \"exact\", \"value\": 20}"));

        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 120", "adultes 20");
    }

    @Test
    void before_the_first_validation_what_was_entered_already_is_not_overwritten() {
        Stored.exact(id("accueil"), id("enfants"), "120");
        Stored.exact(id("accueil"), id("adultes"), "20");
        patched("\"status\": \"cancelled\"");
        String address = posted(bilan(""));

        JsonNode conflict = conflict(address, "/outcome", "/figures/0");
        validate(address, conflict.get("overwrite").asText()).then().statusCode(200);
        assertThat(publishedFigures(id("accueil"))).containsExactlyInAnyOrder("enfants 134", "adultes 20");
    }

    @Test
    void what_was_written_past_the_service_counts_too() throws Exception {
        String address = validated(bilan(""));
        execute("update indicator_value set value = 120 where value = 134");
        execute("update action set status = 'cancelled' where year = 2023");
        sentAgain(address, bilan(""));

        conflict(address, "/outcome", "/figures/0");
    }

    @Test
    void what_was_published_before_it_was_reopened_is_known_although_it_says_something_else_now() {
        String address = validated(bilan(""));
        sentAgain(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 140}"));
        taken(address, "validate");
        sentAgain(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 150}"));

        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("enfants 150");
    }

    /** The correction has its lock already, and the validation has to wait for what becomes of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update indicator_value set value = 120 where value = 134",
                "update action set status = 'cancelled' where year = 2023",
                "delete from indicator_value where value = 134"
            })
    void a_correction_that_is_under_way_is_waited_for(String correction) throws Exception {
        String address = validated(bilan(""));
        sentAgain(address, counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 140}"));
        String etag = etag(address);

        meeting(
                        correction,
                        Tokens.agglomeration(),
                        agglomeration -> agglomeration.header("If-Match", etag).post(address + "/validate"))
                .then()
                .spec(problem(409, "would-overwrite"));
        given().get(address).then().body("state", equalTo("submitted"));
    }

    @Test
    void of_a_correction_and_a_validation_at_once_one_knows_of_the_other() throws Exception {
        String address = validated(counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 100}"));
        String figure = figureAddress("accueil", "enfants");
        String token = Tokens.agglomeration();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int race = 1; race <= RACES; race++) {
                int said = 100 + race;
                int correct = 200 + race;
                sentAgain(
                        address,
                        counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": %d}".formatted(said)));
                String bilanTag = etag(address);
                String figureTag = etag(figure);
                Future<Response> validation =
                        both.submit(() -> as(token).header("If-Match", bilanTag).post(address + "/validate"));
                Future<Response> correction = both.submit(() -> as(token)
                        .header("If-Match", figureTag)
                        .contentType(ContentType.JSON)
                        .body(filled("{\"indicatorId\": \"{enfants}\", \"kind\": \"exact\", \"value\": %d}"
                                .formatted(correct)))
                        .put(figure));

                boolean validated = validation.get().statusCode() == 200;
                List<Integer> statuses =
                        List.of(validation.get().statusCode(), correction.get().statusCode());
                assertThat(statuses).isIn(List.of(200, 412), List.of(409, 200));
                assertThat(publishedFigures(id("accueil"))).containsExactly("enfants " + (validated ? said : correct));
                if (!validated) {
                    overwriting(address);
                }
            }
        } finally {
            both.shutdown();
        }
    }

    @Test
    void of_several_who_validate_at_once_one_does() throws Exception {
        String address = posted(bringing(""));
        String tag = etag(address);
        List<CompletableFuture<Response>> clicks = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> given().header("If-Match", tag).post(address + "/validate"),
                        task -> new Thread(task).start()))
                .limit(4)
                .toList();

        assertThat(clicks.stream().map(click -> click.join().statusCode()).sorted())
                .containsExactly(200, 412, 412, 412);
    }
}
