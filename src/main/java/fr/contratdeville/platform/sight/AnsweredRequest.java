package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.problem.ProblemResponses;
import fr.contratdeville.platform.problem.Routes;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What may be told of a request that is over. Not its address, whose parameters may be names, nor the name of who sent it. */
final class AnsweredRequest {

    private static final String NONE = "-";

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final RoutingContext request;
    private final Routes routes;
    private final Duration took;
    private final String trace;

    AnsweredRequest(RoutingContext request, Routes routes, Duration took, String trace) {
        this.request = request;
        this.routes = routes;
        this.took = took;
        this.trace = trace;
    }

    String method() {
        return request.request().method().name();
    }

    /** The path with the names of its variables; {@code -} if it is none of the API's. */
    String route() {
        return routes.templateOf(request.normalizedPath()).orElse(NONE);
    }

    /** As the document names it; {@code -} if there is none. */
    String operation() {
        return routes.answering(method(), request.normalizedPath())
                .map(method -> method.getAnnotation(Operation.class))
                .map(Operation::operationId)
                .orElse(NONE);
    }

    /** Of the caller, joined by commas; {@code anonymous} without a token. */
    String roles() {
        return identity()
                .map(identity -> String.join(",", new TreeSet<>(identity.getRoles())))
                .orElse("anonymous");
    }

    /** The subject of the caller's token. */
    Optional<String> subject() {
        return identity()
                .map(SecurityIdentity::getPrincipal)
                .filter(JsonWebToken.class::isInstance)
                .map(token -> ((JsonWebToken) token).getSubject());
    }

    private Optional<SecurityIdentity> identity() {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }

    /** The ids in the address, and in that of what was made. */
    List<String> ids() {
        return Stream.of(request.normalizedPath(), request.response().headers().get(HttpHeaders.LOCATION))
                .filter(Objects::nonNull)
                .flatMap(address -> ID.matcher(address).results().map(MatchResult::group))
                .distinct()
                .toList();
    }

    /** Whether the caller was gone before there was an answer. What was asked for may have been done all the same. */
    boolean isUnanswered() {
        return !request.response().ended();
    }

    /** Of the answer, if there is one. */
    int status() {
        return request.response().getStatusCode();
    }

    Duration took() {
        return took;
    }

    /** The code of the problem that it was answered with; null if it was answered otherwise. */
    String problem() {
        return ProblemResponses.codeOf(request);
    }

    /** Null where no traces are made. */
    String trace() {
        return trace;
    }
}
