package fr.contratdeville.figures.aggregate.kept;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers that are kept, those that were not asked for longest being given up first, and those that are being computed.
 */
@Singleton
class KeptAnswers {

    /** How many computations of others a request waits for: what is written meanwhile may make each useless to it. */
    private static final int MOST_WAITS = 2;

    private static final int MOST_MILLISECONDS_UNTOLD = 500;

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

    /**
     * @param look that began after the request had arrived
     * @param givenUp whether the request has been, which may be long before anybody says so
     */
    CompletionStage<Found> find(AnswerKey key, long look, BooleanSupplier givenUp) {
        return find(new Computing(key, look, givenUp), 0);
    }

    private CompletionStage<Found> find(Computing mine, int waits) {
        KeptAnswer kept = answers.get(mine.key());
        if (kept != null && isStill(kept)) {
            return CompletableFuture.completedFuture(new Found(kept, null));
        }
        Computing others = waits > MOST_WAITS ? null : underWay.putIfAbsent(mine.key(), mine);
        if (others == null) {
            return CompletableFuture.completedFuture(new Found(null, mine));
        }
        if (others.givenUp().getAsBoolean()) {
            end(others, null);
            return find(mine, waits);
        }
        return of(others, System.nanoTime() + longest.toNanos()).thenCompose(answer -> {
            if (answer == null) {
                // Nor would it help others to wait for this one.
                return CompletableFuture.completedFuture(new Found(null, mine));
            }
            return isStill(answer) ? CompletableFuture.completedFuture(new Found(answer, null)) : find(mine, waits + 1);
        });
    }

    /** Looks now and then whether it has been given up: the framework tells nobody of some clients that go. */
    private CompletionStage<KeptAnswer> of(Computing others, long until) {
        return others.done()
                .copy()
                .orTimeout(MOST_MILLISECONDS_UNTOLD, TimeUnit.MILLISECONDS)
                .exceptionallyCompose(late -> {
                    if (others.givenUp().getAsBoolean()) {
                        end(others, null);
                    }
                    return System.nanoTime() - until > 0 ? CompletableFuture.completedFuture(null) : of(others, until);
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
