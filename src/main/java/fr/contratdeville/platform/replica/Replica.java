package fr.contratdeville.platform.replica;

import fr.contratdeville.platform.database.DedicatedConnections;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.platform.replica.PrimaryPositions.State;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A standby of the database, for reads that may lag a little. It is passed by, and the primary is to be asked, unless it is known
 * that it shows what was asked for: that it is a standby, of this very database, on the timeline that the primary is on (another one
 * may have what was lost when a standby was promoted), and has come far enough.
 */
@Singleton
public class Replica {

    /** @param isOne whether it is a standby of the primary, as far as that will not change by waiting */
    private record Seen(boolean isOne, boolean hasCome) {}

    /** The timeline is known only since the last restart point: after a promotion, it takes until the next one. */
    private static final String SEEN = """
            select pg_is_in_recovery() and :database = concat_ws(' ',
                    cluster.system_identifier, lpad(upper(to_hex(latest.timeline_id)), 8, '0'), d.oid),
                pg_last_wal_replay_lsn() >= cast(:position as pg_lsn)
            from pg_control_system() cluster, pg_control_checkpoint() latest, pg_database d
            where d.datname = current_database()
            """;

    private static final Logger LOG = Logger.getLogger(Replica.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Optional<DedicatedConnections> connections;
    private final PrimaryPositions primary;
    private final Duration longestWait;
    private final AtomicBoolean isRead = new AtomicBoolean();

    /** @param exports as many as are sent at once: nothing else is read there */
    Replica(
            AgroalDataSource pool,
            PrimaryPositions primary,
            ReplicaSettings settings,
            @ConfigProperty(name = "contratdeville.exports.at-once") int exports) {
        this.connections = settings.jdbcUrl().map(url -> DedicatedConnections.to(url, pool, exports, PATIENCE));
        this.primary = primary;
        this.longestWait = settings.longestWait();
    }

    public boolean isConfigured() {
        return connections.isPresent();
    }

    /**
     * A connection by which all is seen that was committed up to there, and nothing that is older than configured.
     *
     * @return empty if there is none to be had now
     */
    public Optional<Connection> open(Position after) {
        Optional<State> required = primary.atLeast();
        if (!isConfigured() || required.isEmpty() || after.equals(Position.NEVER)) {
            return Optional.empty();
        }
        Optional<Connection> connection =
                open(required.get().database(), required.get().position().orLater(after));
        if (isRead.getAndSet(connection.isPresent()) != connection.isPresent()) {
            LOG.info(connection.isPresent() ? "The replica is read" : "The replica is passed by");
        }
        return connection;
    }

    private Optional<Connection> open(String database, Position position) {
        try {
            Connection connection = connections.orElseThrow().open();
            if (isAt(database, position, connection)) {
                return Optional.of(connection);
            }
            connection.close();
        } catch (SQLException away) {
            LOG.debug("The replica does not answer", away);
        }
        return Optional.empty();
    }

    private boolean isAt(String database, Position position, Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            Sql query = Sql.of(SEEN, Map.of("database", database, "position", position.toString()));
            long end = System.nanoTime() + longestWait.toNanos();
            Seen seen = look(query, connection);
            while (seen.isOne() && !seen.hasCome() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
                seen = look(query, connection);
            }
            return seen.isOne() && seen.hasCome();
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Seen look(Sql query, Connection connection) throws SQLException {
        return query.rows(connection, row -> new Seen(row.flag(), row.flag())).get(0);
    }

    @PreDestroy
    void stop() {
        connections.ifPresent(DedicatedConnections::close);
    }
}
