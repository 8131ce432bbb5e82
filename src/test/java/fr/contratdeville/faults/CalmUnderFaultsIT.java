package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.faults.Load.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under load, in each of the ways in which one does. {@link Calm} says what is promised. */
class CalmUnderFaultsIT {

    @TempDir
    static Path directory;

    private static FaultyDatabase database;
    private static Calm calm;

    @BeforeAll
    static void start() throws Exception {
        database = new FaultyDatabase(directory.resolve("database"));
        calm = new Calm(directory, database);
    }

    @AfterAll
    static void stop() throws Exception {
        calm.close();
    }

    @Test
    void a_database_that_is_stopped() throws Exception {
        List<Answer> during = calm.under("stopped", database::stop, database::comeBack);

        assertThat(Calm.statusesOf(during)).containsOnlyKeys(503);
    }

    @Test
    void a_database_that_no_longer_answers() throws Exception {
        calm.under("standing still", database::standStill, database::goOn);
    }

    @Test
    void a_database_whose_connections_others_have() throws Exception {
        List<Answer> during =
                calm.under("out of connections", database::giveAllConnectionsToOthers, database::giveThemBack);

        assertThat(Calm.statusesOf(during)).containsOnlyKeys(503);
    }

    @Test
    void a_database_that_takes_no_writes() throws Exception {
        List<Answer> during = calm.under("read-only", database::refuseWrites, database::takeWrites);

        assertThat(Calm.statusesOf(during.stream()
                        .filter(answer -> answer.request().startsWith("/"))
                        .toList()))
                .as("reads go on")
                .containsOnlyKeys(200);
        assertThat(Calm.statusesOf(during.stream()
                        .filter(answer -> answer.request().startsWith("POST"))
                        .toList()))
                .containsOnlyKeys(503);
    }
}
