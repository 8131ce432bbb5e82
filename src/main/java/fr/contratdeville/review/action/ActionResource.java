package fr.contratdeville.review.action;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/actions")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class ActionResource {

    private final Actions actions;

    ActionResource(Actions actions) {
        this.actions = actions;
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createAction",
            summary = "Create an action",
            description =
                    "Creates an action. Contract, structure, year and title together must be new; case, accents and spacing make no difference.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public ActionResponse create(Body<ActionRequest> body) {
        return actions.create(new Action(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceAction",
            summary = "Replace an action",
            description = "Replaces all of an action. It stays with its contract.")
    public ActionResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<ActionRequest> body) {
        return actions.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchAction", summary = "Change an action", description = MergePatch.DESCRIPTION)
    public ActionResponse patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return actions.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteAction",
            summary = "Delete an action",
            description = "Deletes an action that has no figures and that no later action continues.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        actions.delete(id, ifMatch);
    }
}
