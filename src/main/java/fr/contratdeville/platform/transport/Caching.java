package fr.contratdeville.platform.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says of every answer who may keep it, and that whoever does has to ask before using it again (RFC 9111, section 5.2.2), unless
 * it never changes ({@link KeptForADay}): a figure that has changed is nowhere given out as it was. Varnish, among others, keeps what says nothing of caching for
 * two minutes (7.1, {@code default_ttl}).
 */
@Singleton
class Caching {

    /** Before anything can answer. */
    private static final int PRIORITY = 1000;

    private static final String PUBLISHED = "no-cache";
    private static final String SEEN_WITH_A_TOKEN = "private, no-cache";
    private static final String NOT_TO_BE_KEPT = "no-store";

    /** Of the service's own state, not of its data. */
    private static final String OPERATIONS = "/q/";

    /** Also where no token, or no origin, came: what is kept of that answer must not be given to who has one. */
    private final List<String> toldApartAlways;

    private final String dependsOnNothingElse;

    Caching(AllowedOrigins origins) {
        this.toldApartAlways = origins.list().isEmpty()
                ? List.of("Accept-Encoding", "Authorization")
                : List.of("Accept-Encoding", "Authorization", "Origin");
        this.dependsOnNothingElse = String.join(", ", toldApartAlways);
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(end -> complete(request));
                    request.next();
                },
                PRIORITY);
    }

    private void complete(RoutingContext request) {
        MultiMap headers = request.response().headers();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)
                || isRefused(request)
                || isPartOfPages(request)
                || isSomebodysOwn(request)) {
            headers.set(HttpHeaders.CACHE_CONTROL, whoMayKeep(request));
        }
        headers.set(
                HttpHeaders.VARY,
                headers.contains(HttpHeaders.VARY)
                        ? String.join(", ", whatItDependsOn(headers))
                        : dependsOnNothingElse);
    }

    private static String whoMayKeep(RoutingContext request) {
        HttpMethod method = request.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (!reads || isRefused(request) || request.request().path().startsWith(OPERATIONS)) {
            return NOT_TO_BE_KEPT;
        }
        return request.request().headers().contains(HttpHeaders.AUTHORIZATION) ? SEEN_WITH_A_TOKEN : PUBLISHED;
    }

    /** What is frozen is for everyone to keep, but not as a token saw it. */
    private static boolean isSomebodysOwn(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && KeptForADay.PUBLISHED.equals(request.response().headers().get(HttpHeaders.CACHE_CONTROL));
    }

    private static boolean isRefused(RoutingContext request) {
        return request.response().getStatusCode() >= 400;
    }

    /** Quarkus (3.33) would have the files of pages kept for a day, and used as they were before an upgrade. */
    private static boolean isPartOfPages(RoutingContext request) {
        return !Api.isAsked(request);
    }

    private Set<String> whatItDependsOn(MultiMap headers) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        // First, so that a name is written in the same way everywhere.
        names.addAll(toldApartAlways);
        for (String line : headers.getAll(HttpHeaders.VARY)) {
            names.addAll(List.of(line.split("\\s*,\\s*")));
        }
        return names;
    }
}
