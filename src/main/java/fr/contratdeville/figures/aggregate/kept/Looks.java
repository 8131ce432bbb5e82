package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.figures.aggregate.kept.NewEntries.Entry;
import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.database.DedicatedConnections;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Looks at the history for whoever has to know what is committed by now, and tells {@link LastChanges}. Who asks while a look
 * is under way waits for the next one, together with all others who do: what was acknowledged before somebody asked is seen
 * by the look that he waits for, and one look serves many. On a connection of its own: those of the pool may all be
 * computing.
 */
@Singleton
class Looks {

    private static final Logger LOG = Logger.getLogger(Looks.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** After which a look is given up, and whoever waits computes anew. */
    private static final String LONGEST = "set statement_timeout = '2s'";

    /** More entries are no news of some answers, but of all. */
    private static final int MOST = 1000;

    /** Rows of other tables are read whatever contract is asked for: a pillar's successors, say, are another one's. */
    private static final Set<String> OF_ONE_CONTRACT = Set.of(
            "action", "action_neighbourhood", "bilan", "breakdown_part", "indicator_value", "indicator_value_overlap");

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final DedicatedConnections connections;
    private final LastChanges changes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("history-looks"));

    private CompletableFuture<Long> next;
    private boolean looking;

    private boolean failing;
    private Connection connection;
    private long number;
    private volatile Frontier frontier;

    Looks(AgroalDataSource pool, LastChanges changes) {
        this.changes = changes;
        this.connections = new DedicatedConnections(pool, 1, PATIENCE);
    }

    /** Which database is looked at; null if none can be. */
    String database() {
        Frontier current = frontier;
        return current == null ? null : current.database();
    }

    /** The number of a look that begins after this was called, when it has ended. Fails if the database cannot be asked. */
    synchronized CompletionStage<Long> look() {
        if (next == null) {
            next = new CompletableFuture<>();
        }
        if (!looking) {
            looking = true;
            thread.execute(this::lookForAll);
        }
        return next;
    }

    private void lookForAll() {
        for (CompletableFuture<Long> asked = taken(); asked != null; asked = taken()) {
            try {
                asked.complete(lookOnce());
                failing = false;
            } catch (SQLException | RuntimeException | Error failure) {
                if (!failing) {
                    LOG.warnf("What is kept cannot be compared with the database: %s", failure);
                }
                failing = true;
                begin();
                asked.completeExceptionally(failure);
            }
        }
    }

    private synchronized CompletableFuture<Long> taken() {
        CompletableFuture<Long> asked = next;
        next = null;
        looking = asked != null;
        return asked;
    }

    private long lookOnce() throws SQLException {
        number++;
        if (connection == null) {
            open();
        }
        Optional<NewEntries> found = frontier == null ? Optional.empty() : NewEntries.since(frontier, MOST, connection);
        if (found.isPresent()) {
            found.get().entries().forEach(this::tell);
            frontier = found.get().frontier();
        } else {
            changes.everything(number);
            frontier = NewEntries.present(connection).orElse(null);
        }
        return number;
    }

    private void tell(Entry entry) {
        if (OF_ONE_CONTRACT.contains(entry.dataset()) && entry.contract() != null) {
            entry.contracts().forEach(contract -> changes.contract(contract, number));
        } else {
            changes.shared(number);
        }
    }

    private void open() throws SQLException {
        connection = connections.open();
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute(LONGEST);
        }
    }

    /** From nothing, on another connection. */
    private void begin() {
        changes.everything(number);
        frontier = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                LOG.debug("It was broken already", broken);
            }
            connection = null;
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        connections.close();
    }
}
