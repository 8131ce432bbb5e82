package fr.contratdeville.platform.item;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.paging.MemberSelection;
import fr.contratdeville.platform.paging.SelectedFields;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.platform.transport.WrittenFile;
import fr.contratdeville.platform.transport.WrittenJson;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every answer that is an item, and everything that is read, its {@code ETag}, a new item its {@code Location}, and 304 to
 * who has it already. What has been written before is somebody else's, who has done so.
 */
class TaggedAnswers {

    /** After all that completes an answer (5000), before what keeps it. */
    private static final int PRIORITY = 1000;

    private final EntityTags tags;
    private final SelectedFields fields;
    private final ObjectMapper json;

    TaggedAnswers(EntityTags tags, SelectedFields fields, ObjectMapper json) {
        this.tags = tags;
        this.fields = fields;
        this.json = json;
    }

    @ServerResponseFilter(priority = PRIORITY)
    void complete(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        Object answer = response.getEntity();
        if (answer instanceof ItemResponse item) {
            if (response.getStatus() == Response.Status.CREATED.getStatusCode()) {
                // Without the host, which a caller may have made up.
                String address = request.getUriInfo().getPath() + "/" + item.id();
                response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
            }
            sendItem(item, request, response);
        } else if (isWhatIsAskedFor(request, response) && !isOfThisMoment(resource)) {
            if (answer instanceof String text) {
                sendInCoding(text.getBytes(StandardCharsets.UTF_8), request, response);
            } else if (answer instanceof byte[] page) {
                sendInCoding(page, request, response);
            } else if (answer instanceof WrittenFile file) {
                send(file, EntityTags.of(file.bytes()), request, response);
            } else {
                WrittenJson written = fields.selection()
                        .map(some -> new WrittenJson(some.written(answer, json)))
                        .orElseGet(() -> WrittenJson.of(answer, json));
                send(written, EntityTags.of(written.bytes()), request, response);
            }
        }
    }

    /** What is no JSON, which is compressed where it is written. */
    private static void sendInCoding(
            byte[] answer, ContainerRequestContext request, ContainerResponseContext response) {
        ContentCoding coding = ContentCoding.orIdentity(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        send(coding.encoded(answer), EntityTags.of(answer), request, response);
        if (coding != ContentCoding.IDENTITY && response.getEntity() != null) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
    }

    private void sendItem(ItemResponse item, ContainerRequestContext request, ContainerResponseContext response) {
        Optional<MemberSelection> selection = fields.selection();
        if (selection.isPresent()) {
            byte[] part = selection.get().written(item, json);
            send(new WrittenJson(part), tags.ofPart(item, part), request, response);
        } else {
            byte[] written = tags.written(item);
            send(new WrittenJson(written), tags.of(item, written), request, response);
        }
    }

    private static boolean isWhatIsAskedFor(ContainerRequestContext request, ContainerResponseContext response) {
        return response.getStatus() == Response.Status.OK.getStatusCode()
                && reads(request)
                && response.getEntity() != null
                && !(response.getEntity() instanceof WrittenJson)
                && !response.getHeaders().containsKey(HttpHeaders.ETAG);
    }

    private static boolean reads(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }

    private static boolean isOfThisMoment(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(OfThisMoment.class);
    }

    private static void send(
            Object answer, String tag, ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (reads(request) && !EntityTags.matchesNone(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
            // How to call a file says who gets one.
            response.getHeaders().remove(HttpHeaders.CONTENT_DISPOSITION);
        } else {
            response.setEntity(answer);
        }
    }
}
