package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.problem.ProblemResponses;
import fr.contratdeville.platform.problem.Routes;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.TreeSet;

/**
 * What may be told of a request. Not its address, whose parameters may be names, nor who has sent it.
 *
 * @param route the path with the names of its variables; {@code -} if it is none of the API's
 * @param roles of the caller, joined by commas; {@code anonymous} without a token
 * @param problem the code of the problem that it was answered with; null if it was answered otherwise
 */
record AnsweredRequest(String method, String route, String roles, int status, Duration took, String problem) {

    private static final String NONE = "-";

    static AnsweredRequest of(RoutingContext request, Routes routes, Duration took) {
        return new AnsweredRequest(
                request.request().method().name(),
                routes.templateOf(request.normalizedPath()).orElse(NONE),
                roles(request),
                request.response().getStatusCode(),
                took,
                ProblemResponses.codeOf(request));
    }

    private static String roles(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? String.join(",", new TreeSet<>(user.getSecurityIdentity().getRoles()))
                : "anonymous";
    }
}
