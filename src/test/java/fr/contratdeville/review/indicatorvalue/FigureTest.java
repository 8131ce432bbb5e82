package fr.contratdeville.review.indicatorvalue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FigureTest extends ApiTest {

    private String contract;
    private String structure;
    private String action;
    private String indicator;

    @BeforeEach
    void oneActionAndIndicator() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        action = Stored.action(contract, structure, 2023, "PRE");
        indicator = Stored.indicator("enfants", "sum");
    }

    private ValidatableResponse sent(String members) {
        return sending(Stored.figureJson(indicator, members))
                .post(Stored.figures(action))
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "approximate"})
    void a_single_number_is_read_back(String kind) {
        sent("\"kind\": \"%s\", \"value\": 134, \"target\": 150".formatted(kind))
                .statusCode(201);

        given().get(Stored.figures(action))
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo(kind))
                .body("items[0].value", equalTo(134))
                .body("items[0].lower", nullValue())
                .body("items[0].upper", nullValue())
                .body("items[0].target", equalTo(150))
                .body("items[0].indicator.code", equalTo("enfants"))
                .body("items[0].action.id", equalTo(action));
    }

    @Test
    void a_range_is_read_back() {
        sent("\"kind\": \"range\", \"lower\": 5, \"upper\": 10")
                .statusCode(201)
                .body("value", nullValue())
                .body("lower", equalTo(5))
                .body("upper", equalTo(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_communicated", "not_applicable"})
    void a_figure_that_is_missing_has_no_number(String kind) {
        sent("\"kind\": \"%s\"".formatted(kind))
                .statusCode(201)
                .body("kind", equalTo(kind))
                .body("value", nullValue());
    }

    @Test
    void zero_is_a_figure() {
        sent("\"kind\": \"exact\", \"value\": 0").statusCode(201).body("value", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"exact\"|required-with-this-kind|/value",
                "\"kind\": \"approximate\"|required-with-this-kind|/value",
                "\"kind\": \"exact\", \"value\": 1, \"lower\": 1|not-with-this-kind|/lower",
                "\"kind\": \"approximate\", \"value\": 1, \"upper\": 1|not-with-this-kind|/upper",
                "\"kind\": \"range\", \"lower\": 1|required-with-this-kind|/upper",
                "\"kind\": \"range\", \"upper\": 1|required-with-this-kind|/lower",
                "\"kind\": \"range\", \"value\": 1, \"lower\": 1, \"upper\": 2|not-with-this-kind|/value",
                "\"kind\": \"range\", \"lower\": 2, \"upper\": 2|bounds-reversed|/upper",
                "\"kind\": \"range\", \"lower\": 3, \"upper\": 2|bounds-reversed|/upper",
                "\"kind\": \"not_communicated\", \"value\": 0|not-with-this-kind|/value",
                "\"kind\": \"not_applicable\", \"lower\": 0|not-with-this-kind|/lower",
                "\"kind\": \"guessed\", \"value\": 1|not-in-list|/kind",
                "\"value\": 1|required|/kind",
                "\"kind\": \"exact\", \"value\": -1|too-small|/value",
                "\"kind\": \"exact\", \"value\": \"1\"|wrong-type|/value",
                "\"kind\": \"exact\", \"value\": 1, \"target\": -1|too-small|/target"
            })
    void each_kind_has_its_own_members_and_no_others(String members, String code, String pointer) {
        sent(members).statusCode(422).body("errors.code", contains(code)).body("errors.pointer", contains(pointer));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        sent("\"kind\": \"range\", \"value\": 1")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/value", "/lower", "/upper"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.1",
        "0.10,0.1",
        "99999999999999.9999,99999999999999.9999",
        "1e2,100",
        "100.0000,100",
        "12.5000,12.5",
        "0.0001,0.0001"
    })
    void decimals_are_exact(String sent, String stored) {
        sent("\"kind\": \"exact\", \"value\": %s".formatted(sent)).statusCode(201);

        String answer = given().get(Stored.figures(action)).asString();
        assertThat(answer).contains("\"value\":%s,".formatted(stored));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "100000000000000", "1e14", "1e999999999", "1e-999999999"})
    void a_number_with_too_many_digits_is_refused(String number) {
        sent("\"kind\": \"exact\", \"value\": %s".formatted(number))
                .statusCode(422)
                .body("errors.code", contains("too-many-digits"))
                .body("errors.pointer", contains("/value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"not_communicated\", \"value\": 1e999999999|/value",
                "\"kind\": \"range\", \"lower\": 1e999999999, \"upper\": 1|/lower",
                "\"kind\": \"exact\", \"value\": 1, \"upper\": 1e999999999|/upper"
            })
    void a_number_of_a_billion_digits_is_refused_without_writing_it_out(String members, String pointer) {
        sent(members).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_ratio_takes_no_figure() {
        String ratio = Stored.ratio("taux", indicator, Stored.indicator("demandes", "sum"));

        sending(Stored.figureJson(ratio, "\"kind\": \"exact\", \"value\": 0.5"))
                .post(Stored.figures(action))
                .then()
                .statusCode(422)
                .body("errors.code", contains("ratio-is-computed"))
                .body("errors.pointer", contains("/indicatorId"));
    }

    @Test
    void an_indicator_has_one_figure_in_an_action() {
        Stored.exact(action, indicator, "1");

        sent("\"kind\": \"exact\", \"value\": 2")
                .statusCode(409)
                .body("code", equalTo("duplicate"))
                .body("errors.pointer", contains("/indicatorId"));
    }

    @Test
    void an_unknown_indicator_is_refused() {
        sending(Stored.figureJson("0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11", "\"kind\": \"exact\", \"value\": 1"))
                .post(Stored.figures(action))
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
    }

    @Test
    void the_figures_of_an_unknown_action_are_not_found() {
        given().get(Stored.figures("0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_figure_is_not_found_below_another_action() {
        String other = Stored.action(contract, structure, 2023, "Autre");
        String figure = Stored.exact(action, indicator, "1");
        String wrong = Stored.figures(other) + "/" + figure;
        String tag = etag(Stored.figures(action) + "/" + figure);

        given().get(wrong).then().statusCode(404);
        sending(Stored.figureJson(indicator, "\"kind\": \"exact\", \"value\": 2"))
                .header("If-Match", tag)
                .put(wrong)
                .then()
                .statusCode(404);
        given().header("If-Match", tag).delete(wrong).then().statusCode(404);
        given().get(Stored.figures(other)).then().body("items", empty());
    }

    @Test
    void a_figure_stays_with_its_indicator() {
        String other = Stored.indicator("adultes", "sum");
        String path = Stored.figures(action) + "/" + Stored.exact(action, indicator, "1");

        patching(path, "{\"indicatorId\": \"%s\"}".formatted(other))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("cannot-change"))
                .body("errors.pointer", contains("/indicatorId"));
    }

    @Test
    void a_replacement_may_change_the_kind() {
        String path = Stored.figures(action) + "/" + Stored.exact(action, indicator, "7");

        replacing(path, Stored.figureJson(indicator, "\"kind\": \"range\", \"lower\": 5, \"upper\": 10"))
                .put(path)
                .then()
                .statusCode(200)
                .body("kind", equalTo("range"))
                .body("value", nullValue())
                .body("upper", equalTo(10))
                .body("version", equalTo(1));
    }

    @Test
    void a_patch_changes_only_what_it_names() {
        String path = Stored.figures(action) + "/" + Stored.figure(action, indicator, """
                "kind": "approximate", "value": 15.25, "target": 20
                """);

        patching(path, "{\"target\": 30}").patch(path).then().statusCode(200);
        assertThat(Json.get(path).get("value").decimalValue()).isEqualByComparingTo("15.25");
        assertThat(Json.get(path).get("target").decimalValue()).isEqualByComparingTo("30");
    }

    @Test
    void a_patch_that_says_the_same_in_other_digits_changes_nothing() {
        String path = Stored.figures(action) + "/" + Stored.exact(action, indicator, "7");
        String before = given().get(path).asString();

        patching(path, "{\"value\": 7.000}").patch(path).then().statusCode(200);
        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @Test
    void a_deleted_figure_is_gone() {
        String path = Stored.figures(action) + "/" + Stored.exact(action, indicator, "7");

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void figures_are_listed_by_their_indicators_code() {
        Stored.exact(action, Stored.indicator("zebres", "sum"), "1");
        Stored.exact(action, indicator, "2");

        given().get(Stored.figures(action)).then().body("items.indicator.code", contains("enfants", "zebres"));
        given().queryParam("indicator", indicator)
                .get(Stored.figures(action))
                .then()
                .body("items.indicator.code", contains("enfants"));
    }

    /** They are read otherwise where nothing else is asked for, as long as they are one page. */
    @Test
    void more_than_a_page_have_a_next_one() {
        for (int i = 0; i < ListQuery.DEFAULT_LIMIT; i++) {
            Stored.exact(action, Stored.indicator("i%02d".formatted(i), "sum"), "1");
        }
        given().get(Stored.figures(action))
                .then()
                .body("items", hasSize(ListQuery.DEFAULT_LIMIT))
                .body("next", nullValue());

        Stored.exact(action, indicator, "2");

        String next = given().get(Stored.figures(action))
                .then()
                .body("items", hasSize(ListQuery.DEFAULT_LIMIT))
                .body("items[0].indicator.code", equalTo("enfants"))
                .body("self", equalTo(Stored.figures(action)))
                .extract()
                .path("next");
        given().urlEncodingEnabled(false).get(next).then().body("items.indicator.code", contains("i49"));
    }

    @Test
    void a_page_of_an_action_without_figures_is_empty() {
        given().get(Stored.figures(action)).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_bound_that_is_out_of_order_is_named() {
        sent("\"kind\": \"range\", \"lower\": 10, \"upper\": 5")
                .statusCode(422)
                .body("errors[0].detail", containsString("10"))
                .body("errors[0].found", equalTo("5"))
                .body("errors[0].expected", equalTo("10"));
    }
}
