package fr.contratdeville.review.bilan.checks;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What figures of bilans declare of whose the counted people are. */
@QuarkusTest
class PublicsInBilansTest extends BilanApiTest {

    private String people;
    private String pre;

    @BeforeEach
    void anotherActionThatCountsPeople() {
        people = Stored.people("jeunes", "sum");
        pre = Stored.action(id("dole"), id("club"), 2023, "PRE");
    }

    private String figure(String share) {
        return figureWith("\"share\": " + share);
    }

    private String figureWith(String members) {
        return """
                {"indicator": "jeunes", "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", %s}]}
                """.formatted(pre, members);
    }

    private JsonNode publishedOverlaps() {
        return Json.get(Stored.figures(id("accueil"))).at("/items/0/overlaps");
    }

    @Test
    void a_bilan_keeps_what_its_figures_declare() {
        String bilan = posted(counting(figure("99999999999999.0000").replace("15,", "99999999999999,")));

        assertThat(Json.get(bilan).at("/content/figures/0/overlaps")).isEqualTo(Json.of("""
                [{"actionId": "%s", "share": 99999999999999}]
                """.formatted(pre)));
        assertThat(Json.get(bilan).at("/content/figures/0/disjoint").isNull()).isTrue();
    }

    @Test
    void validating_publishes_it_and_validating_without_it_takes_it_back() {
        String bilan = validated(counting(figure("\"all\"")));
        assertThat(publishedOverlaps().at("/0/share").asText()).isEqualTo("all");
        assertThat(publishedOverlaps().at("/0/action/id").asText()).isEqualTo(pre);

        reopened(bilan);
        replaced(bilan, counting("""
                {"indicator": "jeunes", "kind": "exact", "value": 15, "disjoint": true}
                """));
        taken(bilan, "validate");
        given().get(Stored.figures(id("accueil")))
                .then()
                .body("items[0].overlaps", empty())
                .body("items[0].disjoint", equalTo(true));
    }

    @Test
    void what_is_sent_again_in_other_digits_is_nothing_new() {
        String bilan = posted(counting(figure("7")));
        String before = given().get(bilan).asString();

        post(counting(figure("7.00"))).then().statusCode(200);
        post(counting(figureWith("\"people\": 7"))).then().statusCode(200);
        post(counting(figureWith("\"share\": \"some\", \"people\": \"7,0\"")))
                .then()
                .statusCode(200);
        assertThat(given().get(bilan).asString()).isEqualTo(before);
        post(counting(figure("\"some\""))).then().spec(problem(409, "bilan-exists"));
    }

    @Test
    void a_number_may_be_typed() {
        post(counting(figure("\"7,0\"")))
                .then()
                .statusCode(201)
                .body("normalisations.pointer", contains("/figures/0/overlaps/0/share"))
                .body("normalisations.found", contains("7,0"));
    }

    @Test
    void a_number_that_is_declared_is_no_number_without_a_figure() {
        String told = "\"narrative\": {\"done\": \"15 jeunes, dont 7 enfants du PRE.\"}, \"figures\": [%s]";

        sending(bringing(told.formatted(figure("7"))))
                .post(BILANS + "?validateOnly=true")
                .then()
                .statusCode(200)
                .body("warnings", empty());
        sending(bringing(told.formatted(figure("8"))))
                .post(BILANS + "?validateOnly=true")
                .then()
                .statusCode(200)
                .body("warnings.code", contains("number-without-figure"));
    }

    @Test
    void mistakes_are_told_at_their_place() {
        refuses(
                counting("""
                        {"indicator": "jeunes", "kind": "exact", "value": 15, "disjoint": true, "overlaps": [
                          {"actionId": "{accueil}", "people": 16}, {"actionId": "{centre}", "share": "all"}]},
                        {"indicator": "enfants", "kind": "exact", "value": 1, "overlaps": [
                          {"actionId": "{before}", "share": "all"}]}
                        """),
                "own-action /figures/0/overlaps/0/actionId",
                "more-than-counted /figures/0/overlaps/0/people",
                "unknown-reference /figures/0/overlaps/1/actionId",
                "either-or /figures/0/disjoint",
                "not-people /figures/1/overlaps");
    }

    @Test
    void an_action_that_its_bilan_brings_along_is_its_own_once_it_is_there() {
        String figures = "\"figures\": [" + figure("\"all\"") + "]";
        String bilan = validated(bringing(figures));
        String brought = published("Jardin partagé").get("id").asText();
        reopened(bilan);

        replacing(bilan, bringing(figures.replace(pre, brought)))
                .put(bilan)
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains("own-action"));
        replaced(bilan, bringing(figures.replace("\"all\"", "\"some\"")));
        taken(bilan, "validate");
        assertThat(Json.get(Stored.figures(brought))
                        .at("/items/0/overlaps/0/share")
                        .asText())
                .isEqualTo("some");
    }

    @Test
    void an_indicator_of_which_a_bilan_says_whose_the_people_are_goes_on_counting_people() {
        posted(counting(figure("\"all\"")));
        String path = "/api/v1/indicators/" + people;

        patching(path, "{\"counts\": \"households\"}")
                .patch(path)
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains("has-declarations"))
                .body("errors.pointer", contains("/counts"));
    }

    @Test
    void an_indicator_that_has_stopped_counting_people_all_the_same_is_in_the_way_of_validating() throws SQLException {
        String bilan = posted(counting(figure("\"all\"")));
        execute("update indicator set counts = 'households' where id = '%s'".formatted(people));

        step(bilan, "validate")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.pointer", contains("/figures/0/overlaps"))
                .body("errors.code", contains("not-people"));
    }

    @Test
    void what_was_stored_before_there_was_anything_to_declare_is_read_and_known_again() throws SQLException {
        String bilan = posted(bilan(""));
        String before = given().get(bilan).asString();
        execute("""
                update bilan set content = jsonb_set(content, '{figures}', (
                    select jsonb_agg(figure - 'overlaps' - 'disjoint')
                    from jsonb_array_elements(content -> 'figures') as figure))
                """);

        assertThat(given().get(bilan).asString()).isEqualTo(before);
        post(bilan("")).then().statusCode(200);
        taken(bilan, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("adultes 20", "enfants 134");
        assertThat(Json.get(bilan).get("sha256")).isEqualTo(Json.of(before).get("sha256"));
    }
}
