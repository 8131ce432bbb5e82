package fr.contratdeville.platform.sight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts the requests that are answered with a problem, by its code. */
@Singleton
class RefusedRequests implements HearsOfRequests {

    private final Meter.MeterProvider<Counter> problems;

    RefusedRequests(MeterRegistry registry) {
        problems = Counter.builder("contratdeville.problems")
                .description("Requests that were answered with a problem, by its code")
                .withRegistry(registry);
    }

    @Override
    public void answered(AnsweredRequest request) {
        if (request.problem() != null) {
            problems.withTag("code", request.problem()).increment();
        }
    }
}
