package fr.contratdeville.warehouse.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is under way while others read, nothing is missed, and the changes of one row come in order. */
@QuarkusTest
class ChangeOrderTest extends ChangeFeedTest {

    private String token;

    @BeforeEach
    void start() throws SQLException {
        action("A");
        token = now();
    }

    private static String rename(String title) {
        return "update action set title = '%s'".formatted(title);
    }

    private static String add(String title) {
        return """
                insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title, description,
                    objectives, partners, transversal_priorities, status)
                select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, '%s', '', '{}', '{}', '{}', status
                from action limit 1
                """.formatted(title);
    }

    @Test
    void what_a_transaction_with_a_lower_number_changes_later_comes_later() throws SQLException {
        try (Writer first = new Writer().begin();
                Writer second = new Writer().begin()) {
            second.run(rename("B")).commit();
            first.run(rename("C")).commit();
        }

        assertThat(read(token).titles()).containsExactly("B", "C");
        assertThat(read(token, 1).titles()).containsExactly("B", "C");
    }

    /** Below the oldest transaction under way there is then the later change of the two only. */
    @Test
    void the_same_while_one_with_a_number_in_between_is_under_way() throws SQLException {
        Map<String, JsonNode> copy = copy();
        try (Writer first = new Writer().begin();
                Writer between = new Writer().begin();
                Writer last = new Writer().begin()) {
            last.run(rename("B")).commit();
            first.run(rename("C")).commit();

            Read meanwhile = read(token);
            assertThat(meanwhile.titles()).containsExactly("B", "C");
            apply(meanwhile, copy);
            between.run(add("D")).commit();
            apply(read(meanwhile.token), copy);
        }

        assertThat(titles(copy)).containsExactly("C", "D");
    }

    @Test
    void what_is_committed_late_is_not_missed() throws SQLException {
        Read before;
        try (Writer late = new Writer().run(add("late"))) {
            execute(add("early"));
            before = read(token);
            assertThat(before.titles()).containsExactly("early");
            assertThat(read(before.token).titles()).isEmpty();
            late.commit();
        }

        Read after = read(before.token);
        assertThat(after.titles()).containsExactly("late");
        assertThat(read(after.token).titles()).isEmpty();
    }

    @Test
    void what_is_rolled_back_is_not_told() throws SQLException {
        Read meanwhile;
        try (Writer writer = new Writer().run(rename("lost")).run(add("lost as well"))) {
            meanwhile = read(token);
            assertThat(meanwhile.titles()).isEmpty();
            writer.connection.rollback();
        }
        execute(rename("B"));

        assertThat(read(meanwhile.token).titles()).containsExactly("B");
        assertThat(read(token).titles()).containsExactly("B");
    }

    @Test
    void pages_that_have_been_begun_go_on_as_they_began() throws SQLException {
        for (String title : List.of("B", "C", "D")) {
            execute(rename(title));
        }
        Read begun = new Read(token);
        try (Writer late = new Writer().run(add("late"))) {
            page(begun, 1);
            late.commit();
        }
        execute(rename("E") + " where title = 'D'");

        String again = begun.token;
        page(begun, 1);
        page(begun, 1);
        assertThat(begun.titles()).containsExactly("B", "C", "D");
        Read repeated = new Read(again);
        page(repeated, 1000);
        assertThat(repeated.titles()).containsExactly("C", "D");
        assertThat(read(repeated.token).titles()).containsExactly("late", "E");
        assertThat(read(begun.token).titles()).containsExactly("late", "E");
    }

    @Test
    void a_pull_has_what_it_sees_and_the_feed_has_the_rest() throws SQLException {
        try (Writer late = new Writer().run(add("late"));
                Writer never = new Writer().run(add("never"))) {
            execute(add("before"));
            String pulled = now();
            execute(add("after"));
            never.connection.rollback();
            Read after = read(pulled);
            assertThat(after.titles()).containsExactly("after");
            late.commit();
            assertThat(read(after.token).titles()).containsExactly("late");
            assertThat(read(pulled, 1).titles()).containsExactlyInAnyOrder("late", "after");
        }
    }

    /** Between the positions of one there are always some of another, which is told earlier or later. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void loads_that_go_on_at_once_are_told_each_for_itself(int limit) throws SQLException {
        Read read;
        try (Writer one = new Writer();
                Writer other = new Writer()) {
            for (int i = 0; i < 40; i++) {
                one.run(add("one " + i));
                other.run(add("other " + i));
            }
            one.commit();
            read = read(token, limit);
            assertThat(read.titles())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> "one " + i).toList());
            other.commit();
        }

        assertThat(read(read.token, limit).titles())
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "other " + i).toList());
        assertThat(read(token, limit).changes).hasSize(80);
    }
}
