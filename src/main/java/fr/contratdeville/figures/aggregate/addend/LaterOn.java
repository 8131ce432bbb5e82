package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.platform.database.DaemonThreads;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/** Work that nobody waits for, once at a time, and never more than half of the time. */
@Singleton
class LaterOn {

    private static final Logger LOG = Logger.getLogger(LaterOn.class);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_CANCELLATIONS = 50;
    private static final Duration BETWEEN_CANCELLATIONS = Duration.ofMillis(100);

    private final EntityManager database;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("what-contracts-add"));
    private final AtomicReference<Runnable> next = new AtomicReference<>();
    private volatile boolean underWay;
    private volatile PGConnection working;
    private volatile long notBefore = System.nanoTime();
    private volatile boolean never;

    LaterOn(EntityManager database) {
        this.database = database;
    }

    /** Does it in a transaction of its own, after what is under way; not at all if there is any that waits. */
    void begin(Runnable work) {
        if (!never && next.compareAndSet(null, work)) {
            doNextIn(0);
        }
    }

    private void doNextIn(long nanoseconds) {
        try {
            thread.schedule(this::doNext, nanoseconds, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            next.set(null);
        }
    }

    private void doNext() {
        long rest = notBefore - System.nanoTime();
        if (rest > 0) {
            doNextIn(rest);
        } else {
            underWay = true;
            work(next.getAndSet(null));
        }
    }

    private void work(Runnable work) {
        ManagedContext context = Arc.requireContainer().requestContext();
        long begun = System.nanoTime();
        context.activate();
        try {
            QuarkusTransaction.requiringNew().timeout((int) LONGEST.toSeconds()).run(() -> {
                PgConnection connection =
                        database.unwrap(Session.class).doReturningWork(pooled -> pooled.unwrap(PgConnection.class));
                working = connection;
                withPatience(connection, work);
            });
        } catch (RuntimeException failure) {
            if (!never) {
                LOG.warnf("What contracts add was not found out: %s", failure);
            }
        } finally {
            working = null;
            context.terminate();
            long ended = System.nanoTime();
            notBefore = ended + (ended - begun);
            underWay = false;
        }
    }

    /** A statement of it may take longer than any that somebody waits for. */
    private static void withPatience(PgConnection connection, Runnable work) {
        try {
            int silence = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            try {
                work.run();
            } finally {
                connection.setNetworkTimeout(Runnable::run, silence);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Or waits. */
    boolean isUnderWay() {
        return underWay || next.get() != null;
    }

    /** From now on, nothing that is asked for is done. */
    void never() {
        never = true;
    }

    /** As long as there are connections: later, what is under way would fail for want of its own. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        never();
        thread.shutdownNow();
        for (int i = 0; i < MOST_CANCELLATIONS; i++) {
            // Between two statements there is none to be cancelled.
            cancel();
            if (thread.awaitTermination(BETWEEN_CANCELLATIONS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void cancel() {
        PGConnection current = working;
        if (current != null) {
            try {
                current.cancelQuery();
            } catch (SQLException unreachable) {
                LOG.debug("What is under way cannot be cancelled", unreachable);
            }
        }
    }
}
