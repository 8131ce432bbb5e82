package fr.contratdeville.platform.frozen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Turns the transaction to the millésime that is asked for. It stays there, and sees one state, until it ends: what
 * {@code set local} says is gone with it, and no other request meets it on the same connection. What reads without a
 * transaction, and answers later, gets one for it, and a thread that may wait. Without either, something else turns to it
 * ({@link AskedState}).
 */
@ServesMillesimes
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class MillesimeReading {

    private final AskedMillesime asked;
    private final MillesimeTurn turn;
    private final ManagedExecutor threads;

    MillesimeReading(AskedMillesime asked, MillesimeTurn turn, ManagedExecutor threads) {
        this.asked = asked;
        this.turn = turn;
        this.threads = threads;
    }

    @AroundInvoke
    Object read(InvocationContext method) throws Exception {
        List<String> values = asked.values();
        boolean readsElsewhere = !QuarkusTransaction.isActive() && !answersLater(method);
        if (values.isEmpty() || readsElsewhere) {
            return method.proceed();
        }
        if (answersLater(method)) {
            return threads.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> awaited(readFrom(values, method))));
        }
        return readFrom(values, method);
    }

    private static boolean answersLater(InvocationContext method) {
        return method.getMethod().getReturnType() == CompletionStage.class;
    }

    private Object readFrom(List<String> millesime, InvocationContext method) throws Exception {
        turn.to(millesime);
        return method.proceed();
    }

    /** Before the transaction ends. */
    private static Object awaited(Object stage) {
        try {
            return ((CompletionStage<?>) stage).toCompletableFuture().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException itself) {
                throw itself;
            }
            throw failure;
        }
    }
}
