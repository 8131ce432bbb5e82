package fr.contratdeville.start.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.logging.Level;
import org.apache.commons.io.FileUtils;
import org.jboss.logging.Logger;

/** A PostgreSQL server that lives and dies with the service, and whose data stay. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    /** Held, because the log manager forgets the level of a logger that nobody holds. */
    private static final java.util.logging.Logger LOG_OF_THE_LIBRARY =
            java.util.logging.Logger.getLogger("io.zonky.test.db.postgres");

    private static final String USER = "postgres";
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);
    private static final int PASSWORD_BYTES = 24;

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** @return whether this build has the server: the production image leaves it out */
    public static boolean isAvailable() {
        return EmbeddedDatabase.class.getResource("/io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class") != null;
    }

    /**
     * @param directory holds the data, the server's programs and its password; made if it is missing
     * @throws IOException if the server cannot be started, or another service runs on the same directory
     */
    public static EmbeddedDatabase start(Path directory) throws IOException {
        // It reports every line that initdb prints, before the service's own logging is configured.
        LOG_OF_THE_LIBRARY.setLevel(Level.WARNING);
        OwnerOnly.directory(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        Path data = directory.resolve("postgresql");
        LeftOverServer.stop(data, programs(directory));
        String password = password(passwordFile(directory));
        if (Files.notExists(data)) {
            initialise(directory, data, password);
        }
        EmbeddedPostgres server = server(directory, data, password);
        LOG.warnf(
                "Using the embedded PostgreSQL in %s: for trying out and single-machine use."
                        + " Configure quarkus.datasource.jdbc.url for anything else.",
                directory.toAbsolutePath().normalize());
        return new EmbeddedDatabase(lock, server, password);
    }

    /** Under another name first: what a killed first start leaves behind must not be taken for a database. */
    private static void initialise(Path directory, Path data, String password) throws IOException {
        Path unfinished = directory.resolve("postgresql.new");
        LeftOverServer.stop(unfinished, programs(directory));
        FileUtils.deleteDirectory(unfinished.toFile());
        server(directory, unfinished, password).close();
        Files.move(unfinished, data);
    }

    private static EmbeddedPostgres server(Path directory, Path data, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(programs(directory).toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_RECOVERY)
                // The library is made for tests, and trades durability for speed unless told otherwise.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "50")
                // Ends what a killed service was waiting for, so that the server it left over can be stopped.
                .setServerConfig("client_connection_check_interval", "1s")
                // These reach initdb, which has no other way in: the same locale on every machine, and no login without
                // the password for the machine's other users.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile(directory).toString())
                .setConnectConfig("password", password)
                .start();
    }

    private static Path programs(Path directory) {
        return directory.resolve("programs");
    }

    private static Path passwordFile(Path directory) {
        return directory.resolve("postgresql.password");
    }

    private static String password(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            OwnerOnly.file(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
