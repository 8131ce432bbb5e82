package fr.contratdeville.figures.aggregate.addend;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Work that nobody waits for, once at a time, and never more than half of the time. */
@Singleton
class LaterOn {

    private static final Logger LOG = Logger.getLogger(LaterOn.class);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread working = new Thread(work, "what-contracts-add");
        working.setDaemon(true);
        return working;
    });
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long notBefore = System.nanoTime();
    private volatile boolean never;

    /** Does it in a transaction of its own; not at all if there is any under way, or has just been. */
    void begin(Runnable work) {
        if (never || !isReady() || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(() -> work(work));
        } catch (RejectedExecutionException stopping) {
            underWay.set(false);
        }
    }

    private void work(Runnable work) {
        ManagedContext context = Arc.requireContainer().requestContext();
        long begun = System.nanoTime();
        context.activate();
        try {
            QuarkusTransaction.requiringNew().timeout((int) LONGEST.toSeconds()).run(work);
        } catch (RuntimeException failure) {
            LOG.warnf("What contracts add was not found out: %s", failure);
        } finally {
            context.terminate();
            long ended = System.nanoTime();
            notBefore = ended + (ended - begun);
            underWay.set(false);
        }
    }

    /** Whether nothing is under way, nor has just been. */
    boolean isReady() {
        return !underWay.get() && System.nanoTime() - notBefore >= 0;
    }

    /** From now on, nothing that is asked for is done. */
    void never() {
        never = true;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
