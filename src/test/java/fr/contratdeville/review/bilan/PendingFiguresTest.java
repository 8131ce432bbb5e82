package fr.contratdeville.review.bilan;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates of what bilans say before they are validated. */
@QuarkusTest
class PendingFiguresTest extends BilanApiTest {

    private static final String AGGREGATES = "/api/v1/aggregates";

    /** Every grouping, and every filter that is of an action or a figure. */
    private static final List<String> QUESTIONS = List.of(
            "/structures?year=2023",
            "/pillars?year=2023",
            "/years",
            "?groupBy=structure,pillar,year,status",
            "?groupBy=structure,pillar,status&contract={dole}&includeEmpty=true",
            "/years?pillar={cohesion}",
            "/years?pillar={emploi}",
            "/years?pillar=none",
            "/years?neighbourhood={mesnils}",
            "/years?q=potagers",
            "/years?q=jardin",
            "/years?status=planned",
            "/years?status=completed",
            "/years?status=postponed",
            "/years?indicator={enfants}",
            "/years?indicator={jours}",
            "/years?transversalPriority=youth",
            "/years?transversalPriority=gender_equality",
            "/years?structure={club}",
            "/years?yearFrom=2023&yearTo=2023");

    private JsonNode rows(String question, String figures) {
        String joint = question.contains("?") ? "&" : "?";
        return Json.get(filled(AGGREGATES + question + joint + "figures=" + figures))
                .get("rows");
    }

