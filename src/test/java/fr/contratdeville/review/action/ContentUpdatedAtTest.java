package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When anything of what an action says last changed, whoever wrote it. */
@QuarkusTest
class ContentUpdatedAtTest extends ApiTest {

    private String contract;
    private String structure;
    private String indicator;
    private String action;
    private String other;
    private String path;
    private String figure;

    @BeforeEach
    void oneActionWithAFigure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        indicator = Stored.people("enfants", "sum");
        Stored.sexes();
        action = Stored.action(contract, structure, 2023, "PRE");
        other = Stored.action(contract, structure, 2023, "Club nature");
        path = "/api/v1/actions/" + action;
        figure = Stored.figures(action) + "/" + Stored.figure(action, indicator, """
                        "kind": "exact", "value": 134, "overlaps": [{"actionId": "%s", "share": "some"}],
                        "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1,
                            "coverage": "partial", "parts": [{"category": "femmes", "value": 70}]}]
                        """.formatted(other));
    }

    private static Instant time(String address, String member) {
        return Instant.parse(Json.get(address).get(member).asText());
    }

    private Instant contentTime() {
        return time(path, "contentUpdatedAt");
    }

    private interface Change {
        void make() throws SQLException;
    }

    private void moves(Change change) throws SQLException {
        Instant before = contentTime();
        Instant ofTheOther = time("/api/v1/actions/" + other, "contentUpdatedAt");

        change.make();

        assertThat(contentTime()).isAfter(before);
        assertThat(time("/api/v1/actions/" + other, "contentUpdatedAt")).isEqualTo(ofTheOther);
    }

    private void patched(String address, String json) {
        patching(address, json).patch(address).then().statusCode(200);
    }

    @Test
    void a_new_action_is_as_new_as_what_it_says() {
        String fresh = "/api/v1/actions/" + Stored.action(contract, structure, 2022, "PRE");

        assertThat(time(fresh, "contentUpdatedAt"))
                .isAfterOrEqualTo(time(fresh, "updatedAt"))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void a_change_answers_the_time_of_the_next_read() {
        JsonNode answer = Json.of(patching(
                        path,
                        "{\"title\": \"Autre\", \"neighbourhoodIds\": [\"%s\"]}"
                                .formatted(Stored.neighbourhood(contract, "Nord")))
                .patch(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(answer).isEqualTo(Json.get(path));
    }

    @Test
    void moves_with_the_action_and_with_where_it_takes_place() throws SQLException {
        moves(() -> patched(path, "{\"title\": \"Réussite éducative\"}"));
        String nord = Stored.neighbourhood(contract, "Nord");
        moves(() -> patched(path, "{\"neighbourhoodIds\": [\"%s\"]}".formatted(nord)));
        moves(() -> patched(path, "{\"neighbourhoodIds\": []}"));
    }

    @Test
    void moves_with_figures_parts_and_overlaps_and_the_action_itself_does_not() throws SQLException {
        JsonNode before = Json.get(path);

        moves(() -> patched(figure, "{\"value\": 150}"));
        moves(() -> patched(figure, "{\"breakdowns\": []}"));
        moves(() -> patched(figure, "{\"overlaps\": []}"));
        moves(() -> Stored.exact(action, Stored.indicator("jours", "sum"), "12"));
        moves(() ->
                given().header("If-Match", etag(figure)).delete(figure).then().statusCode(204));

        JsonNode after = Json.get(path);
        assertThat(after.get("version")).isEqualTo(before.get("version"));
        assertThat(after.get("updatedAt")).isEqualTo(before.get("updatedAt"));
    }

    @Test
    void is_never_before_what_a_figure_says_of_itself() {
        patched(figure, "{\"value\": 150}");

        assertThat(contentTime()).isAfterOrEqualTo(time(figure, "updatedAt"));
    }

    @Test
    void moves_when_a_bilan_is_published() throws SQLException {
        String bilan =
                created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "draft", "outcome": "completed",
                 "narrative": {"done": "Un bilan."}, "figures": []}
                """.formatted(structure, action)).path("self");
        Instant draft = contentTime();
        given().header("If-Match", etag(bilan)).post(bilan + "/submit").then().statusCode(200);
        assertThat(contentTime()).as("not published").isEqualTo(draft);

        moves(() -> given().header("If-Match", etag(bilan))
                .post(bilan + "/validate")
                .then()
                .statusCode(200));
        assertThat(contentTime()).isAfterOrEqualTo(time(bilan, "validatedAt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update action set status = 'cancelled' where id = '%s'",
                "update indicator_value set value = 150 where action_id = '%s'",
                "update breakdown_part set value = 71 where action_id = '%s'",
                "delete from breakdown_part where action_id = '%s'",
                "update indicator_value_overlap set share = 'all' where action_id = '%s'",
                "delete from indicator_value_overlap where action_id = '%s'",
                "delete from indicator_value where action_id = '%s'",
                "truncate breakdown_part",
                "truncate indicator_value cascade"
            })
    void moves_with_what_is_written_past_the_service(String sql) throws SQLException {
        moves(() -> execute(sql.formatted(action)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update action set status = status",
                "update indicator_value set value = value",
                "update breakdown_part set value = value",
                "update action set status = 'cancelled' where false"
            })
    void stays_with_what_changes_nothing(String sql) throws SQLException {
        Instant before = contentTime();

        execute(sql);

        assertThat(contentTime()).isEqualTo(before);
    }

    @Test
    void a_frozen_action_keeps_its_own() throws SQLException {
        String frozen = path + "?millesime="
                + created("/api/v1/millesimes", "{\"year\": 2023, \"label\": \"M\"}")
                        .path("code");
        Instant before = contentTime();
        assertThat(time(frozen, "contentUpdatedAt")).isEqualTo(before);

        patched(figure, "{\"value\": 150}");

        assertThat(time(frozen, "contentUpdatedAt")).isEqualTo(before);
        assertThat(contentTime()).isAfter(before);
    }

    @ParameterizedTest
    @CsvSource({"contentUpdatedAt,1", "contentUpdatedAt,3", "-contentUpdatedAt,1", "-contentUpdatedAt,3"})
    void actions_are_listed_in_its_order(String sort, int limit) throws SQLException {
        List<String> expected = new ArrayList<>(List.of(other));
        for (int i = 0; i < 5; i++) {
            expected.add(Stored.action(contract, structure, 2015 + i, "Action " + i));
        }
        // Of those, none was changed since; the first of all was.
        patched(figure, "{\"value\": 150}");
        expected.add(action);
        // At one time, the ids decide.
        execute(
                "update action_content set changed_at = (select min(changed_at) from action_content) where action_id in ('%s', '%s')"
                        .formatted(expected.get(1), other));
        if (sort.startsWith("-")) {
            Collections.reverse(expected);
        }

        List<String> listed = new ArrayList<>();
        String next = "/api/v1/actions?total=true&sort=%s&limit=%d".formatted(sort, limit);
        while (next != null) {
            JsonNode page = Json.get(next);
            listed.addAll(Json.texts(page.get("items"), "id"));
            assertThat(page.get("total").asInt()).isEqualTo(expected.size());
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }

        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void a_list_in_its_order_is_read_off_an_index_wherever_the_page_lies() throws SQLException {
        String page = """
                explain select a.id
                from action a join structure s on s.id = a.structure_id
                join action_content content on content.contract_id = a.contract_id and content.action_id = a.id
                where (content.changed_at, content.action_id) < (now(), '%s')
                order by content.changed_at desc, content.action_id desc
                limit 51
                """.formatted(action);

        List<String> plan = new ArrayList<>();
        try (OtherTransaction reader = new OtherTransaction()) {
            // A table of two rows is read by nothing else where it can be.
            for (String way : List.of("seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort")) {
                reader.execute("set local enable_%s = off".formatted(way));
            }
            plan.addAll(reader.query(page));
        }

        assertThat(plan).anyMatch(line -> line.contains("Scan Backward using action_content_changed"));
    }
}
