package fr.contratdeville.platform.problem;

import fr.contratdeville.platform.problem.Problem.ProblemError;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Turns what was thrown into what is sent. */
public final class Problems {

    private Problems() {}

    /** The answer to a request that has reached a resource. */
    public static Response response(ProblemException thrown, RoutingContext request) {
        return response(thrown, request, null);
    }

    static Response response(ProblemException thrown, RoutingContext request, String occurrence) {
        request.put(ProblemResponses.CODE, thrown.type().code());
        Messages messages = Messages.preferredBy(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder response = Response.status(thrown.type().status())
                .type(ProblemType.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, messages.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(render(thrown, messages, occurrence));
        thrown.headers().forEach(response::header);
        return response.build();
    }

    static Problem render(ProblemException thrown, Messages messages) {
        return render(thrown, messages, null);
    }

    static Problem render(ProblemException thrown, Messages messages, String instance) {
        ProblemType type = thrown.type();
        List<ProblemError> errors = thrown.violations().stream()
                .map(violation -> render(violation, messages))
                .toList();
        Object[] arguments = errors.isEmpty() ? thrown.arguments() : new Object[] {errors.size()};
        return new Problem(
                type.uri(),
                messages.text("problem." + type.code() + ".title"),
                type.status(),
                messages.text("problem." + type.code() + ".detail", arguments),
                type.code(),
                instance,
                traceId(),
                errors,
                Map.copyOf(thrown.members()));
    }

    private static String traceId() {
        SpanContext trace = Span.current().getSpanContext();
        return trace.isValid() ? trace.getTraceId() : null;
    }

    static ProblemError render(Violation violation, Messages messages) {
        String detail = messages.text(
                Violation.TEXT + violation.code(),
                String.valueOf(violation.found()),
                String.valueOf(violation.expected()));
        String pointer = violation.place() instanceof Violation.Pointer place ? place.value() : null;
        String parameter = violation.place() instanceof Violation.Parameter place ? place.name() : null;
        return new ProblemError(violation.code(), pointer, parameter, detail, violation.found(), violation.expected());
    }
}
