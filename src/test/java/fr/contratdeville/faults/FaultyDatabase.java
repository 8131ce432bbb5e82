package fr.contratdeville.faults;

import fr.contratdeville.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that a test has go away in each of the ways in which one does. The service is no superuser of it. */
final class FaultyDatabase implements AutoCloseable {

    /** For three instances at a time. */
    private static final int MOST_CONNECTIONS = 60;

    private static final int LONGEST_ENDING_IN_SECONDS = 20;

    private final Path data;
    private final ServerProcesses processes;
    private final Deque<Connection> taken = new ArrayDeque<>();
    private EmbeddedPostgres server;
    private int port;

    FaultyDatabase(Path data) throws IOException, SQLException {
        this.data = data;
        this.processes = new ServerProcesses(data);
        comeBack();
        execute("create role service login", "create database service owner service");
    }

    Map<String, String> settingsOfAService(String parameters) {
        return settingsOfAServiceOn("jdbc:postgresql://localhost:%d/service%s".formatted(port, parameters));
    }

    /** Settings of a service that trusts the tokens of the tests and has the 2023 bilan. */
    static Map<String, String> settingsOfAServiceOn(String url) {
        Map<String, String> provider = Tokens.newProvider();
        // Where Tokens looks for what to sign with.
        provider.forEach(System::setProperty);
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", url);
        settings.put("QUARKUS_DATASOURCE_USERNAME", "service");
        settings.put("CONTRATDEVILLE_DATASET_LOAD", "always");
        settings.put("CONTRATDEVILLE_LIMITS_REQUESTS_ENABLED", "false");
        return settings;
    }

    void stop() throws IOException {
        server.close();
    }

    void comeBack() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
                .setServerConfig("synchronous_commit", "on")
                .start();
        port = server.getPort();
    }

    /** Before the service is started. */
    void putRowsOn(Path disk) throws SQLException {
        execute(
                "create tablespace elsewhere location '%s'".formatted(disk),
                "alter database service set tablespace elsewhere");
    }

    /** Nothing that is sent to it arrives, and nobody is told: as where a cable is cut. Takes a network that is this test's own. */
    void dropPackets() throws IOException, InterruptedException {
        packets("-A");
    }

    void letPacketsThrough() throws IOException, InterruptedException {
        packets("-D");
    }

    private void packets(String change) throws IOException, InterruptedException {
        Process rule = new ProcessBuilder(
                        "iptables", change, "INPUT", "-p", "tcp", "--dport", Integer.toString(port), "-j", "DROP")
                .redirectErrorStream(true)
                .start();
        if (rule.waitFor() != 0) {
            throw new IllegalStateException(new String(rule.getInputStream().readAllBytes()));
        }
    }

    /** Its processes stand still: connections are kept, new ones begin, and nobody answers on any of them. */
    void standStill() throws IOException, InterruptedException {
        processes.standStill();
    }

    void goOn() throws IOException, InterruptedException {
        processes.goOn();
    }

    /** Others have all of its connections. */
    void giveAllConnectionsToOthers() throws SQLException, InterruptedException {
        Connection first = connect();
        taken.push(first);
        execute(first, "alter role service connection limit 0");
        endThoseOfTheService(first);
        try {
            while (true) {
                taken.push(connect());
            }
        } catch (SQLException noMore) {
            execute(first, "alter role service connection limit -1");
        }
    }

    void giveThemBack() throws SQLException {
        while (!taken.isEmpty()) {
            taken.pop().close();
        }
    }

    /** Nothing can be written any more, as where a standby has taken over that is not promoted yet. */
    void refuseWrites() throws SQLException, InterruptedException {
        readOnly("on");
    }

    void takeWrites() throws SQLException, InterruptedException {
        readOnly("off");
    }

    private void readOnly(String setting) throws SQLException, InterruptedException {
        try (Connection connection = connect()) {
            execute(connection, "alter role service set default_transaction_read_only = " + setting);
            endThoseOfTheService(connection);
        }
    }

    private static void endThoseOfTheService(Connection connection) throws SQLException, InterruptedException {
        execute(connection, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'");
        String left = "select count(*) from pg_stat_activity where usename = 'service' and backend_start < now() - "
                + "interval '1 second'";
        for (int second = 0; number(connection, left) > 0; second++) {
            if (second == LONGEST_ENDING_IN_SECONDS) {
                throw new IllegalStateException("the service's connections do not end");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** How many connections the service has. */
    long connectionsOfTheService() throws SQLException {
        try (Connection connection = connect()) {
            return number(connection, "select count(*) from pg_stat_activity where usename = 'service'");
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            for (String statement : statements) {
                execute(connection, statement);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
