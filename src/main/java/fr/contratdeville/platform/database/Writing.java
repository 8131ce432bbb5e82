package fr.contratdeville.platform.database;

import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Stands around the transaction of everything that writes: has it wait for its turn, and does it again if the database
 * broke it off because another transaction stood in its way. Nothing of what was broken off is left, and a method begins
 * with what the request says; so it may be run again as long as it does nothing that a rollback does not undo.
 */
@Transactional
@Interceptor
@Priority(Writing.AROUND_THE_TRANSACTION)
class Writing {

    /** Narayana's interceptors begin and end transactions at 200. */
    static final int AROUND_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 199;

    private static final Logger LOG = Logger.getLogger(Writing.class);

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_PAUSE_MILLISECONDS = 50;

    private final WriteTurns turns;
    private final TransactionManager transactions;

    Writing(WriteTurns turns, TransactionManager transactions) {
        this.turns = turns;
        this.transactions = transactions;
    }

    @AroundInvoke
    Object write(InvocationContext method) throws Exception {
        if (!WritingMethods.contain(method.getMethod()) || transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return method.proceed();
        }
        Takes says = method.getMethod().getAnnotation(Takes.class);
        Workload workload = says == null ? Workload.WRITE : says.value();
        turns.take(workload);
        try {
            return untilItIsNotBrokenOff(method);
        } finally {
            turns.giveBack(workload);
        }
    }

    private static Object untilItIsNotBrokenOff(InvocationContext method) throws Exception {
        for (int attempt = 1; true; attempt++) {
            try {
                return method.proceed();
            } catch (Exception failure) {
                if (attempt == ATTEMPTS || !BrokenOff.is(failure)) {
                    throw failure;
                }
                LOG.debugf("%s is done again: %s", method.getMethod().getName(), failure.getMessage());
                // Two that were in each other's way must not meet again at once.
                TimeUnit.MILLISECONDS.sleep(
                        ThreadLocalRandom.current().nextInt(attempt * LONGEST_PAUSE_MILLISECONDS) + 1);
            }
        }
    }
}
