package fr.contratdeville.platform.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import fr.contratdeville.platform.problem.Limits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What every caller has left of its requests. */
@Singleton
class RequestStocks {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Limits.Requests limits;
    private final LoadingCache<String, Bucket> stocks;

    RequestStocks(Limits limits) {
        this.limits = limits.requests();
        this.stocks = Caffeine.newBuilder()
                .maximumSize(this.limits.callers())
                // Full again by then: nothing is lost by forgetting it.
                .expireAfterAccess(timeToFill())
                .build(caller -> full());
    }

    ConsumptionProbe take(String caller) {
        return stocks.get(caller).tryConsumeAndReturnRemaining(1);
    }

    /** How long an empty stock takes to fill. */
    Duration timeToFill() {
        return MINUTE.multipliedBy(limits.burst()).dividedBy(limits.perMinute());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.burst()).refillGreedy(limits.perMinute(), MINUTE))
                .build();
    }
}
