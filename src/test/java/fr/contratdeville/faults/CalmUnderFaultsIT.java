package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.faults.Calm.During;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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
        During during = calm.under("stopped", database::stop, database::comeBack);

        assertThat(during.statuses()).containsOnlyKeys(503);
        assertThat(during.statusesOfReadiness()).containsOnlyKeys(503);
    }

    /** Whoever asks whether it is ready waits, and takes no answer for a no. */
    @Test
    void a_database_that_no_longer_answers() throws Exception {
        During during = calm.under("standing still", database::standStill, database::goOn);

        assertThat(during.statusesOfReadiness()).doesNotContainKey(200);
    }

    @Test
    void a_database_whose_connections_others_have() throws Exception {
        During during = calm.under("out of connections", database::giveAllConnectionsToOthers, database::giveThemBack);

        assertThat(during.statuses()).containsOnlyKeys(503);
    }

    @Test
    void a_database_that_takes_no_writes() throws Exception {
        During during = calm.under("read-only", database::refuseWrites, database::takeWrites);

        assertThat(during.statusesOfReads()).as("reads go on").containsOnlyKeys(200);
        assertThat(during.statusesOfWrites()).containsOnlyKeys(503);
        assertThat(during.statusesOfReadiness()).containsOnlyKeys(200);
    }

    /** Of {@code src/test/faults/run} only, which gives it a network of its own to cut. */
    @Test
    @EnabledIfSystemProperty(named = "faults.packets", matches = "true")
    void a_database_that_nothing_arrives_at() throws Exception {
        During during = calm.under("packets dropped", database::dropPackets, database::letPacketsThrough);

        assertThat(during.statusesOfReadiness()).doesNotContainKey(200);
    }
}
