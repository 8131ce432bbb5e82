package fr.contratdeville.platform.transport;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says with HEAD in which coding GET answers JSON, which {@link JsonWriter} does only where it writes (Quarkus 3.33). */
class CodingOfHead {

    /** After what keeps the answer (0), for GET as well. */
    private static final int LAST = -1;

    @ServerResponseFilter(priority = LAST)
    void say(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.HEAD) && response.hasEntity() && isJson(response)) {
            ContentCoding coding =
                    response.getEntity() instanceof WrittenJson written && written.coding() != ContentCoding.IDENTITY
                            ? written.coding()
                            : ContentCoding.orIdentity(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
            if (coding != ContentCoding.IDENTITY) {
                response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, coding.code());
            }
        }
    }

    private static boolean isJson(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return response.getEntity() instanceof WrittenJson
                || type != null && type.getSubtype().endsWith("json");
    }
}
