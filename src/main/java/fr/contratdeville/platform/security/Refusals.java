package fr.contratdeville.platform.security;

import fr.contratdeville.platform.problem.Challenge;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemResponses;
import fr.contratdeville.platform.problem.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers who may not do what is asked for, and says in the challenge and in the log what the token lacks. */
@Singleton
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final ProblemResponses problems;
    private final String rolesMissing;

    Refusals(
            ProblemResponses problems,
            @ConfigProperty(name = "quarkus.oidc.roles.role-claim-path") List<String> rolePaths) {
        this.problems = problems;
        this.rolesMissing = "no role of this service in " + String.join(", ", rolePaths);
    }

    /** Before all other failures are answered, and after they have been counted. */
    void answerBadTokens(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).failureHandler(request -> {
            if (request.failure() instanceof AuthenticationFailedException refusal) {
                String faults = TokenFault.of(refusal).stream()
                        .map(TokenFault::description)
                        .collect(Collectors.joining("; "));
                log(request, faults);
                problems.answer(request, ProblemException.unauthenticated(Challenge.invalidToken(faults)));
            } else {
                request.next();
            }
        });
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response noToken(RoutingContext request) {
        return Problems.response(ProblemException.unauthenticated(Challenge.NO_TOKEN), request);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response anotherRoleIsNeeded(RoutingContext request) {
        return Problems.response(
                ProblemException.forbidden(Challenge.insufficientScope(lackOfRoles(request))), request);
    }

    private String lackOfRoles(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user
                && Collections.disjoint(user.getSecurityIdentity().getRoles(), Roles.OF_TOKENS)) {
            log(request, rolesMissing);
            return rolesMissing;
        }
        return "another role is needed";
    }

    private static void log(RoutingContext request, String why) {
        LOG.infof("%s %s refused: %s", request.request().method(), request.normalizedPath(), why);
    }
}
