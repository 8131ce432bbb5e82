package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.database.DedicatedConnections;
import fr.contratdeville.platform.frozen.OneState;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.replica.Position;
import fr.contratdeville.platform.replica.Replica;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections that exports read by, beside those of all other requests, which never wait for an export. Each comes in a
 * transaction that sees one state of the database and changes nothing; closing it ends the transaction.
 */
@Singleton
class ExportConnections {

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9A-F-]+");

    /** Unknown, not there any more, its transaction over: which of them depends on the version of PostgreSQL. */
    private static final Set<String> SNAPSHOT_IS_GONE = Set.of("22023", "42704", "55000");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Much may have to be read before the first row comes: longer than any request may take (socketTimeout). */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final DedicatedConnections connections;
    private final Replica replica;

    ExportConnections(
            AgroalDataSource database,
            Replica replica,
            @ConfigProperty(name = "contratdeville.exports.at-once") int exports,
            @ConfigProperty(name = "contratdeville.exports.pulls") int pulls) {
        this.connections = new DedicatedConnections(database, exports + 2 * pulls, PATIENCE);
        this.replica = replica;
    }

    /** @throws ProblemException 410 if nobody keeps the snapshot any more */
    Connection at(String snapshot) throws SQLException {
        Connection connection = now();
        try {
            see(snapshot, connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            end(connection);
            throw failure;
        }
    }

    Connection now() throws SQLException {
        return begun(connections.open());
    }

    /** At the replica, if there is one that has come so far. */
    Optional<Connection> atTheReplica(Position after) throws SQLException {
        Optional<Connection> connection = replica.open(after);
        return connection.isPresent() ? Optional.of(begun(connection.get())) : connection;
    }

    private static Connection begun(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
            connection.setAutoCommit(false);
            OneState.see(connection);
            // The order is that of a key. Sorted instead, the first row would come when the last has been read;
            // compiled
            // first, it would come later and the others no sooner.
            statement.execute("set local enable_sort = off; set local jit = off");
            return connection;
        } catch (SQLException | RuntimeException failure) {
            end(connection);
            throw failure;
        }
    }

    /** Lets a transaction that has not seen anything yet see what another one does. */
    static void see(String snapshot, Connection connection) throws SQLException {
        if (!SNAPSHOT.matcher(snapshot).matches()) {
            throw new IllegalArgumentException("not the name of a snapshot");
        }
        try (Statement statement = connection.createStatement()) {
            // A name is no value: it cannot be a parameter.
            statement.execute("set transaction snapshot '%s'".formatted(snapshot));
        } catch (SQLException refusal) {
            if (SNAPSHOT_IS_GONE.contains(String.valueOf(refusal.getSQLState()))) {
                throw new ProblemException(ProblemType.PULL_NOT_OPEN);
            }
            throw refusal;
        }
    }

    /**
     * Keeps tables from being truncated and rewritten until the transaction ends: they would be empty then even for who
     * sees what was before. To be called before it sees anything.
     *
     * @throws ProblemException 503 if that is just being done to one of them
     */
    static void hold(Collection<ExportedDataset> datasets, Connection connection) throws SQLException {
        String tables = datasets.stream()
                .flatMap(dataset -> dataset.tables().stream())
                .map(TableRows::table)
                .distinct()
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '%dms'".formatted(PATIENCE.toMillis()));
            statement.execute("lock table " + tables + " in access share mode");
        } catch (SQLException refusal) {
            if (LOCK_NOT_AVAILABLE.equals(refusal.getSQLState())) {
                throw ProblemException.unavailable();
            }
            throw refusal;
        }
    }

    /** Lets the database itself end the transaction if nothing is asked in it for so long. */
    static void endWhenIdle(Connection connection, Duration longest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = '%dms'".formatted(longest.toMillis()));
        }
    }

    static void end(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException alreadyOver) {
            // The server has ended it, or is gone: there is nothing to end.
        }
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}
