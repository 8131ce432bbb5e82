package fr.contratdeville.problem;

import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own, which a test can stop and start again with the fields {@code stop} and {@code start}. */
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
        settings.put("quarkus.datasource.username", "postgres");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable stop = this::stopServer;
        Runnable start = this::startServer;
        injector.injectIntoFields(stop, field -> field.getName().equals("stopTheDatabase"));
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
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void stopServer() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
