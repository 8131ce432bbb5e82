package fr.contratdeville.platform.unchanged;

import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.reading.DatabaseStates.State;
import fr.contratdeville.platform.transport.WrittenJson;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, and a state of the database that it is not older than.
 *
 * @param headers those that it brings along: its tag, if it has one
 * @param body null if it was not sent, because it was known
 */
record KeptRead(State state, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Of objects and references. The state is shared by many. */
    private static final int AROUND = 400;

    /** As it is written where it is computed. */
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    int bytes() {
        return AROUND + (body == null ? 0 : body.length);
    }

    /**
     * @param sent the headers that are sent with it
     * @return empty if that is not kept
     */
    Optional<Response> answer(String ifNoneMatch, MultiMap sent) {
        boolean known = isKnown(ifNoneMatch);
        if (!known && body == null) {
            return Optional.empty();
        }
        headers.forEach(header -> sent.add(header.getKey(), header.getValue()));
        return Optional.of(
                known
                        ? Response.notModified().type(JSON).build()
                        : Response.ok(new WrittenJson(body), JSON).build());
    }

    private boolean isKnown(String ifNoneMatch) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.ETAG))
                .anyMatch(tag -> !EntityTags.matchesNone(ifNoneMatch, tag.getValue()));
    }
}
