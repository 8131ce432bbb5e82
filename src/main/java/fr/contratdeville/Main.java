package fr.contratdeville;

import fr.contratdeville.embedded.EmbeddedDatabase;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Starts the service, and a database before it if none is configured. */
@QuarkusMain
public final class Main {

    /** Set while the service runs on a database of its own. */
    static final String EMBEDDED = "contratdeville.embedded.running";

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final int LONGEST_STOP_IN_SECONDS = 30;

    private Main() {}

    public static void main(String... arguments) {
        Optional<Path> directory = directoryIfNoDatabaseIsConfigured();
        if (directory.isEmpty()) {
            Quarkus.run(Service.class, arguments);
        } else if (EmbeddedDatabase.isAvailable()) {
            runWithDatabaseIn(directory.get(), arguments);
        } else {
            giveUp("No database: this build has none of its own, and " + JDBC_URL
                    + " (QUARKUS_DATASOURCE_JDBC_URL in the environment) is not configured.");
        }
    }

    private static void giveUp(String reason) {
        System.err.println(reason);
        // Not exit: it would add the debug messages of a log that nothing has configured yet.
        Runtime.getRuntime().halt(1);
    }

    private static Optional<Path> directoryIfNoDatabaseIsConfigured() {
        Config config = ConfigProvider.getConfig();
        try {
            return config.getOptionalValue(JDBC_URL, String.class).isPresent()
                    ? Optional.empty()
                    : Optional.of(Path.of(config.getValue("contratdeville.embedded.directory", String.class)));
        } finally {
            // Quarkus makes its own, which has to see what is set below.
            ConfigProviderResolver.instance().releaseConfig(config);
        }
    }

    private static void runWithDatabaseIn(Path directory, String... arguments) {
        EmbeddedDatabase database;
        try {
            database = EmbeddedDatabase.start(directory);
        } catch (IOException failure) {
            giveUp("No database: " + failure.getMessage());
            return;
        }
        System.setProperty(JDBC_URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.user());
        System.setProperty("quarkus.datasource.password", database.password());
        System.setProperty(EMBEDDED, "true");
        CountDownLatch serviceStopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            // Other threads come here when a signal arrives, and then the service is only about to stop.
            if (Thread.currentThread() == main) {
                serviceStopped.countDown();
            }
            System.exit(code);
        });
        // The database goes last: what the service still writes while it stops has to find it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(database, serviceStopped), "embedded-database-stop"));
        Quarkus.run(Service.class, arguments);
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch serviceStopped) {
        try {
            serviceStopped.await(LONGEST_STOP_IN_SECONDS, TimeUnit.SECONDS);
            database.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
