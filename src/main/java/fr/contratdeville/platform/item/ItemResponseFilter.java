package fr.contratdeville.platform.item;

import fr.contratdeville.platform.transport.WrittenJson;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every answer that is an item its {@code ETag}, a new one its {@code Location}, and 304 to who has it already. */
class ItemResponseFilter {

    private final EntityTags tags;

    ItemResponseFilter(EntityTags tags) {
        this.tags = tags;
    }

    @ServerResponseFilter
    void complete(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof ItemResponse item)) {
            return;
        }
        byte[] written = tags.written(item);
        String tag = tags.of(item, written);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (response.getStatus() == Response.Status.CREATED.getStatusCode()) {
            // Without the host, which a caller may have made up.
            String address = request.getUriInfo().getPath() + "/" + item.id();
            response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
        }
        boolean read = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        if (read && !EntityTags.matchesNone(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(new WrittenJson(written));
        }
    }
}
