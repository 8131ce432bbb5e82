package fr.contratdeville.platform.database;

import fr.contratdeville.platform.overload.Turns;
import fr.contratdeville.platform.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Has what reads for long wait for its turn before its transaction begins, so that plain reads find a connection meanwhile. */
@LongRead
@Interceptor
@Priority(Writing.AROUND_THE_TRANSACTION)
class LongReads {

    /** With the writes that wait, fewer than there are threads that answer requests. */
    private static final int MOST_WAITING = 50;

    private final Turns turns;

    LongReads(LongReadLimits limits, WriteTurns writes, AgroalDataSource pool) {
        int connections = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        int left = connections - writes.atOnce() - 1;
        turns = new Turns(Math.max(1, Math.min(limits.atOnce(), left)), MOST_WAITING, limits.longestQueue());
    }

    @AroundInvoke
    Object read(InvocationContext method) throws Exception {
        if (!turns.take()) {
            throw ProblemException.unavailable();
        }
        try {
            return method.proceed();
        } finally {
            turns.giveBack();
        }
    }
}
