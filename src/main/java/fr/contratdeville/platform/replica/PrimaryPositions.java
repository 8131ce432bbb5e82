package fr.contratdeville.platform.replica;

import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.database.DedicatedConnections;
import fr.contratdeville.platform.reading.GatheredReads;
import fr.contratdeville.platform.reading.ReadFailure;
import fr.contratdeville.platform.reading.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where the primary is in its log: now, for who has written; and a while ago, for what a replica must have at least. Asked by a
 * connection of its own, by one statement for all who want to know at the same time; and only where there is a replica.
 */
@Singleton
class PrimaryPositions {

    /**
     * @param database the cluster, its timeline (another one after a standby was promoted), and the database in it
     * @param asked when, as {@link System#nanoTime} counts: it is no older
     */
    record State(String database, Position position, long asked) {

        private boolean isOlderThan(Duration age) {
            return System.nanoTime() - asked > age.toNanos();
        }
    }

    private enum Asked {
        NOW
    }

    /**
     * What has been committed is on the disk by then, unless {@code synchronous_commit} is off. Not in any case what is written: that
     * may be somebody's who has not committed, and be sent to a standby much later.
     */
    private static final Sql NOW = Sql.of("""
            select concat_ws(' ', c.system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8), d.oid),
                case current_setting('synchronous_commit')
                    when 'off' then pg_current_wal_insert_lsn()
                    else pg_current_wal_flush_lsn() end
            from pg_control_system() c, pg_database d
            where d.datname = current_database()
            """, Map.of());

    private static final Logger LOG = Logger.getLogger(PrimaryPositions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1_000;

    /** So often in the time that a replica may lag. */
    private static final int LOOKS = 10;

    private final ReplicaSettings settings;
    private final Optional<DedicatedConnections> connections;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("primary-positions"));
    private final GatheredReads<Asked, Position> positions =
            new GatheredReads<>(thread, 1, MOST_WAITING, MOST_WAITING, asked -> answer());

    /** The oldest first. */
    private final Deque<State> seen = new ArrayDeque<>();

    private Connection connection;

    PrimaryPositions(AgroalDataSource pool, ReplicaSettings settings) {
        this.settings = settings;
        this.connections = settings.jdbcUrl().map(replica -> new DedicatedConnections(pool, 1, PATIENCE));
    }

    void look(@Observes StartupEvent started) {
        if (connections.isPresent()) {
            long pause = settings.longestLag().toMillis() / LOOKS;
            thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            remember(ask());
        } catch (SQLException away) {
            LOG.debug("Nobody says where the primary is", away);
        }
    }

    /** Where another database was, or this one on another timeline, says nothing of it. */
    private synchronized void remember(State state) {
        if (!seen.isEmpty() && !seen.peek().database().equals(state.database())) {
            seen.clear();
        }
        seen.add(state);
    }

    /**
     * What a replica has to have so that nothing read there is older than it may be. Empty if that cannot be said, because nothing
     * has been heard of the primary for as long.
     */
    synchronized Optional<State> atLeast() {
        seen.removeIf(state -> state.isOlderThan(settings.longestLag()));
        return Optional.ofNullable(seen.peek());
    }

    /** Begins to ask after it was called. Fails if the database does not answer. */
    CompletionStage<Position> now() {
        return positions.read(Asked.NOW).thenApply(Optional::orElseThrow);
    }

    private Map<Asked, Position> answer() {
        try {
            return Map.of(Asked.NOW, ask().position());
        } catch (SQLException failure) {
            throw new ReadFailure(failure);
        }
    }

    private State ask() throws SQLException {
        long asked = System.nanoTime();
        try {
            if (connection == null) {
                connection = connections.orElseThrow().open();
                connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            }
            return NOW.rows(
                            connection,
                            row -> new State(
                                    row.text(), Position.parse(row.text()).orElseThrow(), asked))
                    .get(0);
        } catch (SQLException failure) {
            leave();
            throw failure;
        }
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
        connections.ifPresent(DedicatedConnections::close);
    }
}
