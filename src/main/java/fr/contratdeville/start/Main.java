package fr.contratdeville.start;

import fr.contratdeville.start.embedded.EmbeddedDatabase;
import fr.contratdeville.start.trial.OwnKeys;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    /** Where the tokens are that the service makes for trying it out; set while it trusts its own. */
    static final String TOKENS = "contratdeville.embedded.tokens";

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String PROVIDER_URL = "quarkus.oidc.auth-server-url";
    private static final String PUBLIC_KEY = "quarkus.oidc.public-key";
    private static final String INIT_AND_EXIT = "quarkus.init-and-exit";
    private static final String OWN_ISSUER = "contrat-de-ville-api";
    private static final int LONGEST_STOP_IN_SECONDS = 30;

    /** Whether Quarkus leaves addresses that cannot be read to {@code RequestGuard}, which says what is wrong. Read only once. */
    private static final String LEAVES_ADDRESSES = "vertx.disableURIValidation";

    private static final String TRACES_GO_TO = "quarkus.otel.exporter.otlp.endpoint";

    private Main() {}

    /**
     * @param hasDatabase whether one is configured
     * @param hasProvider whether the service is told whose tokens to trust
     * @param isTraced whether there is somebody to send traces to
     * @param directory for what the service makes for itself instead
     * @param onlyMigrates whether it ends when it has migrated the database
     */
    private record Settings(
            boolean hasDatabase, boolean hasProvider, boolean isTraced, Path directory, boolean onlyMigrates) {}

    public static void main(String... arguments) {
        System.setProperty(LEAVES_ADDRESSES, "true");
        Settings settings = settings();
        if (settings.isTraced()) {
            System.setProperty("quarkus.otel.sdk.disabled", "false");
        }
        if (settings.hasDatabase() && settings.hasProvider()) {
            run(settings, arguments);
        } else if (settings.hasDatabase()) {
            giveUp("No OpenID provider: " + PROVIDER_URL + " (QUARKUS_OIDC_AUTH_SERVER_URL in the environment), or "
                    + PUBLIC_KEY + ", has to be configured beside " + JDBC_URL + ".");
        } else if (EmbeddedDatabase.isAvailable()) {
            runWithDatabaseIn(settings, arguments);
        } else {
            giveUp("No database: this build has none of its own, and " + JDBC_URL
                    + " (QUARKUS_DATASOURCE_JDBC_URL in the environment) is not configured.");
        }
    }

    private static void run(Settings settings, String... arguments) {
        if (settings.onlyMigrates()) {
            // Quarkus would look for the class in a container that it has just closed, and fail.
            Quarkus.run(arguments);
        } else {
            Quarkus.run(Service.class, arguments);
        }
    }

    private static void giveUp(String reason) {
        System.err.println(reason);
        // Not exit: it would add the debug messages of a log that nothing has configured yet.
        Runtime.getRuntime().halt(1);
    }

    private static Settings settings() {
        Config config = ConfigProvider.getConfig();
        try {
            return new Settings(
                    config.getOptionalValue(JDBC_URL, String.class).isPresent(),
                    config.getOptionalValue(PROVIDER_URL, String.class).isPresent()
                            || config.getOptionalValue(PUBLIC_KEY, String.class).isPresent(),
                    config.getOptionalValue(TRACES_GO_TO, String.class).isPresent(),
                    Path.of(config.getValue("contratdeville.embedded.directory", String.class)),
                    config.getOptionalValue(INIT_AND_EXIT, Boolean.class).orElse(false));
        } finally {
            // Quarkus makes its own, which has to see what is set below.
            ConfigProviderResolver.instance().releaseConfig(config);
        }
    }

    private static void runWithDatabaseIn(Settings settings, String... arguments) {
        EmbeddedDatabase database;
        try {
            database = EmbeddedDatabase.start(settings.directory());
        } catch (IOException failure) {
            giveUp("No database: " + failure.getMessage());
            return;
        }
        if (!settings.hasProvider()) {
            try {
                trustOwnTokens(settings.directory());
            } catch (IOException failure) {
                stop(database);
                giveUp("No key for tokens: " + failure.getMessage());
                return;
            }
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

    private static void trustOwnTokens(Path directory) throws IOException {
        System.setProperty(PUBLIC_KEY, OwnKeys.in(directory).publicKey());
        System.setProperty("quarkus.oidc.token.issuer", OWN_ISSUER);
        // Where its own tokens have their roles, whatever is configured for those of a provider.
        System.setProperty("quarkus.oidc.roles.role-claim-path", "realm_access/roles");
        System.setProperty(
                TOKENS,
                directory.toAbsolutePath().normalize().resolve("tokens.env").toString());
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch serviceStopped) {
        try {
            serviceStopped.await(LONGEST_STOP_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stop(database);
    }

    private static void stop(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
