package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.problem.Routes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Tells those who want to know of every request that has been answered. */
@Singleton
class AnsweredRequests {

    /** Before all others, so that what they answer is told as well. */
    private static final int PRIORITY = 2000;

    private final Routes routes;
    private final List<HearsOfRequests> hearers;

    AnsweredRequests(Routes routes, @All List<HearsOfRequests> hearers) {
        this.routes = routes;
        this.hearers = hearers;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    long begin = System.nanoTime();
                    // When it has been answered, its trace is at its end.
                    SpanContext trace = Span.current().getSpanContext();
                    request.addEndHandler(end -> tell(request, Duration.ofNanos(System.nanoTime() - begin), trace));
                    request.next();
                },
                PRIORITY);
    }

    private void tell(RoutingContext request, Duration took, SpanContext trace) {
        AnsweredRequest answered =
                new AnsweredRequest(request, routes, took, trace.isValid() ? trace.getTraceId() : null);
        hearers.forEach(hearer -> hearer.answered(answered));
    }
}
