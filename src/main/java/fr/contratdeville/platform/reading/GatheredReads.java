package fr.contratdeville.platform.reading;

import fr.contratdeville.platform.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Reads for many who ask at the same time by one statement. While statements are under way, whoever asks waits for the next
 * one, which reads what all of them want. So everybody is answered by a statement that began after they had asked, and sees
 * what was committed before: it is never an older state than one would see alone.
 *
 * @param <K> by what something is found
 * @param <V> what is found
 */
public final class GatheredReads<K, V> {

    private record Asked<K, V>(K key, long since, CompletableFuture<Optional<V>> answer) {

        boolean isRefusedAsTooLate() {
            try {
                Reads.refuseIfTooLate(since);
                return false;
            } catch (ProblemException tooLate) {
                return answer.completeExceptionally(tooLate);
            }
        }
    }

    private final Executor threads;
    private final int statementsAtOnce;
    private final int keysOfAStatement;
    private final int mostWaiting;
    private final Function<Collection<K>, Map<K, V>> statement;

    private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();
    private int statementsUnderWay;

    /**
     * @param threads where the statements are run
     * @param mostWaiting at a time; who comes beyond that is refused
     * @param statement finds those of the keys that there are
     */
    public GatheredReads(
            Executor threads,
            int statementsAtOnce,
            int keysOfAStatement,
            int mostWaiting,
            Function<Collection<K>, Map<K, V>> statement) {
        this.threads = threads;
        this.statementsAtOnce = statementsAtOnce;
        this.keysOfAStatement = keysOfAStatement;
        this.mostWaiting = mostWaiting;
        this.statement = statement;
    }

    /** @throws ProblemException 503 if too many wait already */
    public CompletionStage<Optional<V>> read(K key) {
        Asked<K, V> asked = new Asked<>(key, System.nanoTime(), new CompletableFuture<>());
        if (joins(asked)) {
            try {
                threads.execute(this::answerWhoWaits);
            } catch (RejectedExecutionException tooMuchToDo) {
                refuseUnlessAnotherStatementComes();
            }
        }
        return asked.answer;
    }

    /** @return whether another statement is to be begun */
    private synchronized boolean joins(Asked<K, V> asked) {
        if (waiting.size() >= mostWaiting) {
            throw ProblemException.unavailable();
        }
        waiting.add(asked);
        if (statementsUnderWay == statementsAtOnce) {
            return false;
        }
        statementsUnderWay++;
        return true;
    }

    private void refuseUnlessAnotherStatementComes() {
        List<Asked<K, V>> refused = List.of();
        synchronized (this) {
            statementsUnderWay--;
            if (statementsUnderWay == 0) {
                refused = List.copyOf(waiting);
                waiting.clear();
            }
        }
        refused.forEach(asked -> asked.answer.completeExceptionally(ProblemException.unavailable()));
    }

    private void answerWhoWaits() {
        for (List<Asked<K, V>> next = next(); !next.isEmpty(); next = next()) {
            next.removeIf(Asked::isRefusedAsTooLate);
            if (!next.isEmpty()) {
                answer(next);
            }
        }
    }

    private synchronized List<Asked<K, V>> next() {
        List<Asked<K, V>> next = new ArrayList<>(Math.min(waiting.size(), keysOfAStatement));
        while (!waiting.isEmpty() && next.size() < keysOfAStatement) {
            next.add(waiting.remove());
        }
        if (next.isEmpty()) {
            statementsUnderWay--;
        }
        return next;
    }

    private void answer(List<Asked<K, V>> all) {
        try {
            Set<K> keys = new LinkedHashSet<>();
            all.forEach(asked -> keys.add(asked.key));
            Map<K, V> found = statement.apply(keys);
            all.forEach(asked -> asked.answer.complete(Optional.ofNullable(found.get(asked.key))));
        } catch (ReadFailure ofTheDatabase) {
            all.forEach(asked -> asked.answer.completeExceptionally(ofTheDatabase));
        } catch (RuntimeException | Error ofOneOfThem) {
            if (all.size() == 1) {
                all.get(0).answer.completeExceptionally(ofOneOfThem);
            } else {
                // What cannot be read concerns nobody who has asked for something else.
                all.forEach(asked -> answer(List.of(asked)));
            }
        }
    }
}
