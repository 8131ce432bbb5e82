package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.transport.WrittenJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it goes over the wire, so that it can be given again byte for byte.
 *
 * @param location null if nothing was created
 * @param etag null if it is not about one bilan
 * @param refusesAll whether it says of every bilan that it was refused, so that there is nothing not to do twice
 */
record Answer(int status, String location, String etag, String language, String body, boolean refusesAll) {

    Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(new WrittenJson(body.getBytes(StandardCharsets.UTF_8)));
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        return response.build();
    }
}
