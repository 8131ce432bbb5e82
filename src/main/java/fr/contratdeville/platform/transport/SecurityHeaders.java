package fr.contratdeville.platform.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says to browsers with every answer what it may do there: what is no page, nothing; a page, what it needs and nothing that
 * comes from elsewhere. Quarkus's own {@code quarkus.http.header} (3.33) has one value for all methods and does not know
 * the provider's address.
 */
@Singleton
class SecurityHeaders {

    /** Before anything can answer. */
    private static final int PRIORITY = 1000;

    private static final String SWAGGER_UI = "/swagger-ui/";
    private static final String LOGGED_IN = SWAGGER_UI + "oauth2-redirect.html";
    private static final String DOCUMENTATION = "/docs/";
    private static final String REPORTS = "/api/v1/reports/";
    private static final String REFERENCE = DOCUMENTATION + "reference/";

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String OF_A_PAGE = NOTHING + "; style-src 'self'; img-src 'self'";

    /** Redoc (2.5.1) makes a style element that is empty, and fills it by rules; its scrollbars have a style sheet inside. */
    private static final String STYLES_OF_REDOC = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
            + " 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='";

    /** It searches in a worker that it makes itself. */
    private static final String OF_THE_REFERENCE = NOTHING
            + "; script-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src blob:; style-src 'self' "
            + STYLES_OF_REDOC;

    /** Its icons stand in its style sheet. */
    private static final String OF_THE_SWAGGER_UI = OF_A_PAGE + " data:; script-src 'self'; connect-src 'self'";

    /** A year. Of this host only: others of the same domain are not this service's to speak for. */
    private static final String TLS_ONLY = "max-age=31536000";

    private final String ofTheSwaggerUi;

    SecurityHeaders(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<URI> provider) {
        this.ofTheSwaggerUi = OF_THE_SWAGGER_UI
                + provider.map(address -> " " + address.getScheme() + "://" + address.getAuthority())
                        .orElse("");
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    add(request);
                    request.next();
                },
                PRIORITY);
    }

    private void add(RoutingContext request) {
        // As it came: it may be one that cannot be read.
        String path = request.request().path();
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", whatItMayDo(path));
        headers.set("Cross-Origin-Opener-Policy", whoKeepsItsWindow(path));
        // Of what a page elsewhere embeds. What it reads by CORS is not asked this (Fetch, section 3.7).
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        // Who is reached without TLS may have none, and a browser ignores it there (RFC 6797, section 8.1). Behind a
        // proxy
        // it is known if quarkus.http.proxy.proxy-address-forwarding is on.
        if ("https".equals(request.request().scheme())) {
            headers.set("Strict-Transport-Security", TLS_ONLY);
        }
    }

    private String whatItMayDo(String path) {
        if (path.startsWith(SWAGGER_UI)) {
            return ofTheSwaggerUi;
        }
        if (path.startsWith(REFERENCE)) {
            return OF_THE_REFERENCE;
        }
        boolean isPage = path.equals("/") || path.startsWith(DOCUMENTATION) || path.startsWith(REPORTS);
        return isPage ? OF_A_PAGE : NOTHING;
    }

    /** The Swagger UI opens a window at the provider, which comes back to a page that has to find the one it is for. */
    private static String whoKeepsItsWindow(String path) {
        if (path.equals(LOGGED_IN)) {
            return "unsafe-none";
        }
        return path.startsWith(SWAGGER_UI) ? "same-origin-allow-popups" : "same-origin";
    }
}
