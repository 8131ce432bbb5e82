package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.contratdeville.faults.Calm.During;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full that the database's rows are on (without one for its log of writes, PostgreSQL itself ends, as when it is
 * stopped). It is a small one in memory, which takes root to be made.
 */
class CalmOnAFullDiskIT {

    private static final String SIZE = "size=150m,mode=700";
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_COMMAND_IN_SECONDS = 30;

    @TempDir
    static Path directory;

    private static Path disk;
    private static FaultyDatabase database;
    private static Calm calm;

    @BeforeAll
    static void start() throws Exception {
        Path place = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && succeeds("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", place.toString()),
                "LEFT OUT: here, no small disk can be made");
        disk = place;
        database = new FaultyDatabase(directory.resolve("database"));
        database.putRowsOn(Files.createDirectory(disk.resolve("rows")));
        calm = new Calm(directory, database);
    }

    @AfterAll
    static void stop() throws Exception {
        if (calm != null) {
            calm.close();
        }
        if (disk != null) {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        return process.waitFor(LONGEST_COMMAND_IN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void there_is_no_room_for_rows() throws Exception {
        During during = calm.under("disk full", CalmOnAFullDiskIT::fill, CalmOnAFullDiskIT::clear);

        // Exports ask for connections of their own, and after a while the database lets nobody in any more who is not
        // there.
        assertThat(during.refusedReads())
                .as("reads go on")
                .allMatch(answer -> answer.request().startsWith("/api/v1/exports"));
    }

    private static void fill() throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream all = Files.newOutputStream(disk.resolve("all-the-rest"))) {
            while (true) {
                all.write(piece);
            }
        } catch (IOException full) {
            assertThat(disk.toFile().getUsableSpace()).isLessThan(PIECE);
        }
    }

    private static void clear() throws IOException {
        Files.delete(disk.resolve("all-the-rest"));
    }
}
