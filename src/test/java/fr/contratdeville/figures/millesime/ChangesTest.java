package fr.contratdeville.figures.millesime;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What differs from a millésime now, and why. */
@QuarkusTest
class ChangesTest extends MillesimeApiTest {

    private static final String WORDS = "items.collect { it.kind + ' ' + it.dataset + ' ' + it.changed }";

    private Published published;
    private String millesime;

    @BeforeEach
    void freezeWhatIsPublished() {
        published = new Published();
        millesime = freeze(2023).path("id");
    }

    private String address() {
        return MILLESIMES + "/" + millesime + "/changes";
    }

    private ValidatableResponse changes() {
        return changesFor(given());
    }

    private ValidatableResponse changesFor(RequestSpecification caller) {
        return caller.get(address()).then().statusCode(200);
    }

    private static void patch(String path, String reason, String json) {
        patching(path, json)
                .queryParams(reason == null ? Map.of() : Map.of("reason", reason))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private String figure() {
        return Stored.figures(published.id("pre")) + "/" + published.id("figure");
    }

    @Test
    void nothing_has_changed_at_first() {
        changes().body("items", empty()).body("next", nullValue());
    }

    @Test
    void a_change_is_told_with_both_images_and_every_reason() {
        patch(figure(), "Feuille de présence retrouvée", "{\"target\": 160}");
        patch(figure(), null, "{\"target\": 155}");

        changes()
                .body(WORDS, contains("changed indicatorValue [target]"))
                .body("items[0].rowId", equalTo(published.id("figure")))
                .body("items[0].before.target", equalTo(150))
                .body("items[0].after.target", equalTo(155))
                .body("items[0].before.actionId", equalTo(published.id("pre")))
                .body("items[0].reasons.reason", contains("Feuille de présence retrouvée", null))
                .body("items[0].reasons.operation", contains("changed", "changed"))
                .body("items[0].reasons[0].by.role", equalTo("agglomeration"))
                .body("items[0].reasons[0].by.name", notNullValue())
                .body("items[0].reasons[0].at", notNullValue());
    }

    @Test
    void what_was_changed_and_changed_back_is_no_change() {
        String path = "/api/v1/pillars/" + published.id("emploi");
        patch(path, "Essai", "{\"label\": \"Autre\"}");
        changes().body(WORDS, contains("changed pillar [label]"));

        patch(path, "Retour", "{\"label\": \"Pilier emploi\"}");

        changes().body("items", empty());
    }

    @Test
    void what_came_and_what_went_is_told() throws SQLException {
        String action = Stored.action(published.id("dole"), published.id("ccas"), 2022, "Retrouvée");
        Stored.action(published.id("dole"), published.id("ccas"), 2023, "De l’année");
        execute("update city_contract set last_year = 2024 where id = '%s'".formatted(published.id("dole")));
        Stored.action(published.id("dole"), published.id("ccas"), 2024, "Plus tard");
        String gone = "/api/v1/actions/" + published.id("F");
        given().header("If-Match", etag(gone))
                .queryParam("reason", "Saisie deux fois")
                .delete(gone)
                .then()
                .statusCode(204);

        changes()
                .body(
                        WORDS,
                        containsInAnyOrder(
                                "created action []",
                                "created action []",
                                "deleted action []",
                                "changed cityContract [lastYear]"))
                .body("items.find { it.rowId == '%s' }.before".formatted(action), nullValue())
                .body("items.find { it.rowId == '%s' }.after.title".formatted(action), equalTo("Retrouvée"))
                .body("items.find { it.kind == 'deleted' }.rowId", equalTo(published.id("F")))
                .body("items.find { it.kind == 'deleted' }.before.title", equalTo("F"))
                .body("items.find { it.kind == 'deleted' }.after", nullValue())
                .body("items.find { it.kind == 'deleted' }.reasons.reason", contains("Saisie deux fois"));
    }

    @Test
    void an_action_that_moves_to_a_later_year_has_changed_and_not_gone() throws SQLException {
        execute("update city_contract set last_year = 2024");
        execute("update action set year = 2024, status = 'planned', postponed_to_year = null where id = '%s'"
                .formatted(published.id("F")));

        changes()
                .body(
                        "items.findAll { it.dataset == 'action' }.collect { it.kind + ' ' + it.changed }",
                        contains("changed [postponedToYear, status, year]"));
    }

    @Test
    void a_bilan_that_is_not_published_any_more_is_gone_and_what_it_says_since_is_not_told() throws SQLException {
        execute("update bilan set state = 'returned', content = jsonb_set(content, '{narrative,done}', '\"Secret\"')"
                + " where id = '%s'".formatted(published.id("bilan")));

        JsonPath told =
                changes().body(WORDS, contains("deleted bilan []")).extract().jsonPath();

        assertThat(told.prettify()).doesNotContain("Secret");
    }

    @Test
    void what_hangs_below_is_told_by_what_stands_for_it() throws SQLException {
        execute("delete from action_neighbourhood where action_id = '%s'".formatted(published.id("pre")));
        execute("update breakdown_part set value = value + 1 where value = 64");
        execute("update category set label = 'Autre' where code = 'autres'");

        changes()
                .body(
                        WORDS,
                        contains(
                                "deleted actionNeighbourhood []",
                                "changed breakdownPart [value]",
                                "changed category [label]"))
                .body("items[0].rowId", equalTo(published.id("nord")))
                .body("items[0].before.actionId", equalTo(published.id("pre")))
                .body("items[0].reasons", hasSize(1))
                .body("items[0].reasons[0].operation", equalTo("deleted"))
                .body("items[0].reasons[0].by.role", equalTo("database"));
    }

    @Test
    void neither_addresses_of_people_nor_computed_columns_nor_entity_tags_are_told() throws SQLException {
        execute("update structure set contact_email = 'autre@example.org', version = version + 1, updated_at = now()");
        changes().body("items", empty());

        execute("update structure set short_name = 'CI' where id = '%s'".formatted(published.id("structure")));

        changes()
                .body(WORDS, contains("changed structure [shortName]"))
                .body("items[0].before", not(hasKey("contactEmail")))
                .body("items[0].after", not(hasKey("contactEmail")))
                .body("items[0].after", not(hasKey("nameKey")))
                .body("items[0].after", not(hasKey("millesimeId")));
        assertThat(query("select count(*) from recorded_change where cast(after as text) like '%@example.org%'"))
                .containsExactly("0");
    }

    @Test
    void everyone_reads_what_has_changed_but_only_who_reads_everything_why() {
        patch(figure(), "Feuille de présence retrouvée", "{\"target\": 160}");

        changesFor(as(Tokens.warehouse()))
                .body("items[0].reasons.reason", contains("Feuille de présence retrouvée"))
                .body("items[0].reasons[0].by.role", equalTo("agglomeration"))
                .body("items[0].reasons[0].by.name", nullValue())
                .body("items[0].reasons[0].by.id", nullValue());
        for (RequestSpecification caller : List.of(anonymous(), as(Tokens.partner(published.id("structure"))))) {
            changesFor(caller)
                    .body(WORDS, contains("changed indicatorValue [target]"))
                    .body("items[0].reasons", empty());
        }
    }

    @Test
    void what_was_written_before_but_committed_after_is_told_with_its_reason() throws SQLException {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            late.createStatement().execute("select set_config('contratdeville.reason', 'À cheval', true)");
            late.createStatement().execute("update pillar set label = 'Autre' where code = 'emploi'");
            millesime = sending("{\"year\": 2023, \"label\": \"Pendant\"}")
                    .post(MILLESIMES)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            late.commit();
        }

        changes()
                .body(WORDS, contains("changed pillar [label]"))
                .body("items[0].before.label", equalTo("Pilier emploi"))
                .body("items[0].reasons.reason", contains("À cheval"));
    }

    @Test
    void changes_are_told_a_page_at_a_time() throws SQLException {
        execute("update action set title = title || ' bis' where year <= 2023");
        execute("update structure set short_name = 'Autre'");
        List<String> rows = new ArrayList<>();

        String next = address() + "?limit=3&total=true";
        while (next != null) {
            JsonPath page = given().get(next).then().statusCode(200).extract().jsonPath();
            assertThat(page.getInt("total")).isEqualTo(10);
            rows.addAll(page.getList("items.rowId"));
            next = page.getString("next");
        }

        assertThat(rows).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void there_are_none_of_a_millesime_that_is_not_there() {
        given().get(MILLESIMES + "/00000000-0000-7000-8000-000000000000/changes")
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void everything_that_is_gone_is_told() throws SQLException {
        // When what an action says has changed follows from what is told.
        long frozen = given()
                .get(MILLESIMES + "/" + millesime)
                .jsonPath()
                .getList("contents.findAll { it.dataset != 'actionContent' }.rows", Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .sum();

        emptyTheTables();

        given().get(address() + "?total=true&limit=1").then().statusCode(200).body("total", equalTo((int) frozen));
    }
}
