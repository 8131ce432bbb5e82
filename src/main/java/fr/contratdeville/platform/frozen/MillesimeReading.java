package fr.contratdeville.platform.frozen;

import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Turns the transaction to the millésime that is asked for. It stays there, and sees one state, until it ends: what
 * {@code set local} says is gone with it, and no other request meets it on the same connection. What reads without a
 * transaction, and answers later, gets one for it, and a thread that may wait.
 */
@ServesMillesimes
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class MillesimeReading {

    private final EntityManager database;
    private final OneState state;
    private final AskedMillesime asked;
    private final MillesimeNames names;
    private final ManagedExecutor threads;

    MillesimeReading(
            EntityManager database,
            OneState state,
            AskedMillesime asked,
            MillesimeNames names,
            ManagedExecutor threads) {
        this.database = database;
        this.state = state;
        this.asked = asked;
        this.names = names;
        this.threads = threads;
    }

    @AroundInvoke
    Object read(InvocationContext method) throws Exception {
        List<String> values = asked.values();
        if (values.isEmpty()) {
            return method.proceed();
        }
        if (method.getMethod().getReturnType() == CompletionStage.class) {
            return threads.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> awaited(readFrom(values, method))));
        }
        return readFrom(values, method);
    }

    private Object readFrom(List<String> millesime, InvocationContext method) throws Exception {
        turnTo(millesime);
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

    private void turnTo(List<String> values) {
        state.see();
        UUID id = named(values);
        database.createNativeQuery("""
                        select set_config('search_path', 'frozen, public', true),
                               set_config('contratdeville.millesime', :id, true)
                        """).setParameter("id", id.toString()).getSingleResult();
        asked.is(id);
    }

    private UUID named(List<String> values) {
        Violations violations = new Violations();
        if (values.size() > 1) {
            violations.inParameter("repeated", ServesMillesimes.PARAMETER, values.size(), null);
        }
        Optional<UUID> id = names.find(values.get(0));
        if (id.isEmpty()) {
            violations.inParameter("unknown-millesime", ServesMillesimes.PARAMETER, values.get(0), null);
        }
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
        return id.orElseThrow();
    }
}
