package fr.contratdeville.review.indicatorvalue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BreakdownTest extends ApiTest {

    private static final String BY_AGE = """
            {"dimension": "age", "categorySet": "bandes", "categorySetVersion": 1, "coverage": "whole", "parts": [
              {"category": "jeunes", "value": 9}, {"category": "adultes", "value": 6}]}""";

    private String action;
    private String indicator;

    @BeforeEach
    void oneActionAndTwoDimensions() {
        String contract = Stored.contract("dole", 2015, 2023);
        action = Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE");
        indicator = Stored.indicator("participants", "sum");
        Stored.sexes();
        Stored.ages();
    }

    private static String bySex(String coverage, String women, String men) {
        return """
                {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "%s", "parts": [
                  {"category": "femmes", "value": %s}, {"category": "hommes", "value": %s}]}
                """.formatted(coverage, women, men);
    }

    private static String exact(String value, String... breakdowns) {
        return """
                "kind": "exact", "value": %s, "breakdowns": [%s]
                """.formatted(value, String.join(", ", breakdowns));
    }

    private ValidatableResponse sent(String members) {
        return sending(Stored.figureJson(indicator, members))
                .post(Stored.figures(action))
                .then();
    }

    @Test
    void a_breakdown_is_read_back_with_its_labels() {
        sent(exact("15", bySex("whole", "13", "2"))).statusCode(201);

        given().get(Stored.figures(action))
                .then()
                .body("items[0].breakdowns.dimension", contains("sexe"))
                .body("items[0].breakdowns[0].dimensionLabel", equalTo("Sexe"))
                .body("items[0].breakdowns[0].categorySet", equalTo("sexes"))
                .body("items[0].breakdowns[0].categorySetVersion", equalTo(1))
                .body("items[0].breakdowns[0].categorySetLabel", equalTo("Femmes et hommes"))
                .body("items[0].breakdowns[0].coverage", equalTo("whole"))
                .body("items[0].breakdowns[0].parts.category", contains("femmes", "hommes"))
                .body("items[0].breakdowns[0].parts.label", contains("Femmes", "Hommes"))
                .body("items[0].breakdowns[0].parts.value", contains(13, 2));
    }

    @Test
    void one_value_is_broken_down_along_two_dimensions() {
        sent(exact("15", bySex("whole", "13", "2"), BY_AGE))
                .statusCode(201)
                .body("breakdowns.dimension", contains("age", "sexe"));
    }

    @Test
    void one_value_is_broken_down_in_two_versions_of_a_set() {
        sent(exact("15", bySex("whole", "13", "2"), bySex("whole", "13", "2").replace("Version\": 1", "Version\": 2")))
                .statusCode(201)
                .body("breakdowns.categorySetVersion", contains(1, 2));
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.1,0.2", "15,13,2", "0,0,0", "1.0001,1,0.0001", "99999999999999.9999,99999999999999,0.9999"})
    void whole_parts_that_add_up_exactly_are_accepted(String value, String women, String men) {
        sent(exact(value, bySex("whole", women, men))).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"14,13,2", "16,13,2", "0.3001,0.1,0.2"})
    void whole_parts_that_do_not_add_up_are_refused(String value, String women, String men) {
        sent(exact(value, bySex("whole", women, men)))
                .statusCode(422)
                .body("errors.code", contains("parts-do-not-add-up"))
                .body("errors.pointer", contains("/breakdowns/0/parts"));
    }

    @Test
    void both_sums_are_named_when_parts_do_not_add_up() {
        sent(exact("16.5", bySex("whole", "13", "2.25")))
                .statusCode(422)
                .body("errors[0].detail", allOf(containsString("15.25"), containsString("16.5")))
                .body("errors[0].found", equalTo("15.25"))
                .body("errors[0].expected", equalTo("16.5"));
    }

    @Test
    void whole_parts_of_an_approximate_value_add_up_as_well() {
        sent("""
                "kind": "approximate", "value": 16, "breakdowns": [%s]
                """.formatted(bySex("whole", "13", "2")))
                .statusCode(422)
                .body("errors.code", contains("parts-do-not-add-up"));
    }

    @Test
    void partial_parts_may_leave_some_out() {
        sent(exact("15", bySex("partial", "5", "2"))).statusCode(201).body("breakdowns.coverage", contains("partial"));
    }

    @Test
    void partial_parts_may_be_all() {
        sent(exact("15", bySex("partial", "13", "2"))).statusCode(201);
    }

    @Test
    void partial_parts_do_not_exceed_the_value() {
        sent(exact("15", bySex("partial", "13", "2.0001")))
                .statusCode(422)
                .body("errors.code", contains("parts-exceed-value"))
                .body("errors[0].detail", allOf(containsString("15.0001"), containsString("15")));
    }

    @Test
    void a_range_has_no_whole_breakdown() {
        sent("""
                "kind": "range", "lower": 5, "upper": 15, "breakdowns": [%s]
                """.formatted(bySex("whole", "13", "2")))
                .statusCode(422)
                .body("errors.code", contains("whole-of-a-range"))
                .body("errors.pointer", contains("/breakdowns/0/coverage"));
    }

    @Test
    void partial_parts_of_a_range_stay_below_its_upper_end() {
        sent("""
                "kind": "range", "lower": 5, "upper": 15, "breakdowns": [%s]
                """.formatted(bySex("partial", "13", "2"))).statusCode(201);
        given().get(Stored.figures(action)).then().body("items", hasSize(1));
    }

    @Test
    void partial_parts_of_a_range_do_not_exceed_its_upper_end() {
        sent("""
                "kind": "range", "lower": 5, "upper": 14, "breakdowns": [%s]
                """.formatted(bySex("partial", "13", "2")))
                .statusCode(422)
                .body("errors.code", contains("parts-exceed-value"));
    }

    @Test
    void a_figure_that_is_missing_has_no_breakdown() {
        sent("""
                "kind": "not_communicated", "breakdowns": [%s]
                """.formatted(bySex("partial", "0", "0")))
                .statusCode(422)
                .body("errors.code", contains("not-with-this-kind"))
                .body("errors.pointer", contains("/breakdowns"));
    }

    @ParameterizedTest
    @CsvSource({"sexe,sexes,3", "sexe,bandes,1", "lieu,sexes,1"})
    void an_unknown_set_is_refused(String dimension, String set, int version) {
        sent(exact("15", """
                {"dimension": "%s", "categorySet": "%s", "categorySetVersion": %d, "coverage": "whole", "parts": [
                  {"category": "femmes", "value": 15}]}
                """.formatted(dimension, set, version)))
                .statusCode(422)
                .body("errors.code", contains("unknown-category-set"))
                .body("errors.pointer", contains("/breakdowns/0/categorySet"));
    }

    @Test
    void a_category_of_another_version_is_refused() {
        sent(exact("15", bySex("whole", "13", "2").replace("hommes", "autres")))
                .statusCode(422)
                .body("errors.code", contains("unknown-category"))
                .body("errors.pointer", contains("/breakdowns/0/parts/1/category"))
                .body("errors[0].expected", equalTo("femmes, hommes"));
    }

    @Test
    void a_category_stands_once_in_a_breakdown() {
        sent(exact("15", bySex("whole", "13", "2").replace("hommes", "femmes")))
                .statusCode(422)
                .body("errors.code", contains("repeated"))
                .body("errors.pointer", contains("/breakdowns/0/parts/1/category"));
    }

    @Test
    void a_set_stands_once_in_a_figure() {
        sent(exact("15", bySex("whole", "13", "2"), bySex("partial", "1", "1")))
                .statusCode(422)
                .body("errors.code", contains("repeated"))
                .body("errors.pointer", contains("/breakdowns/1/categorySet"));
    }

    @Test
    void parts_of_a_billion_digits_are_refused_without_adding_them_up() {
        sent(exact("15", bySex("whole", "1e999999999", "1")))
                .statusCode(422)
                .body("errors.code", contains("too-many-digits"))
                .body("errors.pointer", contains("/breakdowns/0/parts/0/value"));
    }

    @Test
    void a_part_that_stays_keeps_its_id() throws SQLException {
        String path = Stored.figures(action) + "/"
                + Stored.figure(action, indicator, exact("15", bySex("whole", "13", "2"), BY_AGE));
        String women =
                "select p.id from breakdown_part p join category c on c.id = p.category_id where c.code = 'femmes'";
        String before = query(women).get(0);

        replacing(path, Stored.figureJson(indicator, exact("16", bySex("whole", "14", "2"))))
                .put(path)
                .then()
                .statusCode(200)
                .body("breakdowns[0].parts.value", contains(14, 2));
        assertThat(query(women)).containsExactly(before);
    }

    @Test
    void a_change_of_the_parts_alone_moves_the_version() {
        String path =
                Stored.figures(action) + "/" + Stored.figure(action, indicator, exact("15", bySex("whole", "13", "2")));

        replacing(path, Stored.figureJson(indicator, exact("15", bySex("whole", "12", "3"))))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void a_replacement_without_breakdowns_removes_the_parts() throws SQLException {
        String path =
                Stored.figures(action) + "/" + Stored.figure(action, indicator, exact("15", bySex("whole", "13", "2")));

        replacing(path, Stored.figureJson(indicator, exact("15")))
                .put(path)
                .then()
                .statusCode(200)
                .body("breakdowns", empty());
        assertThat(query("select id from breakdown_part")).isEmpty();
    }

    @Test
    void a_value_is_not_patched_away_from_its_parts() {
        String path =
                Stored.figures(action) + "/" + Stored.figure(action, indicator, exact("15", bySex("whole", "13", "2")));

        patching(path, "{\"value\": 16}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("parts-do-not-add-up"));
    }

    @Test
    void a_deleted_figure_takes_its_parts_with_it() throws SQLException {
        String path =
                Stored.figures(action) + "/" + Stored.figure(action, indicator, exact("15", bySex("whole", "13", "2")));

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        assertThat(query("select id from breakdown_part")).isEmpty();
    }
}
