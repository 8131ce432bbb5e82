package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The connections that keep the snapshots of the pulls that were opened at this instance. */
@Singleton
class KeptSnapshots {

    /** What is done first with a connection that is to keep a snapshot. */
    interface Beginning {
        void begin(Connection keeper) throws SQLException;
    }

    private static final long SECONDS_UNTIL_RETRY = 60;
    private static final int SECONDS_TO_ANSWER = 2;

    private final ExportConnections connections;
    private final ScheduledExecutorService timer;
    private final Semaphore places;
    private final Map<UUID, Connection> kept = new ConcurrentHashMap<>();

    KeptSnapshots(
            ExportConnections connections,
            ScheduledExecutorService timer,
            @ConfigProperty(name = "contratdeville.exports.pulls") int atOnce) {
        this.connections = connections;
        this.timer = timer;
        this.places = new Semaphore(atOnce);
    }

    /** @throws ProblemException 503 if as many are kept as may be */
    void keep(UUID pull, Duration longest, Beginning beginning) throws SQLException {
        if (!places.tryAcquire() && !(releaseEnded() && places.tryAcquire())) {
            throw new ProblemException(ProblemType.TOO_MANY_PULLS)
                    .with("open", kept.keySet().stream().map(Addresses::pull).toList())
                    .withHeader("Retry-After", Long.toString(SECONDS_UNTIL_RETRY));
        }
        try {
            kept.put(pull, connections.now());
            beginning.begin(kept.get(pull));
            timer.schedule(() -> release(pull), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (SQLException | RuntimeException | Error failure) {
            if (!release(pull)) {
                places.release();
            }
            throw failure;
        }
    }

    /** Those that were closed at another instance, which can only end what keeps them. */
    private boolean releaseEnded() {
        return kept.entrySet().stream().filter(keeper -> !isAlive(keeper.getValue())).toList().stream()
                        .filter(ended -> release(ended.getKey()))
                        .count()
                > 0;
    }

    private static boolean isAlive(Connection keeper) {
        try {
            return keeper.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException ended) {
            return false;
        }
    }

    /** @return whether it was kept here */
    boolean release(UUID pull) {
        Connection connection = kept.remove(pull);
        if (connection == null) {
            return false;
        }
        ExportConnections.end(connection);
        places.release();
        return true;
    }

    @PreDestroy
    void releaseAll() {
        kept.keySet().forEach(this::release);
    }
}
