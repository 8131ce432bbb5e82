package fr.contratdeville.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, which a test can stop, or have crash, and start again with the fields {@code stopTheDatabase},
 * {@code crashTheDatabase} and {@code startTheDatabase}.
 */
public class StoppableDatabase implements QuarkusTestResourceLifecycleManager {

    private Path directory;
    private int port;
    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("stoppable-database");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        startServer();
        port = server.getPort();
        Map<String, String> settings = new HashMap<>(Tokens.newProvider());
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:%d/postgres".formatted(port));
        settings.putAll(TwoRoles.in(server.getPostgresDatabase()));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable stop = this::stopServer;
        Runnable crash = this::crashServer;
        Runnable start = this::startServer;
        injector.injectIntoFields(stop, field -> field.getName().equals("stopTheDatabase"));
        injector.injectIntoFields(crash, field -> field.getName().equals("crashTheDatabase"));
        injector.injectIntoFields(start, field -> field.getName().equals("startTheDatabase"));
    }

    @Override
    public void stop() {
        stopServer();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void startServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("synchronous_commit", "on")
                    // What nobody waits for to be durable is lost in a crash.
                    .setServerConfig("wal_writer_delay", "10s")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All of its processes are killed at once. */
    private void crashServer() {
        try {
            String pid =
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            List<ProcessHandle> processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(
                    process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        stopServer();
    }

    private void stopServer() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
