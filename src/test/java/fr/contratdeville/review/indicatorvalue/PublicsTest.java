package fr.contratdeville.review.indicatorvalue;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a figure declares of whose the people are that it counts. */
@QuarkusTest
class PublicsTest extends ApiTest {

    private static final String UNKNOWN = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";

    private String contract;
    private String structure;
    private String club;
    private String pre;
    private String batucada;
    private String children;

    @BeforeEach
    void threeActionsForChildren() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        club = Stored.action(contract, structure, 2023, "Club nature");
        pre = Stored.action(contract, structure, 2023, "PRE");
        batucada = Stored.action(contract, structure, 2023, "Batucada");
        children = Stored.people("enfants", "sum");
    }

    private String filled(String members) {
        return members.replace("{club}", club)
                .replace("{pre}", pre)
                .replace("{batucada}", batucada)
                .replace("{unknown}", UNKNOWN);
    }

    private ValidatableResponse sent(String members) {
        return sent(children, members);
    }

    private ValidatableResponse sent(String indicator, String members) {
        return sending(Stored.figureJson(indicator, filled(members)))
                .post(Stored.figures(club))
                .then();
    }

    private String address(String members) {
        return Stored.figures(club) + "/" + Stored.figure(club, children, filled(members));
    }

    private static String withThePre(String share) {
        return """
                "kind": "exact", "value": 15, "overlaps": [{"actionId": "{pre}", "share": %s}]
                """.formatted(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"all\"", "\"some\""})
    void an_overlap_is_read_back_with_the_other_action(String share) {
        sent(withThePre(share)).statusCode(201);

        JsonNode figure = Json.get(Stored.figures(club)).at("/items/0");
        assertThat(figure.get("overlaps")).isEqualTo(Json.of("""
                [{"action": {"id": "%s", "year": 2023, "title": "PRE"}, "share": %s}]
                """.formatted(pre, share)));
        assertThat(figure.get("disjoint").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'people': 7",
                "'people': 7.0, 'share': null",
                "'people': 7, 'share': 'some'",
                "'people': 7, 'share': 7.0",
                "'share': 7",
                "'share': 7, 'people': null"
            })
    void a_number_of_people_is_read_back_where_it_always_was_and_where_it_is_sent(String members) {
        sent("\"kind\": \"exact\", \"value\": 15, \"overlaps\": [{\"actionId\": \"{pre}\", %s}]"
                        .formatted(members.replace('\'', '"')))
                .statusCode(201);

        assertThat(Json.get(Stored.figures(club)).at("/items/0/overlaps")).isEqualTo(Json.of("""
                [{"action": {"id": "%s", "year": 2023, "title": "PRE"}, "share": 7, "people": 7}]
                """.formatted(pre)));
    }

    @Test
    void overlaps_come_in_the_order_of_their_actions() {
        String earlier = Stored.action(Stored.contract("besancon", 2015, 2023), structure, 2020, "Sorties");

        sent("""
                "kind": "exact", "value": 15, "overlaps": [
                  {"actionId": "{pre}", "share": "all"}, {"actionId": "%s", "share": 3},
                  {"actionId": "{batucada}", "share": "some"}]
                """.formatted(earlier))
                .statusCode(201)
                .body("overlaps.action.title", contains("Sorties", "Batucada", "PRE"))
                .body("overlaps.share", contains(3, "some", "all"));
    }

    @Test
    void a_public_of_its_own_is_read_back() {
        sent("\"kind\": \"approximate\", \"value\": 15, \"disjoint\": true").statusCode(201);

        given().get(Stored.figures(club))
                .then()
                .body("items[0].disjoint", equalTo(true))
                .body("items[0].overlaps", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"disjoint\": false, \"overlaps\": []", ", \"disjoint\": null, \"overlaps\": null"})
    void what_is_not_declared_is_not_known(String members) {
        sent("\"kind\": \"exact\", \"value\": 15" + members)
                .statusCode(201)
                .body("disjoint", equalTo(false))
                .body("overlaps", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'actionId': '{unknown}', 'share': 'all'}]|unknown-reference /overlaps/0/actionId",
                "[{'actionId': '{club}', 'share': 'all'}]|own-action /overlaps/0/actionId",
                "[{'actionId': '{pre}', 'share': 1}, {'actionId': '{pre}', 'share': 2}]|repeated /overlaps/1/actionId",
                "[{'share': 'all'}]|required /overlaps/0/actionId",
                "[{'actionId': '{pre}'}]|required /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': null}]|required /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 'none'}]|not-in-list /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 'number'}]|not-in-list /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': true}]|wrong-type /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': {'people': 3}}]|wrong-type /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 0}]|too-small /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': -1}]|too-small /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 1.00001}]|too-many-digits /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 1e999999999}]|too-many-digits /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 16}]|more-than-counted /overlaps/0/share",
                "[{'actionId': '{pre}', 'people': 16}]|more-than-counted /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 0}]|too-small /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 'all'}]|wrong-type /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 0.5}]|not-whole /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 1.00001}]|too-many-digits /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 7, 'share': 'all'}]|either-or /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': 7, 'share': 8}]|either-or /overlaps/0/people",
                "[{'actionId': '{pre}', 'people': null}]|required /overlaps/0/share",
                "[{'actionId': '{pre}', 'share': 'all', 'of': 3}]|unknown-member /overlaps/0/of",
                "{'actionId': '{pre}'}|wrong-type /overlaps"
            })
    void an_overlap_names_another_action_and_a_share(String overlaps, String error) {
        sent("\"kind\": \"exact\", \"value\": 15, \"overlaps\": " + overlaps.replace('\'', '"'))
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains(error));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'kind': 'range', 'lower': 5, 'upper': 10|10|11",
                "'kind': 'approximate', 'value': 12|12|13",
                "'kind': 'exact', 'value': 1|'some'|2",
                "'kind': 'exact', 'value': 0|'all'|'some'"
            })
    void no_more_people_can_be_shared_than_are_counted(String numbers, String most, String tooMany) {
        String overlaps = (numbers + ", 'overlaps': [{'actionId': '{pre}', 'share': %s}]").replace('\'', '"');

        sent(overlaps.formatted(tooMany.replace('\'', '"')))
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("more-than-counted /overlaps/0/share"));
        sent(overlaps.formatted(most.replace('\'', '"'))).statusCode(201);
    }

    @Test
    void a_value_that_is_wrong_itself_is_compared_with_nothing() {
        sent("""
                "kind": "exact", "value": -1, "overlaps": [{"actionId": "{pre}", "share": 3}]
                """).body(ERRORS, contains("too-small /value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_communicated", "not_applicable"})
    void who_was_not_counted_is_nobodys(String kind) {
        sent("\"kind\": \"%s\", \"overlaps\": [{\"actionId\": \"{pre}\", \"share\": \"some\"}]".formatted(kind))
                .body(ERRORS, contains("not-with-this-kind /overlaps"));
        sent("\"kind\": \"%s\", \"disjoint\": true".formatted(kind))
                .body(ERRORS, contains("not-with-this-kind /disjoint"));
    }

    @ParameterizedTest
    @CsvSource({"people,max", "people,none", "households,sum", "other,latest"})
    void only_people_who_are_added_up_can_be_shared(String counts, String aggregation) {
        String indicator = created("/api/v1/indicators", """
                {"code": "a", "label": "A", "unit": "u", "counts": "%s", "aggregation": "%s"}
                """.formatted(counts, aggregation))
                .path("id");

        sent(indicator, withThePre("\"all\"")).body(ERRORS, contains("not-people /overlaps"));
        sent(indicator, "\"kind\": \"exact\", \"value\": 1, \"disjoint\": true")
                .body(ERRORS, contains("not-people /disjoint"));
    }

    @Test
    void people_of_the_latest_year_can_be_shared() {
        sent(Stored.people("adherents", "latest"), withThePre("\"all\"")).statusCode(201);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        sent(Stored.indicator("jours", "sum"), """
                "kind": "exact", "value": 15, "disjoint": true, "overlaps": [
                  {"actionId": "{club}", "share": 16}, {"actionId": "{unknown}", "share": "few"}]
                """)
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "own-action /overlaps/0/actionId",
                                "more-than-counted /overlaps/0/share",
                                "unknown-reference /overlaps/1/actionId",
                                "not-in-list /overlaps/1/share",
                                "not-people /overlaps",
                                "not-people /disjoint",
                                "either-or /disjoint"));
    }

    @Test
    void whether_it_is_disjoint_is_true_or_false() {
        sent("\"kind\": \"exact\", \"value\": 15, \"disjoint\": \"true\"")
                .body(ERRORS, contains("wrong-type /disjoint"))
                .body("errors[0].expected", equalTo("boolean"));
    }

    @Test
    void more_than_fifty_overlaps_are_refused() {
        String one = "{\"actionId\": \"%s\", \"share\": \"all\"}".formatted(UNKNOWN);

        sent("\"kind\": \"exact\", \"value\": 15, \"overlaps\": [%s]"
                        .formatted(String.join(", ", Collections.nCopies(51, one))))
                .body(ERRORS, contains("count-out-of-range /overlaps"));
    }

    @Test
    void the_share_that_is_too_large_is_told_with_the_figure() {
        sent(withThePre("16"))
                .body("errors[0].found", equalTo("16"))
                .body("errors[0].expected", equalTo("15"))
                .body("errors[0].detail", equalTo("C'est plus que le chiffre lui-même (15)."));
    }

    @Test
    void a_declaration_alone_makes_a_new_version() {
        String path = address("\"kind\": \"exact\", \"value\": 15");
        String before = etag(path);

        patching(path, filled("{\"overlaps\": [{\"actionId\": \"{pre}\", \"share\": \"all\"}]}"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        assertThat(etag(path)).isNotEqualTo(before);
        patching(path, "{\"overlaps\": null, \"disjoint\": true}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("overlaps", empty());
    }

    @Test
    void a_patch_of_something_else_keeps_what_is_declared() {
        String path = address(withThePre("7"));

        patching(path, "{\"target\": 20}").patch(path).then().statusCode(200);
        assertThat(Json.get(path).at("/overlaps/0/share").decimalValue()).isEqualByComparingTo("7");
    }

    @Test
    void the_same_in_other_digits_changes_nothing() {
        String path = address(withThePre("7"));
        String before = given().get(path).asString();

        patching(path, filled("{\"overlaps\": [{\"actionId\": \"{pre}\", \"share\": 7.000}], \"disjoint\": false}"))
                .patch(path)
                .then()
                .statusCode(200);
        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @Test
    void a_replacement_replaces_what_was_declared() throws SQLException {
        String path = address(withThePre("7"));
        String kept = query("select id from indicator_value_overlap").get(0);

        replacing(path, Stored.figureJson(children, filled("""
                "kind": "exact", "value": 15, "overlaps": [
                  {"actionId": "{pre}", "share": "all"}, {"actionId": "{batucada}", "share": 2}]
                """)))
                .put(path)
                .then()
                .statusCode(200)
                .body("overlaps.share", contains(2, "all"));
        assertThat(query("select id from indicator_value_overlap where share = 'all'"))
                .containsExactly(kept);
        replacing(path, Stored.figureJson(children, "\"kind\": \"exact\", \"value\": 15"))
                .put(path)
                .then()
                .statusCode(200)
                .body("overlaps", empty());
        assertThat(query("select id from indicator_value_overlap")).isEmpty();
    }

    @Test
    void a_deleted_figure_declares_nothing_any_more() throws SQLException {
        String path = address(withThePre("\"all\""));

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        assertThat(query("select id from indicator_value_overlap")).isEmpty();
    }
}
