package fr.contratdeville.platform.database;

import fr.contratdeville.platform.overload.Turns;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/**
 * Lets a few requests write at once, so that however many of them wait for a lock, the pool has connections left for those
 * that read.
 */
@Singleton
class WriteTurns {

    /** Of the threads that answer requests: at 200 of them, those that read must find one. */
    private static final int MOST_WAITING = 100;

    private final int atOnce;
    private final Turns turns;

    /** Half of them: the others are for who writes little. */
    private final Turns turnsOfBatches;

    WriteTurns(WriteLimits limits, AgroalDataSource pool) {
        int connections = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        atOnce = Math.max(1, Math.min(limits.atOnce(), connections - 1));
        turns = new Turns(atOnce, MOST_WAITING, limits.longestQueue());
        turnsOfBatches = new Turns(Math.max(1, atOnce / 2), MOST_WAITING, limits.longestQueue());
    }

    /** How many write at once. */
    int atOnce() {
        return atOnce;
    }

    /** @throws ProblemException 503 if no turn has come in time; then there is none to be given back */
    void take(Workload workload) {
        if (workload == Workload.BATCH && !turnsOfBatches.take()) {
            throw ProblemException.busy();
        }
        if (!turns.take()) {
            giveBackOfABatch(workload);
            throw ProblemException.busy();
        }
    }

    void giveBack(Workload workload) {
        turns.giveBack();
        giveBackOfABatch(workload);
    }

    private void giveBackOfABatch(Workload workload) {
        if (workload == Workload.BATCH) {
            turnsOfBatches.giveBack();
        }
    }
}
