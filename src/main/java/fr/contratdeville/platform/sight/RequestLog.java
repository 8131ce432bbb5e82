package fr.contratdeville.platform.sight;

import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** A line for each request that has been answered, if it is asked for. */
@Singleton
class RequestLog implements HearsOfRequests {

    private static final Logger LOG = Logger.getLogger("fr.contratdeville.requests");

    private final boolean wanted;

    RequestLog(@ConfigProperty(name = "contratdeville.log.requests") boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public void answered(AnsweredRequest request) {
        if (wanted) {
            new LogLine()
                    .saying("method", request.method())
                    .saying("route", request.route())
                    .saying("roles", request.roles())
                    .saying("status", request.isUnanswered() ? "-" : request.status())
                    .saying("milliseconds", request.took().toMillis())
                    .saying("problem", request.problem())
                    .writeTo(
                            LOG,
                            members -> members.values().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(" ")));
        }
    }
}
