package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.platform.transport.ContentCoding;
import java.util.EnumMap;
import java.util.Map;

/**
 * An answer as it is sent.
 *
 * @param look the last one at the history before it was computed
 * @param bodies in each coding that was asked for
 */
record KeptAnswer(long look, Dependence dependence, String tag, Map<ContentCoding, byte[]> bodies) {

    /** About what it takes to keep one, beside its bodies. */
    private static final int BYTES = 400;

    static KeptAnswer of(long look, Dependence dependence, String tag, byte[] body) {
        return new KeptAnswer(look, dependence, tag, Map.of(ContentCoding.IDENTITY, body));
    }

    /** @return null if it has not been asked for in this coding yet */
    byte[] in(ContentCoding coding) {
        return bodies.get(coding);
    }

    /** The same, to be kept in this coding as well. */
    KeptAnswer with(ContentCoding coding) {
        Map<ContentCoding, byte[]> more = new EnumMap<>(bodies);
        more.computeIfAbsent(coding, missing -> missing.encoded(in(ContentCoding.IDENTITY)));
        return new KeptAnswer(look, dependence, tag, more);
    }

    int bytes() {
        return BYTES + bodies.values().stream().mapToInt(body -> body.length).sum();
    }
}
