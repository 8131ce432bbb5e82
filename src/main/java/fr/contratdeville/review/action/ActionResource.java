package fr.contratdeville.review.action;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/actions")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
class ActionResource {

    private final Actions actions;
    private final ShownActions shown;

    ActionResource(Actions actions, ShownActions shown) {
        this.actions = actions;
        this.shown = shown;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les actions")
    @Operation(
            operationId = "listActions",
            summary = "List actions",
            description =
                    "Actions with what a screen shows beside them, a page at a time. All filters must hold; several values of one filter are alternatives.")
    public CompletionStage<Page<ActionResponse>> list(
            @BeanParam ActionListFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return shown.page(page.read(request, filter));
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getAction",
            summary = "Read an action",
            description = "One action, with its entity tag. Its figures are at `indicator-values` below it.")
    public CompletionStage<ActionResponse> get(@PathParam("id") UUID id) {
        return shown.read(id);
    }

    @POST
    @Transactional
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
    @Transactional
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
    @Transactional
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchAction", summary = "Change an action", description = MergePatch.DESCRIPTION)
    public ActionResponse patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return actions.patch(id, ifMatch, patch);
    }

    @DELETE
    @Transactional
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
