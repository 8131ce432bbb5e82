package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.database.DedicatedConnections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets requests wait for the next commit, which keep no thread and no connection meanwhile. */
@Singleton
class CommitSignal {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AgroalDataSource pool;
    private final Set<UniEmitter<? super Void>> waiting = new LinkedHashSet<>();
    private boolean listening;
    private long signals;
    private boolean stopping;
    private boolean closed;

    CommitSignal(AgroalDataSource pool) {
        this.pool = pool;
    }

    /** How many signals there have been: to be asked before looking whether there is anything to wait for. */
    synchronized long count() {
        return signals;
    }

    /**
     * Waits for a signal.
     *
     * @param count as it was before the caller looked: if there has been a signal since, it does not wait
     */
    Uni<Void> after(long count, Duration atMost) {
        return Uni.createFrom()
                .<Void>emitter(waiter -> {
                    waiter.onTermination(() -> remove(waiter));
                    if (!add(waiter, count)) {
                        waiter.complete(null);
                    }
                })
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(() -> null);
    }

    private synchronized boolean add(UniEmitter<? super Void> waiter, long count) {
        if (count != signals || closed) {
            return false;
        }
        waiting.add(waiter);
        if (!listening) {
            listening = true;
            CommitListener commits = new CommitListener(new DedicatedConnections(pool, 1, PATIENCE), this);
            new DaemonThreads("commit-listener").newThread(commits).start();
        }
        notifyAll();
        return true;
    }

    private synchronized void remove(UniEmitter<? super Void> waiter) {
        waiting.remove(waiter);
    }

    /** Lets all who wait look. */
    void give() {
        List<UniEmitter<? super Void>> woken;
        synchronized (this) {
            signals++;
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(waiter -> waiter.complete(null));
    }

    synchronized boolean somebodyWaits() {
        return !waiting.isEmpty();
    }

    /** @return false if nobody has come to wait in time */
    synchronized boolean awaitSomebody(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (waiting.isEmpty() && !closed) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return !closed;
    }

    /** Whether the service is about to stop, and nobody should wait for long. */
    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        synchronized (this) {
            stopping = true;
        }
        give();
    }

    @PreDestroy
    void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        give();
    }
}
