package fr.contratdeville.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.transport.ContentCoding;
import io.quarkus.oidc.OIDCException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Errors of requests that never reach a resource: no such path, too large, not readable as HTTP, a provider that is away. */
@Singleton
public class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private static final Map<Integer, ProblemType> TYPES = Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            408, ProblemType.REQUEST_TIMEOUT,
            413, ProblemType.BODY_TOO_LARGE,
            500, ProblemType.INTERNAL_ERROR,
            503, ProblemType.UNAVAILABLE);

    /** Under which a request has the code of the problem that it is answered with. */
    static final String CODE = ProblemResponses.class.getName();

    private final ObjectMapper json;

    ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    void answerWhatNoResourceAnswers(@Observes Router router) {
        TYPES.forEach((status, type) -> router.errorHandler(status, request -> answer(request, type)));
        // Before the framework's own, which answers nothing, or more than it should.
        router.route().order(Integer.MIN_VALUE + 2).failureHandler(this::answerFailure);
    }

    private void answerFailure(RoutingContext request) {
        if (request.failure() instanceof OIDCException) {
            answer(request, ProblemException.unavailable());
        } else {
            // What a caller's token gives a right to stands in the database as well.
            ProblemException failed = DatabaseProblems.of(request.failure())
                    .orElseGet(() ->
                            new ProblemException(TYPES.getOrDefault(request.statusCode(), ProblemType.INTERNAL_ERROR)));
            answer(request, failed);
        }
    }

    /** The code of the problem that a request was answered with; null if it was answered otherwise. */
    public static String codeOf(RoutingContext request) {
        return request.get(CODE);
    }

    static String newOccurrence() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    void answer(RoutingContext request, ProblemType type) {
        answer(request, new ProblemException(type));
    }

    public void answer(RoutingContext request, ProblemException thrown) {
        ProblemType type = thrown.type();
        String occurrence = null;
        // What cannot be sent any more because the caller has gone is no error.
        if (type == ProblemType.INTERNAL_ERROR && !request.response().closed()) {
            occurrence = newOccurrence();
            LOG.errorf(request.failure(), "%s failed, occurrence %s", request.normalizedPath(), occurrence);
        }
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        request.put(CODE, type.code());
        Messages messages = Messages.preferredBy(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = Problems.render(thrown, messages, occurrence);
        ContentCoding coding = ContentCoding.orIdentity(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        thrown.headers().forEach(request.response()::putHeader);
        if (coding != ContentCoding.IDENTITY) {
            request.response().putHeader(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
        request.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemType.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, messages.language())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .end(Buffer.buffer(coding.encoded(serialized(problem))));
    }

    private byte[] serialized(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
