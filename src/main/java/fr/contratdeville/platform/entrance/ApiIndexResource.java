package fr.contratdeville.platform.entrance;

import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Addresses.API)
@Tag(name = "Index")
@Produces(MediaType.APPLICATION_JSON)
class ApiIndexResource {

    private final ApiIndexResponse index;

    ApiIndexResource(StartingPoints startingPoints) {
        this.index = new ApiIndexResponse(Addresses.API, Addresses.DOCUMENT, startingPoints.links());
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "getIndex",
            summary = "See what there is to read",
            description =
                    "Everything that can be read by its address alone: lists, totals, exports, changes. Items are reached from their lists.")
    public ApiIndexResponse get() {
        return index;
    }
}
