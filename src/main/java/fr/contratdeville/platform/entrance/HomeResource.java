package fr.contratdeville.platform.entrance;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page that a visitor sees. It is no operation of the API, and not in its document. */
@Path("/")
class HomeResource {

    private static final String PAGE = "META-INF/resources" + Addresses.DOCUMENTATION + "/index.html";

    private static final String PAGE_TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

    /** The first is for who takes any. */
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.valueOf(PAGE_TYPE), MediaType.APPLICATION_JSON_TYPE)
            .build();

    private final byte[] page;

    HomeResource() throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(PAGE)) {
            this.page = file.readAllBytes();
        }
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    @Produces({PAGE_TYPE, MediaType.APPLICATION_JSON})
    public Response home(@Context Request request) {
        Variant preferred = request.selectVariant(FORMS);
        if (preferred == null) {
            throw new NotAcceptableException();
        }
        boolean forPeople = preferred.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE);
        return Response.ok(forPeople ? page : HomeResponse.LINKS, preferred)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
