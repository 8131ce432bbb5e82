package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.problem.Routes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A line for each request that has been answered, if it is asked for: as text, or as members of a JSON object where the log is
 * JSON.
 */
@Singleton
class RequestLog {

    private static final Logger LOG = Logger.getLogger("fr.contratdeville.requests");

    /** Before all others, so that what they answer is told as well. */
    private static final int PRIORITY = 2000;

    private final boolean wanted;
    private final Routes routes;

    RequestLog(@ConfigProperty(name = "contratdeville.log.requests") boolean wanted, Routes routes) {
        this.wanted = wanted;
        this.routes = routes;
    }

    void register(@Observes Filters filters) {
        if (wanted) {
            filters.register(
                    request -> {
                        long begin = System.nanoTime();
                        request.addEndHandler(end -> log(request, Duration.ofNanos(System.nanoTime() - begin)));
                        request.next();
                    },
                    PRIORITY);
        }
    }

    private void log(RoutingContext request, Duration took) {
        AnsweredRequest answered = AnsweredRequest.of(request, routes, took);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", answered.method());
        members.put("route", answered.route());
        members.put("roles", answered.roles());
        members.put("status", answered.status());
        members.put("milliseconds", answered.took().toMillis());
        if (answered.problem() != null) {
            members.put("problem", answered.problem());
        }
        members.forEach(MDC::put);
        try {
            LOG.info(members.values().stream().map(Object::toString).collect(Collectors.joining(" ")));
        } finally {
            members.keySet().forEach(MDC::remove);
        }
    }
}
