package fr.contratdeville.figures.aggregate;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went into a total, figure by figure. */
@QuarkusTest
class ContributionsTest extends ApiTest {

    private static final String PATH = "/api/v1/aggregates/contributions";

    private String contract;
    private String structure;

    @BeforeEach
    void oneContract() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private String action(int year, String title) {
        return Stored.action(contract, structure, year, title);
    }

    private static JsonNode contributions(String code, String query) {
        String address = Answers.indicator(code, Answers.rows(query).get(0))
                .get("contributions")
                .asText();
        return Json.get(address).get("items");
    }

    @Test
    void a_contribution_says_whose_figure_it_is_and_how_it_goes_in() {
        String sessions = Stored.indicator("seances", "sum");
        String figure =
                Stored.figure(action(2023, "PRE"), sessions, "\"kind\": \"range\", \"lower\": 5, \"upper\": 10");

        JsonNode one = contributions("seances", "/years").get(0);
        assertThat(Answers.only(
                        one,
                        "id",
                        "role",
                        "kind",
                        "value",
                        "lower",
                        "upper",
                        "point",
                        "min",
                        "max",
                        "weight",
                        "contribution",
                        "bilan",
                        "version",
                        "disjoint"))
                .isEqualTo(Json.of("""
                {"id": "%s", "role": "value", "kind": "range", "value": null, "lower": 5, "upper": 10, "point": 7.5,
                 "min": 5, "max": 10, "weight": 1, "contribution": 7.5, "bilan": null, "version": 0, "disjoint": false}
                """.formatted(figure)));
        assertThat(one.at("/action/title").asText()).isEqualTo("PRE");
        assertThat(one.at("/structure/name").asText()).isEqualTo("CCAS");
        assertThat(one.at("/indicator/code").asText()).isEqualTo("seances");
    }

    @Test
    void of_a_maximum_one_figure_decides() {
        String most = Stored.indicator("affluence", "max");
        Stored.exact(action(2023, "A"), most, "30");
        Stored.exact(action(2023, "B"), most, "30");
        Stored.exact(action(2023, "C"), most, "7");

        JsonNode all = contributions("affluence", "/years");
        assertThat(Json.texts(all, "contribution")).containsExactlyInAnyOrder("30", "0", "0");
        assertThat(Json.texts(all, "point")).containsExactlyInAnyOrder("30", "30", "7");
    }

    @Test
    void of_a_rate_both_terms_of_the_actions_that_have_both_go_in() {
        String done = Stored.indicator("faites", "sum");
        String asked = Stored.indicator("demandes", "sum");
        Stored.ratio("taux", done, asked);
        String both = action(2023, "A");
        Stored.exact(both, done, "9");
        Stored.exact(both, asked, "10");
        Stored.exact(action(2023, "B"), asked, "1000");

        JsonNode terms = contributions("taux", "/years");
        assertThat(Json.texts(terms, "role")).containsExactly("numerator", "denominator");
        assertThat(Json.texts(terms, "contribution")).containsExactly("9", "10");
    }

    @Test
    void a_bilan_is_named_to_those_who_may_know_of_it() {
        String sessions = Stored.indicator("seances", "sum");
        String action = action(2023, "PRE");
        String bilan = bilanOf(action, sessions, 3);
        String address = PATH + "?figures=submitted&of=" + sessions;

        JsonNode pending =
                Json.of(as(Tokens.partner(structure)).get(address).asString()).at("/items/0");
        assertThat(pending.at("/bilan/id").asText()).isEqualTo(bilan);
        assertThat(pending.at("/bilan/state").asText()).isEqualTo("submitted");

        Stored.exact(action, sessions, "2");
        JsonNode published =
                Json.of(anonymous().get(PATH + "?of=" + sessions).asString()).at("/items/0");
        assertThat(published.get("contribution").intValue()).isEqualTo(2);
        assertThat(published.get("bilan").isNull()).isTrue();
    }

