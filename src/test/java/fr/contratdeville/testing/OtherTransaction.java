package fr.contratdeville.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody else's transaction in the database of the service under test, by a connection that is not of its pool. */
public final class OtherTransaction implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 5;

    private final Connection connection;

    public OtherTransaction() throws SQLException {
        connection = open();
        connection.setAutoCommit(false);
        // Of two that wait for each other, the one that looks first is broken off: never this one.
        execute("set deadlock_timeout = '1h'");
        connection.commit();
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class), TwoRoles.OWNER, "");
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The only column of every row, as text. */
    public List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Returns when so many others wait for what this one has locked. */
    public void untilOthersWait(int count) throws SQLException, InterruptedException {
        String waiting = "select count(*) from pg_stat_activity where %s = any (pg_blocking_pids(pid))"
                .formatted(query("select pg_backend_pid()").get(0));
        long end = System.nanoTime() + LONGEST.toNanos();
        try (Connection look = open();
                Statement statement = look.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(waiting)) {
                    row.next();
                    if (row.getInt(1) >= count) {
                        return;
                    }
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("nobody waits");
                }
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
