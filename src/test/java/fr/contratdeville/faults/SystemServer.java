package fr.contratdeville.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL that the system brings along (Debian's package {@code postgresql}), or a standby of one: what Maven brings has no
 * {@code pg_basebackup}.
 */
final class SystemServer implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final int OLDEST_VERSION = 15;
    private static final int LONGEST_START_IN_SECONDS = 60;
    private static final int LONGEST_PROMOTION_IN_SECONDS = 60;

    private final Path programs;
    private final Path data;
    private final int port;

    private SystemServer(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** A new one, which a standby can follow; the test is left out where the system has none. */
    static SystemServer create(Path data, int port) throws Exception {
        Optional<Path> programs = programs();
        assumeTrue(programs.isPresent(), "LEFT OUT: there is no PostgreSQL 15 or newer: apt-get install postgresql");
        SystemServer server = new SystemServer(programs.get(), data, port);
        server.run("initdb", "-D", data.toString(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale");
        Files.writeString(data.resolve("postgresql.auto.conf"), """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 60
                wal_keep_size = 256MB
                hot_standby_feedback = on
                wal_retrieve_retry_interval = 200ms
                """);
        server.start();
        return server;
    }

    private static Optional<Path> programs() throws IOException {
        if (Files.notExists(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> number(version) >= OLDEST_VERSION)
                    .max(Comparator.comparingInt(SystemServer::number))
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("pg_basebackup")));
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    /** Another one, which follows this one from now on. */
    SystemServer standby(Path data, int port) throws Exception {
        run(
                "pg_basebackup",
                "--dbname=host=127.0.0.1 port=%d user=postgres".formatted(this.port),
                "--pgdata=" + data,
                "--write-recovery-conf",
                "--checkpoint=fast");
        SystemServer standby = new SystemServer(programs, data, port);
        standby.start();
        return standby;
    }

    void start() throws Exception {
        run(
                "pg_ctl",
                "start",
                "-D",
                data.toString(),
                "-o",
                "-p " + port,
                "-l",
                data.resolve("server.log").toString(),
                "-w",
                "-t",
                Integer.toString(LONGEST_START_IN_SECONDS));
    }

    /** As a host that fails: all of its processes at once. */
    void kill() throws Exception {
        List<ProcessHandle> processes = processes();
        signal("-KILL", processes);
        for (ProcessHandle process : processes) {
            process.onExit().get(LONGEST_START_IN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Connections are kept, and nobody answers on any of them. */
    void standStill() throws Exception {
        signal("-STOP", processes());
    }

    void goOn() throws Exception {
        signal("-CONT", processes());
    }

    /** The one first that makes more of them. */
    private List<ProcessHandle> processes() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** Makes a primary of a standby. */
    void promote() throws SQLException {
        execute("select pg_promote(wait_seconds => %d)".formatted(LONGEST_PROMOTION_IN_SECONDS));
    }

    /** As a standby that follows nobody, with all that it has. */
    void startAsAStandby() throws Exception {
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(data.resolve("postgresql.auto.conf"), "primary_conninfo = ''\n", StandardOpenOption.APPEND);
        start();
    }

    int port() {
        return port;
    }

    String address() {
        return "localhost:" + port;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What was begun with it in the service's database lasts until it is closed. */
    Connection begin(String statement) throws SQLException {
        Connection transaction = connect("service");
        transaction.setAutoCommit(false);
        try (Statement first = transaction.createStatement()) {
            first.execute(statement);
        }
        return transaction;
    }

    /** The first column of what the service's database answers. */
    List<String> column(String query) throws SQLException {
        try (Connection connection = connect("service");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s?socketTimeout=90".formatted(port, database), "postgres", "");
    }

    /** Nobody waits for what is lost with it. */
    @Override
    public void close() throws Exception {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w");
        }
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to be root. In a namespace of its own it is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        File output = File.createTempFile(program, ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    "%s ends with %d: %s".formatted(command, status, Files.readString(output.toPath())));
        }
    }
}
