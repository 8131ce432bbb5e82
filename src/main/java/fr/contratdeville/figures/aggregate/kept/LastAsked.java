package fr.contratdeville.figures.aggregate.kept;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers that were asked for last, as many as there is room for. Not a cache that goes by how often something was asked for,
 * as Caffeine's: there, an answer that takes long to compute is not kept as long as others were asked for more often, even if
 * these have long been overtaken.
 */
final class LastAsked {

    private final long most;
    private final Map<AnswerKey, KeptAnswer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most bytes */
    LastAsked(long most) {
        this.most = most;
    }

    /** @return null if it is not kept */
    synchronized KeptAnswer get(AnswerKey key) {
        return answers.get(key);
    }

    /** Does nothing with an answer that there is no room for at all. */
    synchronized void put(AnswerKey key, KeptAnswer answer) {
        if (bytes(key, answer) > most) {
            return;
        }
        KeptAnswer before = answers.put(key, answer);
        bytes += bytes(key, answer) - (before == null ? 0 : bytes(key, before));
        Iterator<Map.Entry<AnswerKey, KeptAnswer>> longestAgo =
                answers.entrySet().iterator();
        while (bytes > most) {
            Map.Entry<AnswerKey, KeptAnswer> entry = longestAgo.next();
            longestAgo.remove();
            bytes -= bytes(entry.getKey(), entry.getValue());
        }
    }

    /** Unless it has been given up, or another one has taken its place. */
    synchronized void replace(AnswerKey key, KeptAnswer answer, KeptAnswer by) {
        if (answers.get(key) == answer) {
            put(key, by);
        }
    }

    private static long bytes(AnswerKey key, KeptAnswer answer) {
        return key.bytes() + answer.bytes();
    }
}