    private Map<String, JsonNode> answers(String figures) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> answers.put(question, rows(question, figures)));
        return answers;
    }

    /** All but what validation is to change: that it is validated, when, and the address, which says whose figures count. */
    private Map<String, JsonNode> totals(String figures) {
        Map<String, JsonNode> totals = answers(figures);
        totals.values()
                .forEach(rows -> rows.forEach(row -> {
                    ((ObjectNode) row.get("completeness")).remove("validated");
                    row.get("indicators")
                            .forEach(total -> ((ObjectNode) total).remove(List.of("freshness", "contributions")));
                }));
        return totals;
    }

    /** The codes and values of 2023, such as {@code enfants 134}. */
    private static List<String> counted(JsonNode rows) {
        List<String> counted = new ArrayList<>();
        for (JsonNode row : rows) {
            row.get("indicators")
                    .forEach(one -> counted.add(one.at("/indicator/code").asText() + " "
                            + one.get("value").asText()));
        }
        return counted;
    }

    private List<String> of2023(String figures) {
        return counted(rows("/years?year=2023", figures));
    }

    @Test
    void published_submitted_and_all_are_told_apart() {
        posted(bilan(""));
        posted(bringing("\"state\": \"draft\", \"outcome\": null"));
        returned(posted(bringing("""
                "structureId": "{club}", "figures": [{"indicator": "jours", "kind": "exact", "value": 3}]""")));

        assertThat(of2023("published")).isEmpty();
        assertThat(of2023("submitted")).containsExactly("adultes 20", "enfants 134");
        assertThat(of2023("all")).containsExactly("adultes 20", "enfants 146", "jours 3");
        assertThat(rows("/years?year=2023", "published").at("/0/actions/byStatus"))
                .isEqualTo(statuses(1, 0));
        assertThat(rows("/years?year=2023", "submitted").at("/0/actions/byStatus"))
                .isEqualTo(statuses(0, 1));
        assertThat(rows("/years?year=2023", "all").at("/0/actions/byStatus")).isEqualTo(statuses(1, 2));
    }

    private static JsonNode statuses(int planned, int completed) {
        return Json.of("""
                {"planned": %d, "completed": %d, "partially_completed": 0, "postponed": 0, "cancelled": 0}
                """.formatted(planned, completed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"published", "submitted", "all"})
    void every_answer_says_which_figures_it_counts(String figures) {
        assertThat(Json.get(AGGREGATES + "/years?figures=" + figures)
                        .get("figures")
                        .asText())
                .isEqualTo(figures);
    }

    @Test
    void published_is_what_is_answered_unless_asked_otherwise() {
        posted(bilan(""));

        JsonNode answer = Json.get(AGGREGATES + "/years?year=2023");
        assertThat(answer.get("figures").asText()).isEqualTo("published");
        assertThat(counted(answer.get("rows"))).isEmpty();
        given().get(AGGREGATES + "/years?figures=draft")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-in-list figures"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pillars?pillar={cohesion}|12",
                "/structures?neighbourhood={mesnils}|12",
                "/structures?q=jardins|12",
                "/structures?q=bacs|12",
                "/structures?status=completed&year=2023|12",
                "/structures?indicator={enfants}&year=2023|12",
                "/structures?transversalPriority=youth|12",
                "/structures?contract={dole}&year=2023|12",
                "/structures?structure={centre}&year=2023|12"
            })
    void every_filter_sees_an_action_that_is_not_there_yet(String question, int children) {
        posted(bringing(""));

        assertThat(counted(rows(question, "submitted"))).containsExactly("enfants " + children);
        assertThat(counted(rows(question, "published"))).isEmpty();
    }

    @Test
    void breakdowns_are_those_of_the_pending_figure() {
        Stored.figure(id("accueil"), id("enfants"), """
                "kind": "exact", "value": 3, "breakdowns": [%s]
                """.formatted(byAge("whole", "1", "2")));
        posted(counting("""
                {"indicator": "enfants", "kind": "exact", "value": 134, "breakdowns": [%s]}
                """.formatted(bySex("whole", "84", "50"))));

        JsonNode breakdowns = rows("/years?year=2023", "submitted").at("/0/indicators/0/breakdowns");
        assertThat(Json.texts(breakdowns, "dimension")).containsExactly("sexe");
        assertThat(Json.texts(breakdowns.at("/0/parts"), "value")).containsExactly("84", "50");
        assertThat(Json.texts(rows("/years?year=2023", "published").at("/0/indicators/0/breakdowns"), "dimension"))
                .containsExactly("age");
    }

    @Test
    void a_partner_sees_its_own_structures_bilans_only() {
        posted(bilan(""));
        posted(bringing("\"structureId\": \"{club}\""));

        assertThat(seenBy(Tokens.partner(id("centre")))).containsExactly("adultes 20", "enfants 134");
        assertThat(seenBy(Tokens.partner(id("club")))).containsExactly("enfants 12");
        assertThat(seenBy(Tokens.partner(id("club"), id("centre")))).containsExactly("adultes 20", "enfants 146");
        assertThat(seenBy(Tokens.warehouse())).containsExactly("adultes 20", "enfants 146");
    }

    private static List<String> seenBy(String token) {
        return counted(Json.of(as(token)
                        .get(AGGREGATES + "/years?year=2023&figures=submitted")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "all"})
    void who_has_no_business_with_them_does_not_see_them(String figures) {
        String address = AGGREGATES + "/years?figures=" + figures;

        anonymous().get(address).then().spec(problem(401, "unauthenticated"));
        as(Tokens.partner()).get(address).then().spec(problem(403, "forbidden"));
        as(Tokens.withoutRole()).get(address).then().spec(problem(403, "forbidden"));
        anonymous().get(AGGREGATES + "/years?figures=published").then().statusCode(200);
    }

    /** A bilan that no longer has what it was validated with in the place of the agglomeration's figures. */
    private String reopenedSayingLess() {
        String permanence = Stored.action(id("dole"), id("centre"), 2023, "Permanence");
        Stored.figure(permanence, id("enfants"), """
                "kind": "exact", "value": 8, "breakdowns": [%s]""".formatted(bySex("whole", "5", "3")));
        Stored.exact(permanence, id("jours"), "5");
        String of = "\"actionId\": \"%s\", \"figures\": [%s]";
        String bilan = posted(bilan(of.formatted(permanence, """
                {"indicator": "enfants", "kind": "exact", "value": 9}, {"indicator": "jours", "kind": "exact", "value": 5},
                {"indicator": "adultes", "kind": "exact", "value": 2}""")));
        overwriting(bilan);
        reopened(bilan);
        replaced(bilan, bilan(of.formatted(permanence, "")));
        return bilan;
    }

    @Test
    void what_submitted_counts_is_what_published_counts_after_validation() {
        Stored.ratio("part", id("enfants"), id("adultes"));
        Stored.exact(id("accueil"), id("enfants"), "3");
        Stored.exact(id("accueil"), id("jours"), "40");
        String sorties = Stored.action(id("dole"), id("centre"), 2023, "Sorties", """
                "status": "completed", "pillarId": "%s\"""".formatted(id("emploi")));
        Stored.exact(sorties, id("jours"), "7");
        String reopened = validated(bringing(""));
        reopened(reopened);
        replaced(reopened, bringing("""
                "outcome": "partially_completed", "figures": [{"indicator": "adultes", "kind": "range", "lower": 1, "upper": 4}]
                """));
        List<String> overwriting = List.of(
                posted(counting("""
                        {"indicator": "enfants", "kind": "exact", "value": 134, "breakdowns": [%s, %s]},
                        {"indicator": "adultes", "kind": "approximate", "value": 20.5}
                        """.formatted(bySex("whole", "84", "50"), byAge("partial", "1.25", "2")))),
                posted(bilan("\"actionId\": \"" + sorties + "\", \"outcome\": \"postponed\", \"postponedToYear\": 2024,"
                        + " \"figures\": [{\"indicator\": \"enfants\", \"kind\": \"not_communicated\"}]")));
        List<String> pending = List.of(
                reopened,
                reopenedSayingLess(),
                posted(bringing("\"structureId\": \"{club}\", \"year\": 2024")),
                posted(bringing("""
                        "structureId": "{club}", "action": {"contractId": "{dole}", "title": "Club", "description": "Le mercredi."}""")));
        Map<String, JsonNode> submitted = totals("submitted");
        assertThat(totals("published")).isNotEqualTo(submitted);

        pending.forEach(bilan -> taken(bilan, "validate"));
        overwriting.forEach(BilanApiTest::overwriting);
        totals("published")
                .forEach((question, rows) -> assertThat(rows).as(question).isEqualTo(submitted.get(question)));
        totals("submitted")
                .forEach((question, rows) -> assertThat(rows).as(question).isEqualTo(submitted.get(question)));
    }
}
