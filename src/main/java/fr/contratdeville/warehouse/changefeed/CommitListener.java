package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.database.DedicatedConnections;
import fr.contratdeville.warehouse.changefeed.snapshot.OneSnapshot;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;
import fr.contratdeville.warehouse.changefeed.snapshot.Windows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Learns of commits, for all who wait, on one connection and only while somebody waits.
 *
 * <p>Who writes tells it, but only if this lock is held by somebody ({@code tell_who_waits} in the database): transactions
 * that tell something commit one at a time, which a busy database cannot afford. It is held until the first commit has been
 * told, and taken again after a pause, so few tell it, however many commit. It cannot be taken as long as somebody writes who
 * has found it free, and will tell nobody: until it can, this looks itself, after every pause. Once it is held, one more look
 * shows what was committed before; all else is told. Of several instances of the service, one holds the lock, and all of them
 * are told; the others need not look either as long as it does, which they ask every second: it may have died, or may have given
 * it back because of a commit that they had heard of already.
 */
final class CommitListener implements Runnable {

    private static final Logger LOG = Logger.getLogger(CommitListener.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    /** For as long as nobody waits, the connection is kept. */
    private static final Duration LINGERING = Duration.ofMinutes(1);
    /** After which it looks whether the connection is still there. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final String TAKE = "select pg_try_advisory_lock(4102014023)";
    private static final String GIVE_BACK = "select pg_advisory_unlock(4102014023)";
    private static final String IS_HELD = """
            select exists (
                select from pg_locks
                where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
                    and database = (select oid from pg_database where datname = current_database())
                    and classid = 0 and objid = 4102014023 and objsubid = 1)
            """;

    private final DedicatedConnections connections;
    private final CommitSignal signal;

    private Duration backOff = Duration.ZERO;
    private Snapshot seen;

    CommitListener(DedicatedConnections connections, CommitSignal signal) {
        this.connections = connections;
        this.signal = signal;
    }

    @Override
    public void run() {
        try (connections) {
            while (!signal.isClosed()) {
                if (signal.awaitSomebody(LINGERING)) {
                    listen();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws InterruptedException {
        seen = null;
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
            statement.execute("listen recorded_change");
            while (signal.awaitSomebody(LINGERING)) {
                listen(connection, statement);
                backOff = Duration.ZERO;
            }
        } catch (SQLException | RuntimeException failure) {
            if (!signal.isClosed()) {
                LOG.warnf("Commits are not heard of: %s", failure);
                Thread.sleep(backOff.toMillis());
                backOff = later(backOff);
            }
        }
    }

    private static Duration later(Duration backOff) {
        Duration twice = backOff.isZero() ? SLICE : backOff.multipliedBy(2);
        return twice.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : twice;
    }

    private void listen(Connection connection, Statement statement) throws SQLException, InterruptedException {
        PGConnection notified = connection.unwrap(PGConnection.class);
        // What has been told so far will be seen.
        notified.getNotifications();
        boolean holds = answer(statement, TAKE);
        boolean told = holds || answer(statement, IS_HELD);
        look(connection);
        if (told) {
            if (holds) {
                giveBack(statement, awaitCommit(notified, () -> true));
            } else {
                awaitCommit(notified, () -> answer(statement, IS_HELD));
            }
            look(connection);
        }
        Thread.sleep(PAUSE.toMillis());
    }

    private void look(Connection connection) throws SQLException {
        boolean isNew = OneSnapshot.read(connection, one -> {
            Snapshot before = seen;
            seen = Present.of(one).snapshot();
            return before == null || new Windows(one, 0).open(before, seen).isPresent();
        });
        if (isNew) {
            signal.give();
        }
    }

    private interface Check {
        boolean holds() throws SQLException;
    }

    /** @param isTold whether who writes tells it still */
    private boolean awaitCommit(PGConnection notified, Check isTold) throws SQLException {
        for (Duration silence = Duration.ZERO;
                silence.compareTo(LONGEST_SILENCE) < 0 && signal.somebodyWaits() && isTold.holds();
                silence = silence.plus(SLICE)) {
            PGNotification[] notifications = notified.getNotifications((int) SLICE.toMillis());
            if (notifications != null && notifications.length > 0) {
                return true;
            }
        }
        return false;
    }

    private void giveBack(Statement statement, boolean committed) throws SQLException {
        statement.execute(GIVE_BACK);
        if (!committed) {
            // Others may rely on its being held, and hear of a commit only if there was one.
            statement.execute("notify recorded_change");
        }
    }

    private static boolean answer(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
