package fr.contratdeville.platform.reading;

import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs statements that only read. One by itself needs no transaction: it sees one state of the database, with all that was
 * committed before it began. Where there is a transaction it is part of that, and reads what that reads: a millésime, if it
 * is turned to one. What entities are changed to is seen when it has been flushed, and not before. There it may also lock rows
 * and set what ends with the transaction.
 */
@Singleton
public class Reads {

    /** As many as two processors keep busy; more only wait for each other. */
    private static final int READS_AT_ONCE = 4;

    /** With more, each would gather less. They have threads of their own: no long list is in their way. */
    private static final int GATHERED_READS_AT_ONCE = 2;

    private static final int KEYS_OF_A_STATEMENT = 64;

    /** More than that would wait longer than anybody does. */
    static final int MOST_WAITING = 2_000;

    /** Whoever has waited for longer for a thread is told to come again: the database does not answer, or not fast enough. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** The server was stopped or has crashed, and ended the connection. */
    private static final Set<String> ENDED_BY_THE_SERVER = Set.of("57P01", "57P02", "57P03");

    private static final String CONNECTION_FAILURES = "08";

    private final AgroalDataSource pool;
    private final TransactionManager transactions;
    private final ThreadPoolExecutor threads = threads(READS_AT_ONCE, "reads");
    private final ThreadPoolExecutor threadsOfGathered = threads(GATHERED_READS_AT_ONCE, "gathered-reads");

    Reads(AgroalDataSource pool, TransactionManager transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    private static ThreadPoolExecutor threads(int atOnce, String name) {
        ThreadFactory daemons = new DaemonThreads(name);
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        return new ThreadPoolExecutor(
                atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = daemons.newThread(work);
                    thread.setContextClassLoader(classes);
                    return thread;
                });
    }

    /** On the thread that asks. */
    public <T> T now(Reading<T> reading) {
        try {
            try {
                return once(reading);
            } catch (SQLException failure) {
                // Of a pool that has not been asked for a moment, every connection may have been ended meanwhile. Of a
                // transaction, what came before would be missing.
                if (isPartOfATransaction() || !isOfTheConnection(failure)) {
                    throw failure;
                }
                return once(reading);
            }
        } catch (SQLException failure) {
            throw new ReadFailure(failure);
        }
    }

    /** On a thread that may wait, which the one that asks may not; at once, where it is part of a transaction. */
    public <T> CompletionStage<T> soon(Reading<T> reading) {
        if (isPartOfATransaction()) {
            return CompletableFuture.completedStage(now(reading));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        long asked = System.nanoTime();
        try {
            threads.execute(() -> {
                try {
                    refuseIfTooLate(asked);
                    answer.complete(now(reading));
                } catch (Throwable failure) {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException tooMany) {
            throw ProblemException.unavailable();
        }
        return answer;
    }

    /** @throws ProblemException 503 */
    static void refuseIfTooLate(long asked) {
        if (System.nanoTime() - asked > LONGEST_WAIT.toNanos()) {
            throw ProblemException.unavailable();
        }
    }

    /**
     * The same for what many ask for at the same time, each by its key.
     *
     * @param statement finds those of the keys that there are
     */
    public <K, V> Function<K, CompletionStage<Optional<V>>> gathered(
            Function<Collection<K>, Reading<Map<K, V>>> statement) {
        GatheredReads<K, V> gathered = new GatheredReads<>(
                threadsOfGathered,
                GATHERED_READS_AT_ONCE,
                KEYS_OF_A_STATEMENT,
                MOST_WAITING,
                keys -> now(statement.apply(keys)));
        return key -> isPartOfATransaction()
                ? CompletableFuture.completedStage(
                        Optional.ofNullable(now(statement.apply(List.of(key))).get(key)))
                : gathered.read(key);
    }

    private boolean isPartOfATransaction() {
        try {
            return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T once(Reading<T> reading) throws SQLException {
        try (Connection database = pool.getConnection()) {
            return reading.from(database);
        }
    }

    private static boolean isOfTheConnection(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith(CONNECTION_FAILURES) || ENDED_BY_THE_SERVER.contains(state);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
        threadsOfGathered.shutdown();
    }
}
