package fr.contratdeville.platform.overload;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limiter.AbstractLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import fr.contratdeville.platform.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places of one kind of requests. Nobody waits for one: who waits holds memory, and is answered when nobody listens any
 * more. What those who have one wait for (a turn, a connection) is bounded by how many they are.
 */
public final class Places {

    private static final int ALL = 100;

    private final AbstractLimiter<Set<String>> all;
    private final int percentOfOneCaller;
    private final Map<String, Integer> ofCallers = new ConcurrentHashMap<>();

    public Places(Limit limit, int percentOfOneCaller) {
        this.all = SimpleLimiter.newBuilder().limit(limit).build();
        this.percentOfOneCaller = percentOfOneCaller;
    }

    /**
     * Takes one.
     *
     * @param caller all by which the caller is known
     * @throws ProblemException 429 if the caller has its share of them already; 503 if there is none
     */
    public Place take(Set<String> caller) {
        // First, so that who is refused for its share has not been in anybody's way for a moment.
        if (count(caller) > most()) {
            leave(caller);
            throw ProblemException.tooManyAtOnce();
        }
        Optional<Limiter.Listener> place = all.acquire(caller);
        if (place.isEmpty()) {
            leave(caller);
            throw ProblemException.overloaded();
        }
        return new Place(place.get(), () -> leave(caller));
    }

    /** @return how many it has with this one */
    private int count(Set<String> caller) {
        return caller.stream()
                .mapToInt(name -> ofCallers.merge(name, 1, Integer::sum))
                .max()
                .orElseThrow();
    }

    private int most() {
        return Math.max(1, number() * percentOfOneCaller / ALL);
    }

    private void leave(Set<String> caller) {
        caller.forEach(known -> ofCallers.computeIfPresent(known, (name, places) -> places == 1 ? null : places - 1));
    }

    int number() {
        return all.getLimit();
    }

    int taken() {
        return all.getInflight();
    }
}
