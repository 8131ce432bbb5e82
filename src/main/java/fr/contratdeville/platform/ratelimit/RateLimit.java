package fr.contratdeville.platform.ratelimit;

import fr.contratdeville.platform.problem.Limits;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemResponses;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Asker;
import fr.contratdeville.platform.transport.Api;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Answers 429 to a caller who has sent too many requests, and tells every caller how many are left
 * (draft-ietf-httpapi-ratelimit-headers).
 */
@Singleton
class RateLimit {

    /** After the token has been verified (200), before anything else is done. */
    private static final int PRIORITY = 190;

    private static final String COUNTED = RateLimit.class.getName();
    private static final long NANOSECONDS = Duration.ofSeconds(1).toNanos();

    private final boolean limited;
    private final String policy;
    private final RequestStocks stocks;
    private final ProblemResponses problems;

    RateLimit(Limits limits, RequestStocks stocks, ProblemResponses problems) {
        this.limited = limits.requests().enabled();
        this.policy = "\"caller\";q=%d;w=%d"
                .formatted(
                        limits.requests().burst(), seconds(stocks.timeToFill().toNanos()));
        this.stocks = stocks;
        this.problems = problems;
    }

    void count(@Observes Filters filters) {
        if (limited) {
            filters.register(
                    request -> {
                        if (!Api.isAsked(request) || admits(request, Asker.of(request))) {
                            request.next();
                        }
                    },
                    PRIORITY);
        }
    }

    /** What fails before, as with a bad token, counts for the address it comes from: nothing else is known of it. */
    void countWhatFailsBefore(@Observes Router router) {
        if (limited) {
            router.route().order(Integer.MIN_VALUE).failureHandler(request -> {
                if (!Api.isAsked(request) || request.get(COUNTED) != null || admits(request, Asker.address(request))) {
                    request.next();
                }
            });
        }
    }

    /** @return false if the request has been answered */
    private boolean admits(RoutingContext request, String caller) {
        request.put(COUNTED, true);
        ConsumptionProbe left = stocks.take(caller);
        request.response()
                .putHeader("RateLimit-Policy", policy)
                .putHeader(
                        "RateLimit",
                        "\"caller\";r=" + left.getRemainingTokens() + ";t=" + seconds(left.getNanosToWaitForReset()));
        if (!left.isConsumed()) {
            problems.answer(
                    request,
                    new ProblemException(ProblemType.TOO_MANY_REQUESTS)
                            .withHeader("Retry-After", Long.toString(seconds(left.getNanosToWaitForRefill()))));
        }
        return left.isConsumed();
    }

    private static long seconds(long nanoseconds) {
        return (nanoseconds + NANOSECONDS - 1) / NANOSECONDS;
    }
}
