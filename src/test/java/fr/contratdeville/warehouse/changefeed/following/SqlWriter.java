package fr.contratdeville.warehouse.changefeed.following;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes straight into the tables, a few things at a time, and not always to the end. */
final class SqlWriter implements Callable<Void> {

    /**
     * Integrity constraint violations, invalid transaction states (of who truncates), transaction rollbacks (deadlocks,
     * serialisation), locks not to be had in time.
     */
    private static final Set<String> REFUSALS = Set.of("23", "25", "40", "55");

    private static final int MOST_STEPS = 4;

    private final Database database;
    private final AtomicBoolean enough;
    private final Tally tally;
    private final Random random;

    SqlWriter(Database database, AtomicBoolean enough, Tally tally, long seed) {
        this.database = database;
        this.enough = enough;
        this.tally = tally;
        this.random = new Random(seed);
    }

    @Override
    public Void call() throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            while (!enough.get()) {
                try {
                    write(connection);
                } catch (SQLException refusal) {
                    connection.rollback();
                    if (!REFUSALS.contains(refusal.getSQLState().substring(0, 2))) {
                        throw refusal;
                    }
                    tally.count("refused");
                }
                pause(100);
            }
        }
        return null;
    }

    private void write(Connection connection) throws SQLException, InterruptedException {
        connection.setTransactionIsolation(
                chance(0.1) ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_READ_COMMITTED);
        execute(connection, "set local lock_timeout = '1s'; select setseed(" + random.nextDouble() + ")");
        if (chance(0.3)) {
            // Older than whoever begins now, and what it changes may have been changed by them.
            execute(connection, "select pg_current_xact_id()");
            tally.count("numbered early");
            pause(300);
        }
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
            takeAStep(connection);
        }
        if (chance(0.04)) {
            tally.count("held open");
            TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(3000));
        }
        if (chance(0.15)) {
            connection.rollback();
            tally.count("rolled back");
        } else {
            connection.commit();
            tally.count("committed");
        }
    }

    private void takeAStep(Connection connection) throws SQLException {
        HandMadeSql step = draw();
        if (chance(0.8)) {
            execute(connection, step.sql());
        } else {
            Savepoint before = connection.setSavepoint();
            execute(connection, step.sql());
            if (chance(0.5)) {
                connection.rollback(before);
                tally.count("rolled back to a savepoint");
            }
        }
        tally.count(step.name());
    }

    private HandMadeSql draw() {
        int all = 0;
        for (HandMadeSql sql : HandMadeSql.values()) {
            all += sql.weight();
        }
        int drawn = random.nextInt(all);
        for (HandMadeSql sql : HandMadeSql.values()) {
            drawn -= sql.weight();
            if (drawn < 0) {
                return sql;
            }
        }
        throw new IllegalStateException();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause(int longestInMilliseconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(longestInMilliseconds));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
