package fr.contratdeville.platform.database;

import fr.contratdeville.platform.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few requests write at once, so that however many of them wait for a lock, the pool has connections left for those
 * that read. Further ones wait here, where they hold nothing but their thread.
 */
@Singleton
class WriteTurns {

    /** Of the threads that answer requests: at 200 of them, those that read must find one. */
    private static final int MOST_WAITING = 100;

    private final Semaphore turns;
    private final long patience;

    WriteTurns(WriteLimits limits, AgroalDataSource pool) {
        int connections = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        // In the order in which they came, or some would wait in vain while others come and go.
        turns = new Semaphore(Math.max(1, Math.min(limits.atOnce(), connections - 1)), true);
        patience = limits.longestQueue().toMillis();
    }

    /** @throws ProblemException 503 if no turn has come in time; then there is none to be given back */
    void take() {
        boolean taken = false;
        try {
            taken = turns.getQueueLength() < MOST_WAITING && turns.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            throw ProblemException.busy();
        }
    }

    void giveBack() {
        turns.release();
    }
}
