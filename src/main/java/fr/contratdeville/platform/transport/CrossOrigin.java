package fr.contratdeville.platform.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of certain other origins read every answer, refusals included (Fetch, section 3.3). What comes from anywhere else is
 * answered as if there were no browser, and its page is not given the answer. Not by {@code quarkus.http.cors} (3.33), which
 * answers that with an empty 403, also where a proxy has the service take its own Swagger UI for somebody else's page; which
 * comes too late for addresses that cannot be read; and which does not say that an answer depends on the origin where none
 * is told.
 */
@Singleton
class CrossOrigin {

    /** Before {@code RequestGuard} looks at the address (900), so that its refusals can be read as well. */
    private static final int PRIORITY = 950;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** All that answers tell beside what a page may read in any case. */
    private static final Set<String> EXPOSED = Set.of(
            "Allow",
            "Content-Disposition",
            "Database-Position",
            "Deprecation",
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Read-From",
            "Retry-After",
            "Sunset",
            "WWW-Authenticate");

    /** Chromium keeps no permission for longer. */
    private static final Duration PERMITTED_FOR = Duration.ofHours(2);

    private final List<String> origins;

    CrossOrigin(AllowedOrigins allowed) {
        this.origins = allowed.list();
    }

    void register(@Observes Filters filters) {
        if (origins.isEmpty()) {
            return;
        }
        // Headers that are asked for are allowed, whatever they are: no credentials come by themselves.
        CorsHandler handler = CorsHandler.create()
                .addOrigins(origins)
                .allowedMethods(METHODS)
                .exposedHeaders(EXPOSED)
                .maxAgeSeconds(Math.toIntExact(PERMITTED_FOR.toSeconds()));
        filters.register(
                request -> {
                    if (isAllowed(request)) {
                        handler.handle(request);
                    } else {
                        request.next();
                    }
                },
                PRIORITY);
    }

    private boolean isAllowed(RoutingContext request) {
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.contains(origin);
    }
}
