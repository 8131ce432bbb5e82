package fr.contratdeville.review.action;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ActionHistoryTest extends ApiTest {

    private String contract;
    private String structure;
    private String action;
    private String path;
    private String history;

    @BeforeEach
    void oneAction() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        action = Stored.action(contract, structure, 2023, "PRE");
        path = "/api/v1/actions/" + action;
        history = path + "/history";
    }

    private void retitle(String title) {
        patching(path, "{\"title\": \"%s\"}".formatted(title))
                .patch(path)
                .then()
                .statusCode(200);
    }

    private void delete(String address) {
        given().header("If-Match", etag(address)).delete(address).then().statusCode(204);
    }

    @Test
    void an_entry_tells_what_was_changed_by_whom_and_how_it_was_before() {
        retitle("Réussite éducative");

        JsonNode entry = Json.get(history).at("/items/1");

        assertThat(entry.at("/what").asText()).isEqualTo("action");
        assertThat(entry.at("/rowId").asText()).isEqualTo(action);
        assertThat(entry.at("/operation").asText()).isEqualTo("changed");
        assertThat(entry.at("/reason").isNull()).isTrue();
        assertThat(entry.at("/changed")).isEqualTo(Json.of("[\"title\"]"));
        assertThat(entry.at("/before/title").asText()).isEqualTo("PRE");
        assertThat(entry.at("/after/title").asText()).isEqualTo("Réussite éducative");
        assertThat(entry.at("/by")).isEqualTo(Json.of("""
                {"id": "somebody", "name": "somebody@example.org", "role": "agglomeration"}
                """));
    }

    @Test
    void images_say_what_the_action_itself_says() {
        JsonNode answer = Json.get(path);

        JsonNode image = Json.get(history).at("/items/0/after");

        for (String member : List.of(
                "id",
                "version",
                "createdAt",
                "updatedAt",
                "year",
                "title",
                "description",
                "objectives",
                "partners",
                "transversalPriorities",
                "status",
                "postponedToYear")) {
            assertThat(image.get(member)).as(member).isEqualTo(answer.get(member));
        }
        assertThat(image.get("contractId")).isEqualTo(answer.at("/contract/id"));
        assertThat(image.get("structureId")).isEqualTo(answer.at("/structure/id"));
        assertThat(image.get("pillarId").isNull()).isTrue();
    }

    @Test
    void images_of_a_figure_say_what_the_figure_itself_says() {
        String figure = Stored.figures(action) + "/" + Stored.figure(action, Stored.indicator("jours", "sum"), """
                        "kind": "range", "lower": 5, "upper": 10.50
                        """);
        JsonNode answer = Json.get(figure);

        given().get(history).then().body("items[1].what", equalTo("indicatorValue"));
        JsonNode image = Json.get(history).at("/items/1/after");

        for (String member : List.of("id", "version", "updatedAt", "kind", "value", "lower", "upper", "target")) {
            assertThat(image.get(member)).as(member).isEqualTo(answer.get(member));
        }
        assertThat(image.get("indicatorId")).isEqualTo(answer.at("/indicator/id"));
        assertThat(image.get("actionId").asText()).isEqualTo(action);
    }

    @Test
    void creation_has_nothing_before_and_deletion_nothing_after() {
        String figure = Stored.figures(action) + "/" + Stored.exact(action, Stored.indicator("enfants", "sum"), "134");
        delete(figure);

        given().get(history)
                .then()
                .body("items.operation", contains("created", "created", "deleted"))
                .body("items[1].before", nullValue())
                .body("items[1].changed", empty())
                .body("items[1].after.value", equalTo(134))
                .body("items[2].before.value", equalTo(134))
                .body("items[2].changed", empty())
                .body("items[2].after", nullValue());
    }

    @Test
    void where_it_takes_place_is_part_of_an_actions_history() {
        String nord = Stored.neighbourhood(contract, "Nord");
        patching(path, "{\"neighbourhoodIds\": [\"%s\"]}".formatted(nord))
                .patch(path)
                .then()
                .statusCode(200);

        given().get(history)
                .then()
                .body("items.what", contains("action", "action", "actionNeighbourhood"))
                .body("items[1].changed", empty())
                .body("items[1].after.version", equalTo(1))
                .body("items[2].rowId", equalTo(nord))
                .body("items[2].after.actionId", equalTo(action));
    }

    @Test
    void whose_the_counted_people_are_is_part_of_an_actions_history() {
        String other = Stored.action(contract, structure, 2023, "Club nature");
        String figure = Stored.figures(action) + "/"
                + Stored.figure(action, Stored.people("enfants", "sum"), """
                        "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": "all"}]
                        """.formatted(other));
        patching(figure, "{\"overlaps\": [{\"actionId\": \"%s\", \"share\": 7.00}]}".formatted(other))
                .patch(figure)
                .then()
                .statusCode(200);
        patching(figure, "{\"overlaps\": [], \"disjoint\": true}")
                .patch(figure)
                .then()
                .statusCode(200);

        List<JsonNode> entries = Json.list(Json.get(history).get("items"));
        List<JsonNode> overlaps = entries.stream()
                .filter(entry -> entry.get("what").asText().equals("indicatorValueOverlap"))
                .toList();
        assertThat(overlaps)
                .extracting(entry -> entry.get("operation").asText())
                .containsExactly("created", "changed", "deleted");
        assertThat(overlaps.get(0).at("/after/otherActionId").asText()).isEqualTo(other);
        assertThat(overlaps.get(1).get("changed")).isEqualTo(Json.of("[\"people\", \"share\"]"));
        assertThat(overlaps.get(1).at("/after/people").decimalValue()).isEqualByComparingTo("7");
        assertThat(entries.stream()
                        .filter(entry -> entry.get("what").asText().equals("indicatorValue"))
                        .map(entry -> entry.get("changed").toString()))
                .containsExactly("[]", "[]", "[\"disjoint\"]");
        given().get("/api/v1/actions/" + other + "/history").then().body("items.what", contains("action"));
    }

    @Test
    void what_is_written_past_the_service_is_told_with_the_role_of_the_database() throws SQLException {
        execute("update action set status = 'cancelled'");

        given().get(history)
                .then()
                .body("items[1].changed", contains("status"))
                .body("items[1].by.name", equalTo("postgres"))
                .body("items[1].by.role", equalTo("database"));
    }

    @Test
    void only_the_agglomeration_sees_who_it_was() {
        for (String token : List.of(Tokens.warehouse(), Tokens.partner(structure))) {
            as(token)
                    .get(history)
                    .then()
                    .statusCode(200)
                    .body("items[0].by.id", nullValue())
                    .body("items[0].by.name", nullValue())
                    .body("items[0].by.role", equalTo("agglomeration"));
        }
    }

    @Test
    void a_partner_reads_the_history_of_its_own_structures_only() {
        String other = Stored.structure("CIDFF");

        as(Tokens.partner(other)).get(history).then().spec(problem(403, "forbidden"));
        as(Tokens.partner()).get(history).then().spec(problem(403, "forbidden"));
        as(Tokens.partner(other, structure)).get(history).then().statusCode(200);
    }

    @Test
    void nobody_reads_it_without_a_role() {
        anonymous().get(history).then().spec(problem(401, "unauthenticated"));
        as(Tokens.withoutRole()).get(history).then().spec(problem(403, "forbidden"));
    }

    @Test
    void an_unknown_action_has_none() {
        String unknown = "/api/v1/actions/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11/history";

        for (String token : List.of(Tokens.agglomeration(), Tokens.warehouse(), Tokens.partner(structure))) {
            as(token).get(unknown).then().spec(problem(404, "not-found"));
        }
    }

    @Test
    void the_history_of_a_deleted_action_stays_but_not_for_partners() {
        delete(path);

        for (String token : List.of(Tokens.agglomeration(), Tokens.warehouse())) {
            as(token).get(history).then().statusCode(200).body("items.operation", contains("created", "deleted"));
        }
        as(Tokens.partner(structure)).get(history).then().spec(problem(404, "not-found"));
    }

    @Test
    void another_actions_changes_are_not_in_it() {
        String other = Stored.action(contract, structure, 2023, "Autre");

        given().get(history).then().body("items.rowId", not(hasItem(other)));
    }

    @ParameterizedTest
    @CsvSource({"at,1", "at,2", "at,7", "-at,1", "-at,2", "-at,7"})
    void pages_of_any_size_visit_every_entry_once_in_order(String sort, int limit) {
        for (int i = 1; i < 9; i++) {
            retitle("Titre " + i);
        }
        List<Integer> expected = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        if (sort.startsWith("-")) {
            expected.sort(Comparator.reverseOrder());
        }

        List<Integer> versions = new ArrayList<>();
        String next = history + "?total=true&sort=%s&limit=%d".formatted(sort, limit);
        while (next != null) {
            JsonNode page = Json.get(next);
            Json.list(page.get("items"))
                    .forEach(entry -> versions.add(entry.at("/after/version").asInt()));
            assertThat(page.get("total").asInt()).isEqualTo(9);
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }

        assertThat(versions).isEqualTo(expected);
    }

    @Test
    void the_cursor_of_another_actions_history_is_refused() {
        retitle("Autre titre");
        String cursor = Json.get(history + "?limit=1").get("next").asText().replaceAll(".*cursor=", "");
        String other = Stored.action(contract, structure, 2022, "PRE");

        given().get("/api/v1/actions/" + other + "/history?cursor=" + cursor)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("cursor-of-another-list cursor"));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        given().get(history + "?sort=title&year=2023")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-in-list sort", "unknown-parameter year"));
    }

    @Test
    void entries_have_ids_of_their_own() {
        retitle("Autre titre");

        given().get(history).then().body("items.id", everyItem(not(equalTo(action))));
        assertThat(Json.texts(Json.get(history).get("items"), "id")).doesNotHaveDuplicates();
    }
}
