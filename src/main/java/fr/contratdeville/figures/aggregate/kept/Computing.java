package fr.contratdeville.figures.aggregate.kept;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * An answer that a request is computing, for all who ask the same meanwhile.
 *
 * @param look the last one at the history that had ended before
 * @param givenUp whether the client has gone, or has been answered something else
 * @param done with the answer; with null if there is none to be had
 */
record Computing(AnswerKey key, long look, BooleanSupplier givenUp, CompletableFuture<KeptAnswer> done) {

    Computing(AnswerKey key, long look, BooleanSupplier givenUp) {
        this(key, look, givenUp, new CompletableFuture<>());
    }
}
