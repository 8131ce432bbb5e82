package fr.contratdeville.platform.entrance;

import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Addresses.API)
@Tag(name = "Index")
class ApiIndexResource {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    private final ApiIndexResponse index;

    ApiIndexResource(StartingPoints startingPoints) {
        this.index = new ApiIndexResponse(Addresses.API, Addresses.DOCUMENT, startingPoints.links());
    }

    /** Also to who asks for a page: that is a person, whom the links lead on as well. */
    @GET
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "getIndex",
            summary = "See what there is to read",
            description =
                    "Everything that can be read by its address alone: lists, totals, exports, changes. Items are reached from their lists.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiIndexResponse.class)))
    public Response get() {
        return Response.ok(index, JSON).build();
    }
}
