package fr.contratdeville.platform.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes one line of a header whose value is a list and that comes in several (RFC 9110, section 5.3). What reads a header
 * by its name, JAX-RS and Vert.x alike, sees the first line only.
 */
@Singleton
class FieldLines {

    /** Before anything is read. */
    private static final int PRIORITY = 1000;

    private static final List<CharSequence> LISTS = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH);

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    LISTS.forEach(name -> join(request.request().headers(), name));
                    request.next();
                },
                PRIORITY);
    }

    private static void join(MultiMap headers, CharSequence name) {
        List<String> lines = headers.getAll(name);
        if (lines.size() > 1) {
            headers.set(name, String.join(", ", lines));
        }
    }
}
