package fr.contratdeville.item;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a creation: 201, the item, and where it is. */
public final class Created {

    private Created() {}

    public static <R extends ItemResponse> RestResponse<R> at(UriInfo uri, R item) {
        URI location = uri.getAbsolutePathBuilder().path(item.id().toString()).build();
        return RestResponse.ResponseBuilder.<R>create(RestResponse.Status.CREATED, item)
                .location(location)
                .build();
    }
}
