package fr.contratdeville.platform.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written is recorded, by the database itself: no more, no less. */
@QuarkusTest
class RecordingTest extends ApiTest {

    private static final String CALLER = "somebody, somebody@example.org, agglomeration";
    private static final String BY_HAND = "postgres, postgres, database";

    private static final String WITH_BOTH_SEXES = """
            "kind": "exact", "value": 15, "breakdowns": [
              {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                {"category": "femmes", "value": %d}, {"category": "hommes", "value": %d}]}]
            """;

    private String contract;
    private String structure;
    private String nord;
    private String sud;
    private String indicator;

    @BeforeEach
    void whatActionsReferTo() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        nord = Stored.neighbourhood(contract, "Nord");
        sud = Stored.neighbourhood(contract, "Sud");
        indicator = Stored.indicator("enfants", "sum");
        Stored.sexes();
    }

    private String action() {
        return Stored.action(contract, structure, 2023, "PRE", """
                "status": "completed", "neighbourhoodIds": ["%s"]
                """.formatted(nord));
    }

    private static String address(String action) {
        return "/api/v1/actions/" + action;
    }

    private static String address(String action, String figure) {
        return Stored.figures(action) + "/" + figure;
    }

    private void patch(String path, String json) {
        patching(path, json).patch(path).then().statusCode(200);
    }

    private void put(String path, String json) {
        replacing(path, json).put(path).then().statusCode(200);
    }

    private void delete(String path) {
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
    }

    @Test
    void entries_have_identifiers_in_the_order_of_their_times() throws SQLException {
        action();

        assertThat(query("""
                        select distinct substr(cast(id as text), 15, 1) || ' ' || (abs(extract(epoch from changed_at) * 1000
                            - cast(cast('x' || left(replace(cast(id as text), '-', ''), 12) as bit(48)) as bigint)) < 1000)
                        from recorded_change
                        """)).containsExactly("7 true");
    }

    @Test
    void a_created_action_is_recorded_with_where_it_takes_place() throws SQLException {
        String action = action();

        assertThat(query(Recorded.of(action))).containsExactly("action created", "action_neighbourhood created");
        assertThat(query(Recorded.membersOf(action, "action", "title"))).containsExactly("- > PRE");
        assertThat(query(Recorded.membersOf(action, "action_neighbourhood", "neighbourhood_id")))
                .containsExactly("- > " + nord);
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
        assertThat(query(Recorded.entries("contract_id", action))).containsOnly(contract);
        assertThat(query(Recorded.entries("row_id", action))).containsExactly(action, nord);
    }

    @Test
    void a_patched_action_is_recorded_as_it_was_and_as_it_is() throws SQLException {
        String action = action();

        patch(address(action), "{\"title\": \"Réussite éducative\"}");

        assertThat(query(Recorded.membersOf(action, "action", "title")))
                .containsExactly("- > PRE", "PRE > Réussite éducative");
        assertThat(query(Recorded.membersOf(action, "action", "version"))).containsExactly("- > 0", "0 > 1");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void a_replaced_action_is_recorded_with_the_neighbourhoods_that_come_and_go() throws SQLException {
        String action = action();

        put(address(action), Stored.actionJson(contract, structure, 2023, "PRE", """
                "status": "completed", "neighbourhoodIds": ["%s"]
                """.formatted(sud)));

        assertThat(query(Recorded.membersOf(action, "action_neighbourhood", "neighbourhood_id")))
                .containsExactlyInAnyOrder("- > " + nord, nord + " > -", "- > " + sud);
        assertThat(query(Recorded.membersOf(action, "action", "version"))).containsExactly("- > 0", "0 > 1");
    }

    @Test
    void a_deleted_action_is_recorded_with_all_it_was() throws SQLException {
        String action = action();

        delete(address(action));

        assertThat(query(Recorded.of(action)))
                .containsExactly(
                        "action created",
                        "action_neighbourhood created",
                        "action_neighbourhood deleted",
                        "action deleted");
        assertThat(query(Recorded.membersOf(action, "action", "title"))).containsExactly("- > PRE", "PRE > -");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void a_created_figure_is_recorded_with_its_parts() throws SQLException {
        String action = action();

        Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        assertThat(query(Recorded.of(action)).stream().skip(2))
                .containsExactly("indicator_value created", "breakdown_part created", "breakdown_part created");
        assertThat(query(Recorded.membersOf(action, "indicator_value", "value")))
                .containsExactly("- > 15.0000");
        assertThat(query(Recorded.membersOf(action, "breakdown_part", "value")))
                .containsExactly("- > 13.0000", "- > 2.0000");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void a_patched_figure_is_recorded() throws SQLException {
        String action = action();
        String figure = Stored.exact(action, indicator, "15");

        patch(address(action, figure), "{\"kind\": \"range\", \"value\": null, \"lower\": 5, \"upper\": 10}");

        assertThat(query(Recorded.membersOf(action, "indicator_value", "value")))
                .containsExactly("- > 15.0000", "15.0000 > -");
        assertThat(query(Recorded.membersOf(action, "indicator_value", "upper_bound")))
                .containsExactly("- > -", "- > 10.0000");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void a_replaced_figure_is_recorded_with_the_parts_that_change() throws SQLException {
        String action = action();
        String figure = Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        put(address(action, figure), Stored.figureJson(indicator, WITH_BOTH_SEXES.formatted(15, 0)));
        put(address(action, figure), Stored.figureJson(indicator, "\"kind\": \"exact\", \"value\": 15"));

        assertThat(query(Recorded.membersOf(action, "breakdown_part", "value")))
                .containsExactlyInAnyOrder(
                        "- > 13.0000",
                        "- > 2.0000",
                        "13.0000 > 15.0000",
                        "2.0000 > 0.0000",
                        "15.0000 > -",
                        "0.0000 > -");
        assertThat(query(Recorded.membersOf(action, "indicator_value", "version")))
                .containsExactly("- > 0", "0 > 1", "1 > 2");
    }

    @Test
    void a_deleted_figure_is_recorded_with_its_parts() throws SQLException {
        String action = action();
        String figure = Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        delete(address(action, figure));

        assertThat(query(Recorded.of(action)).stream().skip(5))
                .containsExactly("breakdown_part deleted", "breakdown_part deleted", "indicator_value deleted");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void what_is_written_by_hand_is_recorded_with_the_role_of_the_database() throws SQLException {
        String action = action();
        String figure = Stored.exact(action, indicator, "15");

        execute("update indicator_value set value = 51 where id = '%s'".formatted(figure));

        assertThat(query(Recorded.membersOf(action, "indicator_value", "value")))
                .containsExactly("- > 15.0000", "15.0000 > 51.0000");
        assertThat(query(Recorded.signersOf(action)).get(3)).isEqualTo(BY_HAND);
    }

    @Test
    void nothing_is_recorded_when_nothing_has_changed() throws SQLException {
        String action = action();
        String figure = Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));
        List<String> before = query(Recorded.entries("id", action));

        put(address(action), Stored.actionJson(contract, structure, 2023, " PRE", """
                "status": "completed", "neighbourhoodIds": ["%s"]
                """.formatted(nord)));
        put(address(action, figure), Stored.figureJson(indicator, WITH_BOTH_SEXES.formatted(13, 2)));
        patch(address(action), "{}");
        execute("update action set title = title");
        execute("update indicator_value set value = 15.0, kind = 'exact'");
        execute("update indicator_value set year = 1999");
        execute("update breakdown_part set value = value");
        execute("delete from breakdown_part where value = 99");

        assertThat(query(Recorded.entries("id", action))).isEqualTo(before);
    }

    @Test
    void nothing_is_recorded_of_what_is_refused() throws SQLException {
        String action = action();
        String path = address(action);
        List<String> before = query("select max(position) from recorded_change");

        patching(path, "{\"year\": 1999}").patch(path).then().statusCode(422);
        given().header("If-Match", "\"other\"").delete(path).then().statusCode(412);
        sending(Stored.actionJson(contract, structure, 2023, "PRE", "\"status\": \"completed\""))
                .post("/api/v1/actions")
                .then()
                .statusCode(409);

        assertThat(query("select max(position) from recorded_change")).isEqualTo(before);
    }

    @Test
    void nothing_is_recorded_of_what_is_rolled_back() throws SQLException {
        String action = action();
        List<String> before = query(Recorded.entries("id", action));

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update action set title = 'Perdu'");
            statement.execute("delete from action_neighbourhood");
            connection.rollback();
        }

        assertThat(query(Recorded.entries("id", action))).isEqualTo(before);
    }

    @Test
    void what_goes_with_something_else_is_recorded() throws SQLException {
        String action = action();
        Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        execute("delete from indicator_value");
        execute("delete from action");

        assertThat(query(Recorded.of(action)).stream().skip(5))
                .containsExactly(
                        "indicator_value deleted",
                        "breakdown_part deleted",
                        "breakdown_part deleted",
                        "action deleted",
                        "action_neighbourhood deleted");
    }

    @Test
    void a_truncation_is_recorded_as_the_deletion_of_every_row() throws SQLException {
        String action = action();
        Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        execute("truncate indicator_value cascade");

        assertThat(query(Recorded.of(action)).stream().skip(5))
                .containsExactlyInAnyOrder(
                        "indicator_value deleted", "breakdown_part deleted", "breakdown_part deleted");
        assertThat(query(Recorded.membersOf(action, "indicator_value", "value")).get(1))
                .isEqualTo("15.0000 > -");
    }

    @Test
    void an_action_that_moves_to_another_year_takes_its_figures_along_in_its_history() throws SQLException {
        String action = action();
        Stored.exact(action, indicator, "15");

        patch(address(action), "{\"year\": 2021}");

        assertThat(query(Recorded.of(action)).stream().skip(3))
                .containsExactly("action changed", "indicator_value changed");
        assertThat(query(Recorded.membersOf(action, "indicator_value", "year")))
                .containsExactly("- > 2023", "2023 > 2021");
        assertThat(query(Recorded.signersOf(action))).containsOnly(CALLER);
    }

    @Test
    void the_parts_of_a_figure_that_moves_to_another_action_move_along() throws SQLException {
        String action = action();
        String other = Stored.action(contract, structure, 2022, "PRE");
        Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        execute("update indicator_value set action_id = '%s'".formatted(other));

        assertThat(query("select distinct action_id from breakdown_part")).containsExactly(other);
        assertThat(query(Recorded.membersOf(other, "breakdown_part", "action_id")))
                .containsExactly(action + " > " + other, action + " > " + other);
    }

    @Test
    void a_part_cannot_be_put_under_another_action_than_its_figures() throws SQLException {
        String action = action();
        String other = Stored.action(contract, structure, 2022, "PRE");
        Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));

        execute("update breakdown_part set action_id = '%s'".formatted(other));

        assertThat(query("select distinct action_id from breakdown_part")).containsExactly(action);
    }

    @Test
    void changes_of_one_transaction_bear_its_number() throws SQLException {
        String action = action();
        Stored.exact(action, indicator, "15");

        List<String> transactions = query(Recorded.entries("xact", action));

        assertThat(transactions.get(0)).isEqualTo(transactions.get(1)).isNotEqualTo(transactions.get(2));
    }

    @Test
    void a_change_that_had_to_wait_is_dated_after_the_one_it_waited_for()
            throws SQLException, InterruptedException, ExecutionException {
        String action = action();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection first = database.getConnection();
                Connection second = database.getConnection();
                Statement sooner = first.createStatement();
                Statement later = second.createStatement()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            later.execute("select 1");
            sooner.execute("update action set title = 'Premier'");
            Future<?> waiting = thread.submit(() -> {
                later.execute("update action set title = 'Second'");
                second.commit();
                return null;
            });
            while (query("select pid from pg_locks where not granted").isEmpty()) {
                Thread.onSpinWait();
            }
            sooner.execute("update action set title = 'Premier, corrigé'");
            first.commit();
            waiting.get();
        } finally {
            thread.shutdownNow();
        }

        assertThat(query(Recorded.membersOf(action, "action", "title")))
                .containsExactly("- > PRE", "PRE > Premier", "Premier > Premier, corrigé", "Premier, corrigé > Second");
        assertThat(query(Recorded.entries("changed_at", action)))
                .isEqualTo(query("select changed_at from recorded_change where action_id = '%s' order by changed_at"
                        .formatted(action)));
    }

    @Test
    void of_many_writers_at_once_every_accepted_change_is_recorded_and_no_other()
            throws SQLException, InterruptedException, ExecutionException {
        int writers = 8;
        int changesEach = 5;
        String action = action();
        String path = address(action, Stored.exact(action, indicator, "0"));
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<String> written = new ArrayList<>();
        try {
            List<Callable<List<String>>> tasks = Stream.iterate(1, number -> number + 1)
                    .limit(writers)
                    .<Callable<List<String>>>map(number -> () -> {
                        start.await();
                        List<String> accepted = new ArrayList<>();
                        while (accepted.size() < changesEach) {
                            int value = 100 * number + accepted.size();
                            int status = patching(path, "{\"value\": %d}".formatted(value))
                                    .patch(path)
                                    .statusCode();
                            if (status == 200) {
                                accepted.add(value + ".0000");
                            } else {
                                assertThat(status).isEqualTo(412);
                            }
                        }
                        return accepted;
                    })
                    .toList();
            for (Future<List<String>> answers : threads.invokeAll(tasks)) {
                written.addAll(answers.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(query(Recorded.membersOf(action, "indicator_value", "value")).stream()
                        .skip(1)
                        .map(values -> values.split(" > ")[1]))
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(query(Recorded.BROKEN_CHAINS)).isEmpty();
    }

    @Test
    void images_follow_on_each_other_and_the_last_is_the_row() throws SQLException {
        String action = action();
        String figure = Stored.figure(action, indicator, WITH_BOTH_SEXES.formatted(13, 2));
        put(address(action, figure), Stored.figureJson(indicator, WITH_BOTH_SEXES.formatted(7, 8)));
        patch(address(action), "{\"year\": 2021, \"neighbourhoodIds\": [\"%s\", \"%s\"]}".formatted(nord, sud));
        execute("update action set updated_at = now(), objectives = '{un,deux}'");
        Stored.action(contract, structure, 2022, "Autre");
        execute("delete from breakdown_part where value = 7");
        execute("update breakdown_part set id = gen_random_uuid() where value = 8");

        assertThat(query(Recorded.BROKEN_CHAINS)).isEmpty();
        assertThat(inUtc(Recorded.WRONG_LAST_IMAGES)).isEmpty();
    }

    /** In the time zone in which times become text in an image. */
    private List<String> inUtc(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local timezone = 'UTC'");
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            connection.rollback();
            return values;
        }
    }

    @Test
    void computed_columns_are_left_out() throws SQLException {
        String action = action();

        assertThat(query("""
                select member from recorded_change, jsonb_object_keys(after) member
                where row_id = '%s'
                """.formatted(action)))
                .contains("title", "objectives", "version", "updated_at")
                .doesNotContain("words", "title_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update recorded_change set reason = 'Autre'",
                "delete from recorded_change",
                "delete from recorded_change where false",
                "truncate recorded_change"
            })
    void what_is_recorded_stays(String attempt) throws SQLException {
        String action = action();
        List<String> before = query(Recorded.entries("id", action));

        assertThatThrownBy(() -> execute(attempt))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("stays as it is");

        assertThat(query(Recorded.entries("id", action))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void a_role_that_may_write_a_table_writes_its_history_and_cannot_otherwise() throws SQLException {
        String action = action();
        execute("drop role if exists clerk");
        execute("create role clerk");
        execute("grant select, update on action to clerk");
        try {
            assertThat(asClerk("update action set title = 'Par le guichet'")).isEqualTo(1);
            assertThatThrownBy(() -> asClerk("""
                            insert into recorded_change (dataset, row_id, operation, after)
                            values ('action', gen_random_uuid(), 'created', '{}')
                            """)).hasMessageContaining("permission denied");
        } finally {
            execute("drop owned by clerk");
            execute("drop role clerk");
        }
        assertThat(query(Recorded.membersOf(action, "action", "title")))
                .containsExactly("- > PRE", "PRE > Par le guichet");
    }

    private int asClerk(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role clerk");
            int rows = statement.executeUpdate(sql);
            connection.commit();
            return rows;
        }
    }

    @Test
    void rows_that_are_added_together_are_recorded_each_and_in_their_order() throws SQLException {
        execute("""
                insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                    select gen_random_uuid(), '%s', 0, now(), now(), 'pilier-' || n, 'Pilier ' || n, n
                    from generate_series(1, 3) n
                    order by n desc
                """.formatted(contract));

        assertThat(query("""
                        select concat_ws(' ', operation, before, after ->> 'code', caller_id)
                        from recorded_change c
                        join pillar p on p.id = c.row_id
                        where c.dataset = 'pillar' and c.contract_id = p.contract_id
                        order by c.position
                        """))
                .containsExactly("created pilier-3 postgres", "created pilier-2 postgres", "created pilier-1 postgres");
    }

    @Test
    void every_table_of_an_action_and_its_figures_keeps_its_history() throws SQLException {
        assertThat(
                        query(
                                "select relname from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'history'"))
                .contains("action", "action_neighbourhood", "indicator_value", "breakdown_part");
    }
}
