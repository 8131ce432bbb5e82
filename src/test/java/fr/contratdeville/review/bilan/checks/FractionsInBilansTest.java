package fr.contratdeville.review.bilan.checks;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bilan has counted one by one: halves that nobody can have counted, and those that are odd. */
@QuarkusTest
class FractionsInBilansTest extends BilanApiTest {

    private static final String HALF = "\"kind\": \"exact\", \"value\": 12.5";

    private String people;

    @BeforeEach
    void anIndicatorOfPeople() {
        people = Stored.people("jeunes", "sum");
    }

    private String saying(String figure) {
        return counting("{\"indicator\": \"jeunes\", %s}".formatted(figure));
    }

    private String drafting(String figure, String done) {
        return bilan("""
                "state": "draft", "narrative": {"done": "%s"}, "figures": [{"indicator": "jeunes", %s}]
                """.formatted(done, figure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "submitted"})
    void half_of_what_was_counted_is_refused(String state) {
        refuses(
                bilan("\"state\": \"%s\", \"figures\": [{\"indicator\": \"jeunes\", %s}]".formatted(state, HALF)),
                "not-whole /figures/0/value");
    }

    @Test
    void half_of_what_was_typed_or_broken_down_is_refused() {
        refuses(saying("\"kind\": \"exact\", \"value\": \"12,5\""), "not-whole /figures/0/value");
        refuses(
                saying("\"kind\": \"exact\", \"value\": 12, \"breakdowns\": [" + bySex("partial", "4.5", "7") + "]"),
                "not-whole /figures/0/breakdowns/0/parts/0/value");
    }

    @Test
    void half_of_what_was_counted_is_refused_in_a_batch() {
        sending("{\"bilans\": [%s]}".formatted(saying(HALF)))
                .post(BILANS + "/batch")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-whole /bilans/0/figures/0/value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"kind\": \"approximate\", \"value\": 12.5|/figures/0/value|12.5",
                "\"kind\": \"range\", \"lower\": 5.5, \"upper\": 10|/figures/0/lower|5.5",
                "\"kind\": \"range\", \"lower\": 5, \"upper\": 10.5|/figures/0/upper|10.5",
                "\"kind\": \"exact\", \"value\": 12, \"target\": 12.5|/figures/0/target|12.5"
            })
    void a_fraction_of_an_estimate_or_a_target_is_told(String figure, String pointer, String found) {
        Response accepted = post(saying(figure));

        accepted.then()
                .statusCode(201)
                .body("warnings.findAll { it.code == 'fraction-of-a-person' }.pointer", contains(pointer))
                .body("warnings.findAll { it.code == 'fraction-of-a-person' }.found", contains(found));
        taken(accepted.path("self"), "validate");
    }

    @Test
    void a_fraction_is_told_in_words() {
        post(saying("\"kind\": \"approximate\", \"value\": 12.5"))
                .then()
                .body(
                        "warnings.find { it.code == 'fraction-of-a-person' }.detail",
                        equalTo("« 12.5 » : cet indicateur compte à l'unité. Est-ce bien un nombre à virgule ?"));
    }

    @Test
    void whole_numbers_and_what_is_measured_are_not_told() {
        post(counting("""
                {"indicator": "jeunes", "kind": "approximate", "value": 12.0, "target": 15},
                {"indicator": "jours", "kind": "exact", "value": 12.5}
                """))
                .then()
                .statusCode(201)
                .body("warnings.findAll { it.code == 'fraction-of-a-person' }", empty());
    }

    /** Posts what was accepted before there was the rule. */
    private String older(String bilan) throws SQLException {
        execute("update indicator set counts = 'other' where id = '%s'".formatted(people));
        String address = posted(bilan);
        execute("update indicator set counts = 'people' where id = '%s'".formatted(people));
        return address;
    }

    @Test
    void what_is_sent_again_is_nothing_new() throws SQLException {
        String address = older(saying(HALF));
        String before = given().get(address).asString();

        post(saying(HALF)).then().statusCode(200);
        assertThat(given().get(address).asString()).isEqualTo(before);
    }

    @Test
    void what_was_submitted_before_is_returned_and_corrected() throws SQLException {
        String address = older(saying(HALF));

        step(address, "validate")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-whole /figures/0/value"));
        step(address, "return", "{\"reasons\": [{\"pointer\": \"/figures/0/value\", \"text\": \"Douze ou treize ?\"}]}")
                .then()
                .statusCode(200);
        replacing(address, saying(HALF)).put(address).then().body(ERRORS, contains("not-whole /figures/0/value"));
        replaced(address, saying("\"kind\": \"approximate\", \"value\": 12.5"));
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("jeunes 12.5");
    }

    @Test
    void a_draft_keeps_what_it_has_said_until_it_is_submitted() throws SQLException {
        String address = older(drafting(HALF, "Un atelier."));

        replacing(address, drafting(HALF, "Deux ateliers."))
                .put(address)
                .then()
                .statusCode(200)
                .body("warnings.findAll { it.code == 'fraction-of-a-person' }.pointer", contains("/figures/0/value"));
        replacing(address, drafting("\"kind\": \"exact\", \"value\": 13.5", "Deux ateliers."))
                .put(address)
                .then()
                .body(ERRORS, contains("not-whole /figures/0/value"));
        step(address, "submit").then().body(ERRORS, contains("not-whole /figures/0/value"));
        replaced(address, drafting("\"kind\": \"exact\", \"value\": 13", "Deux ateliers."));
        taken(address, "submit");
    }

    @Test
    void what_was_published_before_stays_so_while_its_bilan_is_corrected() throws SQLException {
        execute("update indicator set counts = 'other' where id = '%s'".formatted(people));
        String address = validated(saying(HALF));
        execute("update indicator set counts = 'people' where id = '%s'".formatted(people));

        reopened(address);
        step(address, "submit").then().body(ERRORS, contains("not-whole /figures/0/value"));
        assertThat(publishedFigures(id("accueil"))).containsExactly("jeunes 12.5");
        replaced(address, saying("\"kind\": \"exact\", \"value\": 13"));
        taken(address, "validate");
        assertThat(publishedFigures(id("accueil"))).containsExactly("jeunes 13");
    }

    @Test
    void an_indicator_does_not_begin_to_count_one_by_one_what_bilans_have_counted_in_halves() throws SQLException {
        older(saying(HALF));
        execute("update indicator set counts = 'hours' where id = '%s'".formatted(people));
        String path = "/api/v1/indicators/" + people;

        patching(path, "{\"counts\": \"people\"}").patch(path).then().body(ERRORS, contains("has-fractions /counts"));
        execute("delete from bilan");
        patching(path, "{\"counts\": \"people\"}").patch(path).then().statusCode(200);
    }
}
