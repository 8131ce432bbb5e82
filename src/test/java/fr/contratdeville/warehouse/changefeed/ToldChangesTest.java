package fr.contratdeville.warehouse.changefeed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a change, and what is no change. */
@QuarkusTest
class ToldChangesTest extends ChangeFeedTest {

    private String action;
    private String token;

    @BeforeEach
    void start() throws SQLException {
        action = action("A");
        token = now();
    }

    private List<JsonNode> told() {
        return read(token).changes;
    }

    @Test
    void a_created_row_is_told_as_it_is_exported() throws SQLException {
        String created = action("« B »");

        List<JsonNode> told = told();
        assertThat(told).hasSize(1);
        JsonNode change = told.get(0);
        assertThat(change.get("dataset").asText()).isEqualTo("actions");
        assertThat(change.get("id").asText()).isEqualTo(created);
        assertThat(change.get("kind").asText()).isEqualTo("upsert");
        assertThat(change.get("version").asText())
                .isEqualTo(query("select max(position) from recorded_change").get(0));
        assertThat(change.at("/row/id").asText()).isEqualTo(created);
        assertThat(change.at("/row/title").asText()).isEqualTo("« B »");
        assertThat(change.at("/row/contract_id").asText()).isEqualTo(contract);
        assertThat(change.at("/row/year").asInt()).isEqualTo(2023);
        assertThat(change.at("/row/created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(change.at("/row/pillar_id").isNull()).isTrue();
    }

    @Test
    void every_change_is_told_with_a_version_that_grows_up_to_the_deletion() throws SQLException {
        patching("/api/v1/actions/" + action, "{\"title\": \"B\"}")
                .patch("/api/v1/actions/" + action)
                .then()
                .statusCode(200);
        execute("update action set title = 'C'");
        execute("delete from action");

        List<JsonNode> told = told();
        assertThat(Json.texts(Json.of(told.toString()), "kind")).containsExactly("upsert", "upsert", "delete");
        assertThat(told).extracting(change -> change.get("id").asText()).containsOnly(action);
        assertThat(told)
                .extracting(change -> change.get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(told.get(2).has("row")).isFalse();
    }

    @Test
    void what_changes_nothing_is_not_told() throws SQLException {
        execute("update action set title = title, objectives = objectives");
        execute("delete from action where title = 'none'");

        assertThat(told()).isEmpty();
    }

    @Test
    void a_number_that_is_written_otherwise_in_a_bilan_is_told() throws SQLException {
        execute("""
                insert into bilan (id, contract_id, version, created_at, updated_at, structure_id, year, action_id, state,
                        content, sha256, warnings, reasons, validated_indicators)
                    select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, id, 'draft',
                        jsonb_build_object('structureId', structure_id, 'year', year, 'figures', '[15.0]'::jsonb),
                        '', '[]', '[]', '{}'
                    from action
                """);
        token = now();
        execute("update bilan set content = jsonb_set(content, '{figures,0}', '15.00')");
        execute("update bilan set content = jsonb_set(content, '{figures,0}', '15.00')");

        assertThat(told()).hasSize(1);
        assertThat(given().get(CHANGES + token).asString()).contains("[15.00]");
    }

    @Test
    void a_bilan_that_is_withdrawn_takes_along_what_it_has_published() throws SQLException {
        token = now();
        String bilan = "/api/v1/bilans/"
                + created("/api/v1/bilans", """
                        {"structureId": "%s", "year": 2023, "state": "submitted", "outcome": "completed",
                         "action": {"contractId": "%s", "title": "B", "description": "Un atelier."},
                         "narrative": {"done": "Fait."}, "figures": [{"indicatorId": "%s", "kind": "exact", "value": 3}]}
                        """.formatted(structure, contract, Stored.indicator("seances", "sum")))
                        .path("id");
        given().header("If-Match", etag(bilan)).post(bilan + "/validate").then().statusCode(200);
        Read read = read(token);
        Map<String, JsonNode> copy = copy();
        apply(read, copy);
        assertThat(datasets(copy)).containsExactly("actions", "bilans", "indicator-values", "indicators");

        sending("{\"reason\": \"Par erreur.\"}")
                .header("If-Match", etag(bilan))
                .post(bilan + "/withdraw")
                .then()
                .statusCode(200);
        apply(read(read.token), copy);

        assertThat(datasets(copy)).containsExactly("bilans", "indicators");
        JsonNode withdrawn = copy.values().iterator().next();
        assertThat(withdrawn.get("state").asText()).isEqualTo("withdrawn");
        assertThat(withdrawn.get("action_id").isNull()).isTrue();
    }

    private static List<String> datasets(Map<String, JsonNode> copy) {
        return copy.keySet().stream().map(key -> key.split(" ")[0]).toList();
    }

    @Test
    void a_row_that_gets_another_id_goes_and_comes() throws SQLException {
        String other = UUID.randomUUID().toString();
        execute("update action set id = '%s'".formatted(other));

        List<JsonNode> told = told();
        assertThat(told)
                .extracting(change -> change.get("kind") + " " + change.get("id"))
                .containsExactly("\"delete\" \"" + action + "\"", "\"upsert\" \"" + other + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pillar",
                "neighbourhood",
                "action",
                "indicator_value",
                "bilan",
                "breakdown_part",
                "indicator_value_overlap"
            })
    void an_id_is_of_one_row_whatever_its_contract(String table) throws SQLException {
        assertThat(query("""
                select indisunique from pg_index
                where indrelid = cast('%1$s' as regclass) and indexrelid = cast('%1$s_id' as regclass)
                """.formatted(table))).containsExactly("t");
    }

    @Test
    void a_truncation_is_told_as_the_deletion_of_every_row() throws SQLException {
        action("B");
        token = now();
        execute("truncate action cascade");

        assertThat(read(token).titles()).containsExactly("-", "-");
    }

    /** It would not see what was committed since it began, and could not record it. */
    @Test
    void a_transaction_that_sees_an_older_state_cannot_truncate() throws SQLException {
        try (Writer writer = new Writer().run("set transaction isolation level repeatable read")) {
            assertThatThrownBy(() -> writer.run("truncate action cascade")).hasMessageContaining("read committed");
        }
    }

    @Test
    void a_bulk_load_is_told_a_page_at_a_time() throws SQLException {
        execute("""
                insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title, description,
                    objectives, partners, transversal_priorities, status)
                select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, 'N' || n, '', '{}', '{}', '{}',
                    status
                from action, generate_series(1, 2500) n
                """);

        Read all = read(token, 700);
        assertThat(all.changes).hasSize(2500);
        assertThat(new HashSet<>(all.titles())).hasSize(2500);
        assertThat(all.titles()).startsWith("N1", "N2", "N3").endsWith("N2500");
    }

    /** A page is answered from memory. */
    @Test
    void a_page_of_large_rows_ends_early() throws SQLException {
        execute("""
                update action set description =
                    (select string_agg(md5(random()::text), '') from generate_series(1, 40000))
                """);
        for (int i = 0; i < 7; i++) {
            execute("update action set title = 'B%d'".formatted(i));
        }

        Read first = new Read(token);
        assertThat(page(first, 1000).get("more").asBoolean()).isTrue();
        assertThat(first.changes).hasSizeBetween(1, 7);
        assertThat(read(token).changes).hasSize(8);
    }

    /** What repeats itself is kept in next to no space, and is as large as anything else once it is read. */
    @Test
    void so_does_a_page_of_rows_that_are_large_only_when_they_are_read() throws SQLException {
        execute("update action set description = repeat('Sport et culture. ', 200000)");
        for (int i = 0; i < 7; i++) {
            execute("update action set title = 'B%d'".formatted(i));
        }

        Read first = new Read(token);
        assertThat(page(first, 1000).get("more").asBoolean()).isTrue();
        assertThat(first.changes).hasSizeBetween(1, 7);
        assertThat(read(token).changes).hasSize(8);
    }

    @Test
    void the_page_says_where_it_is_and_where_to_go_on() throws SQLException {
        action("B");
        String address = "/api/v1/changes?limit=5&after=" + token + "&wait=0";

        JsonNode page = Json.get(address);

        assertThat(page.get("self").asText()).isEqualTo(address);
        assertThat(page.get("next").asText())
                .isEqualTo("/api/v1/changes?limit=5&wait=0&after="
                        + page.get("token").asText());
        assertThat(Json.get(page.get("next").asText()).get("items")).isEmpty();
    }
}
