package fr.contratdeville.review.bilan.checks;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An action that is created by its bilan, and what a bilan keeps from changing or going away. */
@QuarkusTest
class BroughtActionTest extends BilanApiTest {

    private String titled(String title) {
        return bringing("\"action\": {\"contractId\": \"{dole}\", \"title\": \"%s\", \"description\": \"Des bacs.\"}"
                .formatted(title));
    }

    private static String actionOf(String bilan) {
        return given().get(bilan).path("action.id");
    }

    /** All that is stored of an action's figures, but for what no two figures share. */
    private List<String> figuresOf(String action) throws SQLException {
        return query("""
                select concat('figure ', to_jsonb(v) - cast('{id, action_id, created_at, updated_at}' as text[]))
                from indicator_value v where action_id = '%1$s'
                union all
                select concat('part ', to_jsonb(p) - cast('{id, action_id, indicator_value_id}' as text[]))
                from breakdown_part p where action_id = '%1$s'
                union all
                select concat('overlap ', to_jsonb(o) - cast('{id, action_id, indicator_value_id}' as text[]))
                from indicator_value_overlap o where action_id = '%1$s'
                order by 1
                """.formatted(action));
    }

    @Test
    void what_its_bilan_counted_is_stored_as_what_the_agglomeration_enters() throws SQLException {
        String youth = Stored.people("jeunes", "sum");
        String other = Stored.action(id("dole"), id("club"), 2023, "PRE");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(id("enfants"), """
                "kind": "exact", "value": 12, "target": 10000000, "breakdowns": [%s, %s]
                """.formatted(bySex("whole", "7", "5"), byAge("partial", "0", "3")));
        figures.put(id("adultes"), "\"kind\": \"range\", \"lower\": 10, \"upper\": 20");
        figures.put(id("jours"), "\"kind\": \"not_communicated\", \"target\": 3");
        figures.put(youth, """
                "kind": "approximate", "value": 15, "overlaps": [
                    {"actionId": "%s", "share": 4}, {"actionId": "%s", "share": "some"}]
                """.formatted(other, id("accueil")));
        figures.put(Stored.people("parents", "sum"), "\"kind\": \"exact\", \"value\": 1, \"disjoint\": true");
        String entered = Stored.action(
                id("dole"),
                id("centre"),
                2023,
                "Verger",
                "\"status\": \"completed\", \"pillarId\": \"%s\"".formatted(id("cohesion")));
        figures.forEach((indicator, members) -> Stored.figure(entered, indicator, members));

        String bilan = validated(bringing(figures.entrySet().stream()
                .map(figure -> "{\"indicatorId\": \"%s\", %s}".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", ", "\"figures\": [", "]"))));

