package fr.contratdeville.review.indicatorvalue;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no half of a child, but there may be in an estimate, a target and an average. */
@QuarkusTest
class CountedOneByOneTest extends ApiTest {

    private String action;
    private String other;
    private String children;

    @BeforeEach
    void twoActions() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        action = Stored.action(contract, structure, 2023, "Club nature");
        other = Stored.action(contract, structure, 2023, "PRE");
        children = Stored.people("enfants", "sum");
        Stored.sexes();
    }

    private ValidatableResponse sent(String indicator, String members) {
        return sending(Stored.figureJson(indicator, members))
                .post(Stored.figures(action))
                .then();
    }

    private static String bySex(String women, String men) {
        return """
                "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "partial",
                 "parts": [{"category": "femmes", "value": %s}, {"category": "hommes", "value": %s}]}]
                """.formatted(women, men);
    }

    private String withTheOther(String share) {
        return "\"overlaps\": [{\"actionId\": \"%s\", \"share\": %s}]".formatted(other, share);
    }

    private static String indicator(String counts, String aggregation) {
        return created("/api/v1/indicators", """
                {"code": "a", "label": "A", "unit": "u", "counts": "%s", "aggregation": "%s"}
                """.formatted(counts, aggregation)).path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "people,sum",
        "people,max",
        "people,latest",
        "households,sum",
        "events,sum",
        "objects,latest",
        "places,max",
        "organisations,sum"
    })
    void half_of_what_is_counted_one_by_one_is_refused(String counts, String aggregation) {
        sent(indicator(counts, aggregation), "\"kind\": \"exact\", \"value\": 12.5")
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("not-whole /value"))
                .body("errors[0].found", equalTo("12.5"));
        assertThat(Json.get(Stored.figures(action)).get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"money,sum", "hours,sum", "days,max", "other,latest", "people,none", "events,none"})
    void what_is_measured_and_what_may_be_an_average_has_decimals(String counts, String aggregation) {
        sent(indicator(counts, aggregation), "\"kind\": \"exact\", \"value\": 12.5, " + bySex("4.5", "8"))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"approximate\", \"value\": 12.5",
                "\"kind\": \"range\", \"lower\": 5.5, \"upper\": 10.5",
                "\"kind\": \"exact\", \"value\": 12, \"target\": 12.5",
                "\"kind\": \"exact\", \"value\": 12.000"
            })
    void an_estimate_and_a_target_may_be_a_fraction(String members) {
        sent(children, members).statusCode(201);
    }

    @Test
    void parts_are_as_exact_as_their_value() {
        sent(children, "\"kind\": \"exact\", \"value\": 12, " + bySex("4", "7.5"))
                .body(ERRORS, contains("not-whole /breakdowns/0/parts/1/value"));
        sent(children, "\"kind\": \"approximate\", \"value\": 12, " + bySex("4", "7.5"))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "approximate"})
    void people_in_two_publics_are_whole_people(String kind) {
        sent(children, "\"kind\": \"%s\", \"value\": 12, %s".formatted(kind, withTheOther("7.25")))
                .body(ERRORS, contains("not-whole /overlaps/0/share"));
    }

    @Test
    void all_fractions_are_told_at_once() {
        sent(children, "\"kind\": \"exact\", \"value\": 12.5, " + bySex("4.5", "8") + ", " + withTheOther("0.5"))
                .body(
                        ERRORS,
                        contains(
                                "not-whole /value",
                                "not-whole /breakdowns/0/parts/0/value",
                                "not-whole /overlaps/0/share"));
    }

    @Test
    void a_number_that_is_wrong_otherwise_is_told_once() {
        sent(children, "\"kind\": \"exact\", \"value\": -1.5").body(ERRORS, contains("too-small /value"));
        sent(children, "\"kind\": \"exact\", \"value\": 1e-999999999").body(ERRORS, contains("too-many-digits /value"));
    }

    @Test
    void it_is_said_in_the_callers_language() {
        String half = "\"kind\": \"exact\", \"value\": 12.5";

        sent(children, half).body("errors[0].detail", equalTo("""
                « 12.5 » : cet indicateur compte à l'unité, et un chiffre exact y est un nombre entier. \
                Une estimation s'indique avec « approximate » ou « range » ; une moyenne relève d'un autre indicateur."""));
        sending(Stored.figureJson(children, half))
                .header("Accept-Language", "en")
                .post(Stored.figures(action))
                .then()
                .body("errors[0].detail", equalTo("""
                "12.5": this indicator is counted one by one, and an exact figure is a whole number. \
                An estimate goes with "approximate" or "range"; an average belongs to another indicator."""));
    }

    /** As a database has it that is older than the rule. */
    private String standing() throws SQLException {
        String figure = Stored.figure(
                action, children, "\"kind\": \"exact\", \"value\": 12, " + bySex("4", "8") + ", " + withTheOther("7"));
        execute("update indicator_value set value = 12.5; update breakdown_part set value = 4.5 where value = 4;"
                + " update indicator_value_overlap set people = 7.5");
        return Stored.figures(action) + "/" + figure;
    }

    @Test
    void what_stands_already_is_read_and_stays_when_the_rest_is_changed() throws SQLException {
        String path = standing();

        patching(path, "{\"target\": 20}").patch(path).then().statusCode(200);
        replacing(
                        path,
                        Stored.figureJson(
                                children,
                                "\"kind\": \"exact\", \"value\": 12.50, " + bySex("4.5", "7") + ", "
                                        + withTheOther("7.5")))
                .put(path)
                .then()
                .statusCode(200);
        assertThat(given().get(path).asString())
                .contains("\"value\":12.5,", "\"value\":4.5}", "\"value\":7}", "\"share\":7.5,");
    }

    @Test
    void what_stands_already_does_not_become_another_fraction() throws SQLException {
        String path = standing();

        patching(path, "{\"value\": 13.5}").patch(path).then().body(ERRORS, contains("not-whole /value"));
        patching(path, "{" + bySex("4", "4.5") + "}")
                .patch(path)
                .then()
                .body(ERRORS, contains("not-whole /breakdowns/0/parts/1/value"));
        patching(path, "{" + withTheOther("6.5") + "}")
                .patch(path)
                .then()
                .body(ERRORS, contains("not-whole /overlaps/0/share"));
        patching(path, "{\"value\": 13, " + bySex("4", "8") + ", " + withTheOther("7") + "}")
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void an_estimate_does_not_become_exact_with_its_fraction() {
        String path = Stored.figures(action) + "/"
                + Stored.figure(action, children, "\"kind\": \"approximate\", \"value\": 12.5");

        patching(path, "{\"kind\": \"exact\"}").patch(path).then().body(ERRORS, contains("not-whole /value"));
        patching(path, "{\"kind\": \"exact\", \"value\": 12}")
                .patch(path)
                .then()
                .statusCode(200);
    }
}
