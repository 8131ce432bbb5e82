package fr.contratdeville.platform.reading;

import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.database.DedicatedConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks which state the database is in, by one statement for all who want to know at the same time. Two states are equal only if
 * they show the same rows: what is visible follows from which of the transactions that write had ended, and the snapshot says
 * that. By a connection of its own, and never beyond it: a database that has crashed, was taken back or is another one may give a
 * transaction a number that it has given before, but ends all connections.
 */
@Singleton
public class DatabaseStates {

    /** @param connection a number of its own */
    public record State(long connection, String snapshot) {}

    private enum Asked {
        NOW
    }

    /** A standby's snapshot does not name the transactions that are under way. */
    private static final Sql NOW =
            Sql.of("select case when not pg_is_in_recovery() then cast(pg_current_snapshot() as text) end", Map.of());

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DedicatedConnections connections;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("database-states"));
    private final GatheredReads<Asked, State> states =
            new GatheredReads<>(thread, 1, Reads.MOST_WAITING, Reads.MOST_WAITING, asked -> ask());

    private Connection connection;
    private State last = new State(0, null);

    DatabaseStates(AgroalDataSource pool) {
        this.connections = new DedicatedConnections(pool, 1, PATIENCE);
    }

    /** Begins to ask after it was called. Empty if it cannot be told; fails if the database does not answer. */
    public CompletionStage<Optional<State>> now() {
        return states.read(Asked.NOW);
    }

    private Map<Asked, State> ask() {
        try {
            if (connection == null) {
                open();
            }
            String snapshot = NOW.rows(connection, Row::text).get(0);
            if (snapshot == null) {
                return Map.of();
            }
            if (!snapshot.equals(last.snapshot())) {
                last = new State(last.connection(), snapshot);
            }
            return Map.of(Asked.NOW, last);
        } catch (SQLException failure) {
            leave();
            throw new ReadFailure(failure);
        }
    }

    private void open() throws SQLException {
        last = new State(last.connection() + 1, null);
        connection = connections.open();
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
    }

    private void leave() {
        try (Connection broken = connection) {
            connection = null;
        } catch (SQLException already) {
            // It is broken.
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        connections.close();
    }
}
