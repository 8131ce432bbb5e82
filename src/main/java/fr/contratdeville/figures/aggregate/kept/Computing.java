package fr.contratdeville.figures.aggregate.kept;

import java.util.concurrent.CompletableFuture;

/**
 * An answer that a request is computing, for all who ask the same meanwhile.
 *
 * @param look the last one at the history that had ended before
 * @param done with the answer; with null if there is none to be had
 */
record Computing(AnswerKey key, long look, CompletableFuture<KeptAnswer> done) {

    Computing(AnswerKey key, long look) {
        this(key, look, new CompletableFuture<>());
    }
}