    @Test
    void a_figure_comes_from_a_bilan_only_while_it_is_what_that_has_written() throws SQLException {
        String sessions = Stored.indicator("seances", "sum");
        String action = Stored.action(contract, structure, 2023, "PRE", "\"status\": \"planned\"");
        String bilan = "/api/v1/bilans/" + bilanOf(action, sessions, 134);
        step(bilan, "validate", "");
        assertThat(sourceOf(sessions)).isEqualTo("validated 134");

        String figure = Stored.figures(action) + "/"
                + Json.get(Stored.figures(action)).at("/items/0/id").asText();
        patching(figure, "{\"value\": 120}").patch(figure).then().statusCode(200);
        assertThat(sourceOf(sessions)).isEqualTo("null 120");
        patching(figure, "{\"value\": 134.0}").patch(figure).then().statusCode(200);
        assertThat(sourceOf(sessions)).isEqualTo("validated 134");
        patching(figure, "{\"target\": 150}").patch(figure).then().statusCode(200);
        assertThat(sourceOf(sessions)).isEqualTo("null 134");
        patching(figure, "{\"target\": null}").patch(figure).then().statusCode(200);
        execute("update indicator_value set value = 121");
        assertThat(sourceOf(sessions)).isEqualTo("null 121");
        execute("update indicator_value set value = 134");

        step(bilan, "reopen", "{\"reason\": \"À revoir.\"}");
        assertThat(sourceOf(sessions)).isEqualTo("returned 134");
        sending(bilanJson(action, sessions, 140))
                .header("If-Match", etag(bilan))
                .put(bilan)
                .then()
                .statusCode(200);
        assertThat(sourceOf(sessions))
                .as("what was validated is published still")
                .isEqualTo("submitted 134");
        assertThat(sourceOf("&figures=submitted", sessions)).isEqualTo("submitted 140");
    }

    private static String sourceOf(String indicator) {
        return sourceOf("", indicator);
    }

    /** The state of the bilan that the only contribution comes from, or null, and its value. */
    private static String sourceOf(String parameters, String indicator) {
        JsonNode only = Json.get(PATH + "?of=" + indicator + parameters).get("items");
        assertThat(only.size()).isEqualTo(1);
        JsonNode bilan = only.get(0).get("bilan");
        return (bilan.isNull() ? "null" : bilan.get("state").asText()) + " "
                + only.get(0).get("value").asText();
    }

    private String bilanOf(String action, String indicator, int value) {
        return created("/api/v1/bilans", bilanJson(action, indicator, value)).path("id");
    }

    private String bilanJson(String action, String indicator, int value) {
        return """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Fait."}, "figures": [{"indicatorId": "%s", "kind": "exact", "value": %d}]}
                """.formatted(structure, action, indicator, value);
    }

    private static void step(String bilan, String step, String json) {
        sending(json)
                .header("If-Match", etag(bilan))
                .post(bilan + "/" + step)
                .then()
                .statusCode(200);
    }

    @Test
    void pages_go_on_where_they_ended_and_only_with_the_same_question() {
        String sessions = Stored.indicator("seances", "sum");
        for (int i = 1; i <= 5; i++) {
            Stored.exact(action(2023, "Action " + i), sessions, Integer.toString(i));
        }
        String address = PATH + "?sort=-contribution&limit=2&total=true&of=" + sessions;

        JsonNode first = Json.get(address);
        assertThat(Json.texts(first.get("items"), "contribution")).containsExactly("5", "4");
        assertThat(first.get("total").intValue()).isEqualTo(5);
        String next = first.get("next").asText();
        assertThat(Json.texts(Json.get(next).get("items"), "contribution")).containsExactly("3", "2");
        for (String other : new String[] {"&pillars=mapped", "&figures=submitted", "&year=2023"}) {
            given().get(next + other)
                    .then()
                    .spec(problem(400, "invalid-parameters"))
                    .body(ERRORS, contains("cursor-of-another-list cursor"));
        }
    }

    @Test
    void the_indicator_has_to_be_said() {
        given().get(PATH).then().spec(problem(400, "invalid-parameters")).body(ERRORS, contains("required of"));
        given().get(PATH + "?of=x").then().body(ERRORS, contains("not-a-uuid of"));
        given().get(PATH + "?of=00000000-0000-4000-8000-000000000000&groupBy=year")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter groupBy"));
    }

    @Test
    void the_address_keeps_every_filter_and_names_the_group() {
        String pillar = Stored.pillar(contract, "cohesion", 1);
        Stored.exact(
                Stored.action(
                        contract,
                        structure,
                        2023,
                        "PRE à l’école",
                        "\"status\": \"completed\", \"pillarId\": \"%s\"".formatted(pillar)),
                Stored.indicator("seances", "sum"),
                "3");

        String address = Answers.indicator(
                        "seances",
                        Answers.rows("?groupBy=pillar,year&q=école&year=2022&year=2023&pillar=none&pillar=" + pillar)
                                .get(0))
                .get("contributions")
                .asText();
        assertThat(address)
                .startsWith(PATH + "?q=%C3%A9cole&pillar=" + pillar + "&year=2023&of=")
                .doesNotContain("groupBy", "2022", "none");
        String asItIs = given().urlEncodingEnabled(false).get(address).asString();
        assertThat(Json.of(asItIs).get("items").size()).isEqualTo(1);
    }
}
