package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections that keep the snapshots of the pulls that were opened at this instance. There are only so many, and each
 * caller has only some of them, so that what one leaves open does not keep the others from pulling.
 */
@Singleton
class KeptSnapshots {

    /** What is done first with a connection that is to keep a snapshot. */
    interface Beginning {
        void begin(Connection keeper) throws SQLException;
    }

    /** @param keeper null until it is connected */
    private record Kept(String caller, Connection keeper) {

        boolean hasEnded() {
            try {
                return keeper != null && !keeper.isValid(SECONDS_TO_ANSWER);
            } catch (SQLException ended) {
                return true;
            }
        }
    }

    private static final long SECONDS_UNTIL_RETRY = 60;
    private static final int SECONDS_TO_ANSWER = 2;

    private final ExportConnections connections;
    private final ScheduledExecutorService timer;
    private final int atOnce;
    private final int ofOneCaller;

    /** In the order in which they were opened. */
    private final Map<UUID, Kept> kept = new LinkedHashMap<>();

    KeptSnapshots(
            ExportConnections connections,
            ScheduledExecutorService timer,
            @ConfigProperty(name = "contratdeville.exports.pulls") int atOnce,
            @ConfigProperty(name = "contratdeville.exports.pulls-per-caller") int ofOneCaller) {
        this.connections = connections;
        this.timer = timer;
        this.atOnce = atOnce;
        this.ofOneCaller = ofOneCaller;
    }

    /** @throws ProblemException 409 if the caller has as many open as one may have; 503 if all callers have */
    void keep(UUID pull, String caller, Duration longest, Beginning beginning) throws SQLException {
        takePlace(pull, caller);
        try {
            Connection keeper = connections.now();
            connected(pull, new Kept(caller, keeper));
            beginning.begin(keeper);
            timer.schedule(() -> release(pull), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (SQLException | RuntimeException | Error failure) {
            release(pull);
            throw failure;
        }
    }

    private synchronized void takePlace(UUID pull, String caller) {
        if (kept.size() >= atOnce || of(caller).size() >= ofOneCaller) {
            releaseEnded();
        }
        List<UUID> own = of(caller);
        List<String> open = own.stream().map(Addresses::pull).toList();
        if (own.size() >= ofOneCaller) {
            throw new ProblemException(ProblemType.PULLS_LEFT_OPEN, ofOneCaller).with("open", open);
        }
        if (kept.size() >= atOnce) {
            throw new ProblemException(ProblemType.TOO_MANY_PULLS)
                    .with("open", open)
                    .withHeader("Retry-After", Long.toString(SECONDS_UNTIL_RETRY));
        }
        kept.put(pull, new Kept(caller, null));
    }

    private List<UUID> of(String caller) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().caller().equals(caller))
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized void connected(UUID pull, Kept connection) {
        kept.put(pull, connection);
    }

    /** Those that were closed at another instance, which can only end what keeps them. */
    private void releaseEnded() {
        kept.entrySet().stream()
                .filter(entry -> entry.getValue().hasEnded())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::release);
    }

    /** @return whether it was kept here */
    synchronized boolean release(UUID pull) {
        Kept released = kept.remove(pull);
        if (released != null && released.keeper() != null) {
            ExportConnections.end(released.keeper());
        }
        return released != null;
    }

    @PreDestroy
    synchronized void releaseAll() {
        List.copyOf(kept.keySet()).forEach(this::release);
    }
}
