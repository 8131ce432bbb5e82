package fr.contratdeville.warehouse.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.StoppableAndClosed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After a crash, the database hands out again the numbers of transactions of which it has nothing durable. */
@QuarkusTest
@TestProfile(StoppableAndClosed.class)
class CrashTest extends ChangeFeedTest {

    Runnable crashTheDatabase;
    Runnable startTheDatabase;

    private String rolledBack() throws SQLException {
        try (Writer writer = new Writer();
                ResultSet number = writer.connection.createStatement().executeQuery("select pg_current_xact_id()")) {
            number.next();
            return number.getString(1);
        }
    }

    @Test
    void what_gets_the_number_of_a_transaction_that_was_rolled_back_before_the_crash_is_told() throws SQLException {
        action("A");
        String before = now();
        execute("update action set title = 'B'");

        String number = rolledBack();
        String pulled = now();
        Read page = read(before);
        crashTheDatabase.run();
        startTheDatabase.run();
        List<String> titles = List.of("C", "D", "E", "F", "G", "H", "I", "J");
        for (String title : titles) {
            execute("update action set title = '%s'".formatted(title));
        }

        assertThat(query("select xact from recorded_change"))
                .as("the number is used again")
                .contains(number);
        assertThat(read(pulled).titles()).isEqualTo(titles);
        assertThat(read(page.token).titles()).isEqualTo(titles);
    }
}
