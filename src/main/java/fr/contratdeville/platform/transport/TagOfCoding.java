package fr.contratdeville.platform.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;

/**
 * Tells codings apart in strong entity tags (RFC 9110, section 8.8.3): two answers with the same one have to be the same bytes, or
 * a cache puts parts of both together. Marked as Apache marks them ({@code "x-gzip"}), so that who reads tags reads these as well.
 */
@Singleton
class TagOfCoding {

    /** As that of what says who may keep the answer. */
    private static final int PRIORITY = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(end -> mark(request));
                    request.next();
                },
                PRIORITY);
    }

    private static void mark(RoutingContext request) {
        MultiMap headers = request.response().headers();
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null) {
            boolean unchanged = request.response().getStatusCode() == Response.Status.NOT_MODIFIED.getStatusCode();
            headers.set(
                    HttpHeaders.ETAG,
                    unchanged
                            ? known(tag, request.request().headers())
                            : marked(tag, headers.get(HttpHeaders.CONTENT_ENCODING)));
        }
    }

    /**
     * That of the answer that the caller has, or a cache would not find it to go on using it (RFC 9111, section 4.3.4). Who names
     * none of ours, but any or what a proxy has made of one, is told that of the answer that would have been sent.
     */
    private static String known(String tag, MultiMap asked) {
        String sent = marked(
                tag,
                ContentCoding.orIdentity(asked.get(HttpHeaders.ACCEPT_ENCODING)).code());
        String named = asked.get(HttpHeaders.IF_NONE_MATCH);
        return Stream.concat(
                        Stream.of(sent), Stream.of(ContentCoding.values()).map(coding -> marked(tag, coding.code())))
                .filter(named::contains)
                .findFirst()
                .orElse(sent);
    }

    private static String marked(String tag, String coding) {
        return coding == null || coding.equals(ContentCoding.IDENTITY.code())
                ? tag
                : tag.substring(0, tag.length() - 1) + "-" + coding + '"';
    }
}
