package fr.contratdeville.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Sees every request first, and answers those on which what comes later would stumble. */
class RequestGuard {

    /** After the answer to a browser's preflight request (CORS, 300), before anything else. */
    private static final int PRIORITY = 250;

    private static final String API = "/api/";

    private final AllowedMethods allowedMethods;

    RequestGuard(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
    }

    private void look(RoutingContext request) {
        if (!isReadable(request)) {
            request.fail(ProblemType.MALFORMED_REQUEST.status());
        } else if (isTooLarge(request.request())) {
            // What the caller still sends must not be taken for its next request.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.fail(ProblemType.BODY_TOO_LARGE.status());
        } else if (request.request().method() == HttpMethod.OPTIONS
                && request.normalizedPath().startsWith(API)) {
            answerOptions(request);
        } else {
            request.next();
        }
    }

    private static boolean isReadable(RoutingContext request) {
        try {
            request.normalizedPath();
            request.queryParams();
            return request.request().authority() != null || request.request().version() == HttpVersion.HTTP_1_0;
        } catch (IllegalArgumentException badEscape) {
            return false;
        }
    }

    private static boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // More digits than a long has would not have come so far.
        return length != null && Long.parseLong(length) > Limits.LARGEST_BODY_IN_BYTES;
    }

    private void answerOptions(RoutingContext request) {
        String allowed = allowedMethods.at(request.normalizedPath());
        if (allowed.isEmpty()) {
            request.fail(ProblemType.NOT_FOUND.status());
        } else {
            request.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, allowed)
                    .end();
        }
    }
}
