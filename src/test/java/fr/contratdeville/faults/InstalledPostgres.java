package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that is installed on this machine, such as Debian's: it comes with the programs that make backups,
 * which the one that Maven brings has not.
 */
final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final int LEAST_VERSION = 15;
    private static final int LONGEST_RUN_IN_MINUTES = 3;

    private final Path data;
    private final int port;
    private final Map<String, String> environment;

    private InstalledPostgres(Path data, int port, Map<String, String> environment) {
        this.data = data;
        this.port = port;
        this.environment = environment;
    }

    /** Leaves the test out where none is installed. */
    static void isNeeded() {
        assumeTrue(programs().isPresent(), "LEFT OUT: there is no PostgreSQL 15 or newer in " + VERSIONS);
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .filter(version -> versionOf(version) >= LEAST_VERSION)
                    .filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparing(InstalledPostgres::versionOf))
                    .map(version -> version.resolve("bin"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static int versionOf(Path directory) {
        return Integer.parseInt(directory.getFileName().toString());
    }

    /**
     * A new one.
     *
     * @param environment of its processes
     */
    static InstalledPostgres start(Path data, Map<String, String> environment, String... settings)
            throws IOException, InterruptedException {
        InstalledPostgres server = new InstalledPostgres(data, PackagedService.freePort(), environment);
        server.run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        server.configure("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "fsync = off");
        server.configure(settings);
        server.start();
        return server;
    }

    /** On the files of another one, which is not started yet. */
    static InstalledPostgres on(Path data) throws IOException {
        return on(data, PackagedService.freePort());
    }

    static InstalledPostgres on(Path data, int port) {
        return new InstalledPostgres(data, port, Map.of());
    }

    /** A new one, which follows this one from now on. */
    InstalledPostgres standby(Path data, int port) throws IOException, InterruptedException {
        ask("pg_basebackup", "--pgdata=" + data, "--write-recovery-conf", "--checkpoint=fast", "--no-sync");
        InstalledPostgres standby = on(data, port);
        standby.start();
        return standby;
    }

    /** Makes a primary of a standby. */
    void promote() throws SQLException {
        execute("postgres", "select pg_promote(wait_seconds => 60)");
    }

    /** As a standby that follows nobody, with all that it has. */
    void startAsAStandby() throws IOException, InterruptedException {
        Files.createFile(data.resolve("standby.signal"));
        Files.write(data.resolve("postgresql.auto.conf"), List.of("primary_conninfo = ''"), StandardOpenOption.APPEND);
        start();
    }

    ServerProcesses processes() {
        return new ServerProcesses(data);
    }

    int port() {
        return port;
    }

    void configure(String... settings) throws IOException {
        Files.write(data.resolve("postgresql.conf"), List.of(settings), StandardOpenOption.APPEND);
    }

    void start() throws IOException, InterruptedException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        run("pg_ctl", "-D", data.toString(), "-l", log.toString(), "-o", "-p " + port, "-w", "-t", "120", "start");
    }

    /** One of its programs, which is told where it is. */
    void ask(String program, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres"));
        all.addAll(List.of(arguments));
        run(program, all.toArray(String[]::new));
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // In a name space without users, nobody is root, which PostgreSQL would refuse to be.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs().orElseThrow().resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(program, ".log");
        // By a file: the server keeps what it inherits, and a pipe would not end.
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(LONGEST_RUN_IN_MINUTES, TimeUnit.MINUTES))
                .as("%s ends", program)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", program, Files.readString(output))
                .isZero();
        Files.delete(output);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What was begun with it lasts until it is closed. */
    Connection begin(String database, String sql) throws SQLException {
        Connection transaction = connect(database);
        transaction.setAutoCommit(false);
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
        return transaction;
    }

    /** The only column of the only row, as text. */
    String read(String database, String sql) throws SQLException {
        return column(database, sql).get(0);
    }

    /** The only column of every row, as text. */
    List<String> column(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "postgres", "");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!processes().areThere()) {
            return;
        }
        run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
    }
}
