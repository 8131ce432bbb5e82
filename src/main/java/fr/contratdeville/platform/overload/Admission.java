package fr.contratdeville.platform.overload;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemResponses;
import fr.contratdeville.platform.security.Asker;
import fr.contratdeville.platform.transport.Api;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what comes while as many requests of its kind are being worked on as may be. How many those are follows from how fast
 * answers are (additive increase, multiplicative decrease): where they get slow there are fewer, whatever the reason is. Fixed
 * numbers would be too many on a small machine, and too few on a large one.
 *
 * <p>A request asks twice: before its token is looked at, which takes time and for a partner a question to the database, and
 * anew when it is known who has sent it and all of its body is there. While a body arrives it has no place.
 */
@Singleton
class Admission {

    /** After what it takes to read the answer (CrossOrigin), and what cannot be read at all (RequestGuard). */
    private static final int PRIORITY_BY_WHAT_IS_SHOWN = 850;

    /** Just before and just after bodies are received (WholeBodies). */
    private static final int PRIORITY_BEFORE_THE_BODY = 171;

    private static final int PRIORITY_BY_WHO_IT_IS = 169;

    private static final String PLACE = Admission.class.getName();
    private static final String TIMER = PLACE + " timer";

    /** No request works longer. The framework tells nobody of some clients that go just when they are answered. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Workloads workloads;
    private final ProblemResponses problems;
    private final Vertx vertx;
    private final Map<Workload, Places> places = new EnumMap<>(Workload.class);

    Admission(
            Workloads workloads,
            ProblemResponses problems,
            OverloadLimits limits,
            MeterRegistry registry,
            Vertx vertx) {
        this.workloads = workloads;
        this.problems = problems;
        this.vertx = vertx;
        int percent = limits.percentOfOneCaller();
        places.put(Workload.READ, new Places(within(limits.reads(), limits), percent));
        places.put(Workload.TOTAL, new Places(within(limits.totals(), limits), percent));
        places.put(Workload.WRITE, new Places(within(limits.writes(), limits), percent));
        places.put(Workload.BATCH, new Places(FixedLimit.of(limits.batches()), percent));
        places.forEach((workload, those) -> tell(workload, those, registry));
    }

    private static Limit within(OverloadLimits.Range range, OverloadLimits limits) {
        return AIMDLimit.newBuilder()
                .minLimit(range.least())
                .maxLimit(Math.max(range.least(), range.most()))
                .initialLimit((range.least() + range.most()) / 2)
                .timeout(limits.slow().toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    private static void tell(Workload workload, Places places, MeterRegistry registry) {
        String name = workload.name().toLowerCase(Locale.ROOT);
        Gauge.builder("contratdeville.places", places, Places::number)
                .description("How many requests of a kind may be worked on at once")
                .tag("workload", name)
                .register(registry);
        Gauge.builder("contratdeville.places.taken", places, Places::taken)
                .description("How many requests of a kind are being worked on")
                .tag("workload", name)
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::admitByWhatIsShown, PRIORITY_BY_WHAT_IS_SHOWN);
        filters.register(this::stepAside, PRIORITY_BEFORE_THE_BODY);
        filters.register(this::admitByWhoItIs, PRIORITY_BY_WHO_IT_IS);
    }

    private void admitByWhatIsShown(RoutingContext request) {
        if (Api.isAsked(request)) {
            // Not when it has been taken: a slow client waits for itself.
            request.addHeadersEndHandler(computed -> giveBack(request));
            request.addEndHandler(end -> giveBack(request));
            admit(request, Set.of(shown(request)));
        } else {
            request.next();
        }
    }

    private void stepAside(RoutingContext request) {
        Place place = request.remove(PLACE);
        if (place != null) {
            vertx.cancelTimer(request.<Long>remove(TIMER));
            place.leave();
        }
        request.next();
    }

    private void admitByWhoItIs(RoutingContext request) {
        if (Api.isAsked(request)) {
            // As the same with other tokens as well, and still as who has shown this one: neither is a way around the
            // other.
            admit(request, Stream.of(shown(request), Asker.of(request)).collect(Collectors.toSet()));
        } else {
            request.next();
        }
    }

    private static String shown(RoutingContext request) {
        String token = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return token == null ? Asker.address(request) : token;
    }

    private void admit(RoutingContext request, Set<String> caller) {
        if (request.response().closed()) {
            // While its token was looked at, the caller has gone: nobody would give the place back.
            return;
        }
        Places those = places.get(workloads.of(request));
        try {
            if (those != null) {
                Place place = those.take(caller);
                request.put(PLACE, place);
                request.put(TIMER, vertx.setTimer(LONGEST.toMillis(), late -> place.leave()));
            }
        } catch (ProblemException full) {
            problems.answer(request, full);
            return;
        }
        request.next();
    }

    private void giveBack(RoutingContext request) {
        Place place = request.remove(PLACE);
        if (place != null) {
            vertx.cancelTimer(request.<Long>remove(TIMER));
            place.giveBack();
        }
    }
}
