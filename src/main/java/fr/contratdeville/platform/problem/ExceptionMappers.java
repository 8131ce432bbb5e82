package fr.contratdeville.platform.problem;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource ends here, so that nothing of the inside reaches a caller. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private static final Map<Integer, ProblemType> TYPES_OF_THE_FRAMEWORKS_STATUSES = Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.BODY_TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE);

    private final Routes routes;

    ExceptionMappers(Routes routes) {
        this.routes = routes;
    }

    @ServerExceptionMapper
    Response problem(ProblemException thrown, RoutingContext request) {
        return Problems.response(thrown, request);
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException thrown, RoutingContext request) {
        // What a parameter's converter throws comes wrapped.
        if (thrown.getCause() instanceof ProblemException problem) {
            return Problems.response(problem, request);
        }
        Response original = thrown.getResponse();
        ProblemType type = TYPES_OF_THE_FRAMEWORKS_STATUSES.get(original.getStatus());
        if (type == null) {
            return unexpected(thrown, request);
        }
        ProblemException problem = new ProblemException(type);
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            problem.withHeader(HttpHeaders.ALLOW, routes.methodsAt(request.normalizedPath()));
        }
        return Problems.response(problem, request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable thrown, RoutingContext request) {
        if (thrown instanceof HttpClosedException) {
            // The caller hung up: nobody reads the answer, and nothing is wrong here.
            return Problems.response(new ProblemException(ProblemType.MALFORMED_REQUEST), request);
        }
        return DatabaseProblems.of(thrown)
                .map(problem -> Problems.response(problem, request))
                .orElseGet(() -> internalError(thrown, request));
    }

    private static Response internalError(Throwable thrown, RoutingContext request) {
        String occurrence = ProblemResponses.newOccurrence();
        LOG.errorf(
                thrown,
                "%s %s failed, occurrence %s",
                request.request().method(),
                request.normalizedPath(),
                occurrence);
        return Problems.response(new ProblemException(ProblemType.INTERNAL_ERROR), request, occurrence);
    }
}
