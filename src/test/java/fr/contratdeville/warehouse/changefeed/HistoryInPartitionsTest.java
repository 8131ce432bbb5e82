package fr.contratdeville.warehouse.changefeed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history goes on from one partition to the next, and an old one can be taken off. */
@QuarkusTest
class HistoryInPartitionsTest extends ChangeFeedTest {

    private static final long ENTRIES_OF_A_PARTITION = 10_000_000;
    private static final int LEFT = 6;

    private static final Path INSTRUCTIONS = Path.of("src/main/docs/en/running.md");
    private static final Pattern ARCHIVING =
            Pattern.compile("```sql\n(begin;.*?detach partition.*?)```", Pattern.DOTALL);

    private static final String PARTITIONS = """
            select cast(cast(inhrelid as regclass) as text) from pg_inherits
            where inhparent = cast('recorded_change' as regclass) order by inhrelid
            """;

    private long boundary;

    /** By leaving out positions, as transactions that are rolled back do. */
    @BeforeEach
    void comeNearTheEndOfAPartition() throws SQLException {
        long last = Long.parseLong(
                query("select last_value from recorded_change_position_seq").get(0));
        boundary = ((last + LEFT) / ENTRIES_OF_A_PARTITION + 1) * ENTRIES_OF_A_PARTITION;
        execute("select make_room_for_history()");
        execute("select setval('recorded_change_position_seq', %d)".formatted(boundary - LEFT));
        execute("select make_room_for_history()");
    }

    private List<String> titlesInHistoryOf(String action) {
        return Json.list(Json.get("/api/v1/actions/%s/history?sort=at".formatted(action))
                        .get("items"))
                .stream()
                .map(entry -> entry.at("/after/title").asText())
                .toList();
    }

    @Test
    void what_is_recorded_beyond_a_partitions_end_is_told_as_everything_else() throws SQLException {
        String token = now();
        String action = action("A");
        for (String title : List.of("B", "C", "D", "E", "F", "G", "H")) {
            execute("update action set title = '%s'".formatted(title));
        }

        assertThat(query("""
                select distinct cast(tableoid as regclass) from recorded_change where row_id = '%s'
                """.formatted(action))).hasSize(2);
        assertThat(read(token, 3).titles()).endsWith("H");
        assertThat(titlesInHistoryOf(action)).containsExactly("A", "B", "C", "D", "E", "F", "G", "H");
    }

    @Test
    void there_is_room_before_it_is_needed() throws SQLException {
        assertThat(query(PARTITIONS)).contains("recorded_change_to_" + (boundary + ENTRIES_OF_A_PARTITION));

        List<String> before = query(PARTITIONS);
        execute("select make_room_for_history()");
        assertThat(query(PARTITIONS)).isEqualTo(before);

        execute("select make_room_for_history(%d)".formatted(3 * ENTRIES_OF_A_PARTITION));
        assertThat(query(PARTITIONS)).contains("recorded_change_to_" + (boundary + 3 * ENTRIES_OF_A_PARTITION));
    }

    @Test
    void nobody_changes_a_partition_by_itself() throws SQLException {
        for (String partition : query(PARTITIONS)) {
            for (String attempt : List.of(
                    "delete from " + partition,
                    "truncate " + partition,
                    "update %s set reason = 'Autre'".formatted(partition))) {
                assertThatThrownBy(() -> execute(attempt))
                        .hasMessageContaining("what has been recorded stays as it is");
            }
        }
    }

    @Test
    void the_planner_knows_what_they_hold_together() throws SQLException {
        action("A");
        execute("analyze " + query(PARTITIONS).get(query(PARTITIONS).size() - 2));
        execute("select make_room_for_history()");

        assertThat(query("select reltuples > 0 from pg_class where oid = cast('recorded_change' as regclass)"))
                .containsExactly("t");
    }

    /** As those who run the service are told to do it. */
    @Test
    void an_old_partition_is_taken_off() throws SQLException, IOException {
        String action = action("A");
        String token = now();
        for (String title : List.of("B", "C", "D", "E", "F", "G", "H")) {
            execute("update action set title = '%s'".formatted(title));
        }
        String totals = Json.get("/api/v1/aggregates?groupBy=year").toString();

        for (String old : partitionsUpTo(boundary)) {
            execute(archivingOf(old));
        }

        given().get(CHANGES + token).then().statusCode(410);
        assertThat(Json.get("/api/v1/aggregates?groupBy=year").toString()).isEqualTo(totals);
        assertThat(titlesInHistoryOf(action)).doesNotContain("A").endsWith("G", "H");
        String anew = now();
        execute("update action set title = 'I'");
        assertThat(read(anew).titles()).containsExactly("I");
        execute("drop schema archive cascade");
    }

    private List<String> partitionsUpTo(long position) throws SQLException {
        return query(PARTITIONS).stream()
                .filter(name -> Long.parseLong(name.replaceFirst(".*_", "")) <= position)
                .toList();
    }

    private static String archivingOf(String partition) throws IOException {
        Matcher instructions = ARCHIVING.matcher(Files.readString(INSTRUCTIONS));
        assertThat(instructions.find()).isTrue();
        return instructions.group(1).replace("recorded_change_to_10000000", partition);
    }
}
