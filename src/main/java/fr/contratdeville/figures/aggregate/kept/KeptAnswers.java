package fr.contratdeville.figures.aggregate.kept;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers that are kept, those that were not asked for longest being given up first, and those that are being computed.
 */
@Singleton
class KeptAnswers {

    /** How many computations of others a request waits for: what is written meanwhile may make each useless to it. */
    private static final int MOST_WAITS = 2;

    /**
     * What a request has found.
     *
     * @param answer null if it has to compute it itself
     * @param computing null if there is an answer
     */
    record Found(KeptAnswer answer, Computing computing) {}

    private final LastChanges changes;
    private final Duration longest;
    private final LastAsked answers;
    private final Map<AnswerKey, Computing> underWay = new ConcurrentHashMap<>();

    KeptAnswers(
            LastChanges changes,
            @ConfigProperty(name = "contratdeville.aggregates.kept") MemorySize most,
            @ConfigProperty(name = "contratdeville.aggregates.longest") Duration longest) {
        this.changes = changes;
        this.longest = longest;
        this.answers = new LastAsked(KeptMemory.ofAnswers(most));
    }

    /** @param look that began after the request had arrived */
    CompletionStage<Found> find(AnswerKey key, long look) {
        return find(key, look, 0);
    }

    private CompletionStage<Found> find(AnswerKey key, long look, int waits) {
        KeptAnswer kept = answers.get(key);
        if (kept != null && isStill(kept)) {
            return CompletableFuture.completedFuture(new Found(kept, null));
        }
        Computing mine = new Computing(key, look);
        Computing others = waits > MOST_WAITS ? null : underWay.putIfAbsent(key, mine);
        if (others == null) {
            return CompletableFuture.completedFuture(new Found(null, mine));
        }
        return others.done()
                .copy()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> null)
                .thenCompose(answer -> {
                    if (answer == null) {
                        // Nor would it help others to wait for this one.
                        return CompletableFuture.completedFuture(new Found(null, mine));
                    }
                    return isStill(answer)
                            ? CompletableFuture.completedFuture(new Found(answer, null))
                            : find(key, look, waits + 1);
                });
    }

    private boolean isStill(KeptAnswer answer) {
        return changes.noneSince(answer.look(), answer.dependence());
    }

    /** @return null if there is none */
    KeptAnswer of(AnswerKey key) {
        return answers.get(key);
    }

    /** @param answer null if there is none, or none that can be kept */
    void end(Computing computing, KeptAnswer answer) {
        if (answer != null) {
            answers.put(computing.key(), answer);
        }
        underWay.remove(computing.key(), computing);
        computing.done().complete(answer);
    }

    /** Keeps an answer in another coding as well, unless it has been given up. */
    void replace(AnswerKey key, KeptAnswer answer, KeptAnswer more) {
        answers.replace(key, answer, more);
    }
}
