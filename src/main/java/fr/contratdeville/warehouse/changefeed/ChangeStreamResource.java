package fr.contratdeville.warehouse.changefeed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.security.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/api/v1/changes/stream")
@Tag(name = "Changes")
class ChangeStreamResource {

    private static final int AT_A_TIME = 100;
    /** Without an event for as long, a dead connection would look like a quiet one. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    /** The caller's token is verified when the stream begins, and not again. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    private final ChangeFeed feed;
    private final NewChanges changes;
    private final CommitSignal signal;
    private final ObjectMapper json;

    ChangeStreamResource(ChangeFeed feed, NewChanges changes, CommitSignal signal, ObjectMapper json) {
        this.feed = feed;
        this.changes = changes;
        this.signal = signal;
        this.json = json;
    }

    @GET
    @Takes(Workload.ELSE)
    @OfThisMoment
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @InFrench("Suivre ce qui change")
    @Operation(operationId = "streamChanges", summary = "Follow what changes", description = """
                    What `listChanges` tells, as server-sent events, as soon as it is committed. An event `change` has an item of \
                    the feed as its data and, as its id, the token behind it; `Last-Event-ID` goes on from there. While \
                    nothing changes, an event `token` comes every 15 seconds, with the token to go on from. The stream ends \
                    after 15 minutes, because the access token is verified when it begins: go on with another.""")
    @APIResponse(
            responseCode = "200",
            description = "Events, as they happen.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples =
                                                    "event: change\nid: MXwwMTk5YjZhNC01YzBl\ndata: {\"dataset\": \"actions\", …}\n\n")))
    public Multi<OutboundSseEvent> stream(
            @BeanParam StreamParameters parameters, @Context Sse sse, @Context HttpServerRequest request)
            throws SQLException {
        FeedToken from = parameters.read(request);
        // Once the stream has begun it cannot be refused any more.
        feed.read(from, 1);
        if (request.method() == HttpMethod.HEAD) {
            return Multi.createFrom().empty();
        }
        long end = System.nanoTime() + LONGEST_STREAM.toNanos();
        AtomicReference<FeedToken> reached = new AtomicReference<>(from);
        // Asks for more when all has been sent, and not before.
        return Multi.createBy()
                .repeating()
                .uni(() -> next(reached, sse))
                .whilst(sent -> System.nanoTime() < end && !signal.isStopping())
                .onItem()
                .disjoint();
    }

    private Uni<List<OutboundSseEvent>> next(AtomicReference<FeedToken> reached, Sse sse) {
        return changes.after(reached.get(), AT_A_TIME, LONGEST_SILENCE).map(page -> {
            reached.set(page.end());
            return events(page, sse);
        });
    }

    private List<OutboundSseEvent> events(ChangePage page, Sse sse) {
        List<OutboundSseEvent> events = new ArrayList<>();
        for (int i = 0; i < page.changes().size(); i++) {
            events.add(event(
                    "change",
                    page.after(i).encoded(),
                    ChangeResponse.of(page.changes().get(i)),
                    sse));
        }
        if (events.isEmpty()) {
            String token = page.end().encoded();
            events.add(event("token", token, Map.of("token", token), sse));
        }
        return events;
    }

    private OutboundSseEvent event(String name, String id, Object data, Sse sse) {
        try {
            return sse.newEventBuilder()
                    .name(name)
                    .id(id)
                    .data(json.writeValueAsString(data))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