        assertThat(figuresOf(actionOf(bilan))).hasSize(11).isEqualTo(figuresOf(entered));
        assertThat(query("""
                select after ->> 'indicator_id' from recorded_change
                where action_id = '%s' and dataset = 'indicator_value' order by position
                """.formatted(actionOf(bilan)))).containsExactlyElementsOf(figures.keySet());
        assertThat(query("""
                select distinct caller_role from recorded_change where action_id = '%s'
                """.formatted(actionOf(bilan)))).containsExactly("agglomeration");
        assertThat(Json.get(bilan).get("publishedDiffers")).isEmpty();
    }

    @Test
    void is_created_when_its_bilan_is_validated() {
        String address = validated(bringing(""));

        JsonNode action = published("Jardin partagé");
        assertThat(actionOf(address)).isEqualTo(action.get("id").asText());
        assertThat(action.get("status").asText()).isEqualTo("completed");
        assertThat(action.at("/structure/id").asText()).isEqualTo(id("centre"));
        assertThat(action.at("/pillar/id").asText()).isEqualTo(id("cohesion"));
        assertThat(Json.texts(action.get("neighbourhoods"), "id")).containsExactly(id("mesnils"));
        assertThat(action.at("/transversalPriorities/0").asText()).isEqualTo("youth");
        assertThat(publishedFigures(action.get("id").asText())).containsExactly("enfants 12");
    }

    @Test
    void is_created_once() {
        String address = validated(bringing(""));
        String action = actionOf(address);

        reopened(address);
        replaced(address, bringing("\"outcome\": \"partially_completed\""));
        assertThat(actionOf(address)).isEqualTo(action);
        taken(address, "validate");
        assertThat(actionOf(address)).isEqualTo(action);
        assertThat(published("Jardin partagé").get("status").asText()).isEqualTo("partially_completed");
    }

    @Test
    void stays_the_bilans_when_the_agglomeration_renames_it() throws Exception {
        String address = validated(bringing(""));
        String action = actionOf(address);
        reopened(address);
        String path = "/api/v1/actions/" + action;
        patching(path, "{\"title\": \"Jardin des tours\"}").patch(path).then().statusCode(200);

        step(address, "submit").then().statusCode(200).body("action.id", equalTo(action));
        taken(address, "validate");
        assertThat(actionOf(address)).isEqualTo(action);
        assertThat(published("Jardin des tours").get("id").asText())
                .as("what the agglomeration has made of it stays")
                .isEqualTo(action);
        assertThat(query("select count(*) from action where year = 2023")).containsExactly("2");
    }

    @Test
    void is_described_by_the_agglomeration_once_it_is_there() {
        String address = validated(bringing(""));
        reopened(address);

        replacing(address, titled("Jardin des tours"))
                .put(address)
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains("cannot-change"))
                .body("errors.pointer", contains("/action"));
    }

    @Test
    void is_not_renamed_to_one_that_is_there() {
        String address = validated(bringing(""));
        reopened(address);

        replacing(address, titled("Accueil"))
                .put(address)
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", containsInAnyOrder("action-exists", "cannot-change"));
    }

    @Test
    void posted_again_after_its_validation_is_the_same_bilan() {
        String address = validated(bringing(""));

        post(bringing("")).then().statusCode(200).body("self", equalTo(address));
        post(bringing("\"outcome\": \"cancelled\""))
                .then()
                .spec(problem(409, "bilan-exists"))
                .body("bilan", equalTo(address));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/city-contracts/{dole}",
        "/api/v1/structures/{centre}",
        "/api/v1/pillars/{cohesion}",
        "/api/v1/neighbourhoods/{mesnils}",
        "/api/v1/indicators/{jours}",
        "/api/v1/dimensions/{sexe}",
        "/api/v1/actions/{before}"
    })
    void what_a_draft_names_is_not_deleted(String path) throws Exception {
        String sexe = query("select id from dimension where code = 'sexe'").get(0);
        String bilan = created(BILANS, bringing("""
                "state": "draft", "action": {"contractId": "{dole}", "title": "Jardin", "description": "Des bacs.",
                  "pillarId": "{cohesion}", "neighbourhoodIds": ["{mesnils}"], "continuesActionId": "{before}"},
                "figures": [{"indicator": "jours", "kind": "exact", "value": 3, "breakdowns": [%s]}]
                """.formatted(bySex("whole", "1", "2"))))
                .path("id");
        String item = filled(path).replace("{sexe}", sexe);

        given().header("If-Match", etag(item))
                .delete(item)
                .then()
                .spec(problem(409, "still-referenced"))
                .body("references.find { it.resource == 'bilans' }.count", equalTo(1))
                .body("references.find { it.resource == 'bilans' }.first[0].id", equalTo(bilan))
                .body("references.find { it.resource == 'bilans' }.first[0].label", equalTo("Centre social (2023)"))
                .body("references.find { it.resource == 'bilans' }.first[0].address", equalTo(BILANS + "/" + bilan));
    }

    @Test
    void what_is_none_among_several_is_told() {
        sending(bringing("""
                "action": {"contractId": "{dole}", "title": "Jardin", "description": "Des bacs.",
                  "transversalPriorities": [null, "youth", "gender_equality"], "neighbourhoodIds": ["{mesnils}", null]}
                """))
                .post(BILANS)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(
                        "errors.collect { it.code + ' ' + it.pointer }",
                        containsInAnyOrder(
                                "required /action/transversalPriorities/0", "required /action/neighbourhoodIds/1"));
    }

    @Test
    void an_action_with_a_bilan_is_not_deleted() {
        posted(bilan("\"state\": \"draft\""));
        String path = "/api/v1/actions/" + id("accueil");

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .spec(problem(409, "still-referenced"))
                .body("references.resource", containsInAnyOrder("bilans"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'{\"year\": 2024}'", "'{\"structureId\": \"{club}\"}'"})
    void an_action_with_a_bilan_keeps_its_structure_and_year(String patch) {
        posted(bilan("\"state\": \"draft\""));
        String path = "/api/v1/actions/" + id("accueil");
        String before = etag(path);

        patching(path, filled(patch))
                .patch(path)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, containsInAnyOrder("has-a-bilan /structureId", "has-a-bilan /year"));
        assertThat(etag(path)).isEqualTo(before);
        patching(path, "{\"title\": \"Accueil du mercredi\"}")
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void an_action_without_a_bilan_does_not_keep_its_year() {
        String other = Stored.action(id("dole"), id("centre"), 2023, "Sorties");
        String path = "/api/v1/actions/" + other;

        patching(path, "{\"year\": 2024}").patch(path).then().statusCode(200);
    }

    @Test
    void an_indicator_may_get_another_code_while_its_figure_waits_to_be_validated() {
        String address = posted(counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 12}"));
        String indicator = "/api/v1/indicators/" + id("enfants");
        patching(indicator, "{\"code\": \"enfants-accueillis\"}")
                .patch(indicator)
                .then()
                .statusCode(200);

        taken(address, "validate");
    }
}
