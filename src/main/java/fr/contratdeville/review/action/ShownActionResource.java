package fr.contratdeville.review.action;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/actions")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
class ShownActionResource {

    private final ShownActions actions;

    ShownActionResource(ShownActions actions) {
        this.actions = actions;
    }

    @GET
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "listActions",
            summary = "List actions",
            description =
                    "Actions with what a screen shows beside them, a page at a time. All filters must hold; several values of one filter are alternatives.")
    public CompletionStage<Page<ActionResponse>> list(
            @BeanParam ActionListFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return actions.page(page.read(request, filter));
    }

    @GET
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getAction",
            summary = "Read an action",
            description = "One action, with its entity tag. Its figures are at `indicator-values` below it.")
    public CompletionStage<ActionResponse> get(@PathParam("id") UUID id) {
        return actions.read(id);
    }
}
