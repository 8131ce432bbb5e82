package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.problem.ProblemResponses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Counts the requests that are answered with a problem, by its code. */
@Singleton
class RefusedRequests {

    private static final int PRIORITY = 2000;

    private final Meter.MeterProvider<Counter> problems;

    RefusedRequests(MeterRegistry registry) {
        problems = Counter.builder("contratdeville.problems")
                .description("Requests that were answered with a problem, by its code")
                .withRegistry(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addEndHandler(end -> {
                        String code = ProblemResponses.codeOf(request);
                        if (code != null) {
                            problems.withTag("code", code).increment();
                        }
                    });
                    request.next();
                },
                PRIORITY);
    }
}
