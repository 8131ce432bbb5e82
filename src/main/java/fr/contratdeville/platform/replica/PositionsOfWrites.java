package fr.contratdeville.platform.replica;

import fr.contratdeville.platform.database.WritingMethods;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says of what was written where in the log that is, so that a reader who brings it along sees it. Where that cannot be found out
 * any more, such as when the primary goes away just then, where nobody comes: the write was done, and a reader who has to see it
 * waits for the primary.
 */
class PositionsOfWrites {

    static final String HEADER = "Database-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Replica replica;
    private final PrimaryPositions positions;

    PositionsOfWrites(Replica replica, PrimaryPositions positions) {
        this.replica = replica;
        this.positions = positions;
    }

    /** When the transaction has ended: it is that of the method that has answered. */
    @ServerResponseFilter
    void tell(ContainerResponseContext response, ResourceInfo resource) {
        if (replica.isConfigured()
                && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                && WritingMethods.answersAWrite(resource.getResourceMethod())) {
            response.getHeaders().putSingle(HEADER, now().toString());
        }
    }

    private Position now() {
        try {
            return positions
                    .now()
                    .toCompletableFuture()
                    .completeOnTimeout(Position.NEVER, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException away) {
            return Position.NEVER;
        }
    }
}
