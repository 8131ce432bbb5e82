package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.review.action.Actions;
import io.vertx.core.Vertx;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/actions/{actionId}/indicator-values")
@Tag(name = "Indicator values")
@Produces(MediaType.APPLICATION_JSON)
class IndicatorValueResource {

    private final Actions actions;
    private final IndicatorValues values;
    private final IndicatorValueRepository repository;

    IndicatorValueResource(Actions actions, IndicatorValues values, IndicatorValueRepository repository) {
        this.actions = actions;
        this.values = values;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "listIndicatorValues",
            summary = "List figures",
            description = "The figures of one action, a page at a time.")
    public CompletionStage<Page<IndicatorValueResponse>> list(
            @PathParam("actionId") UUID actionId,
            @BeanParam IndicatorValueFilter filter,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        Supplier<CompletionStage<Page<IndicatorValueResponse>>> asked =
                () -> repository.page(actionId, () -> page.read(request, filter.of(actionId)));
        if (request.query() != null) {
            return asked.get();
        }
        io.vertx.core.Context received = Vertx.currentContext();
        return repository.firstPage(
                actionId,
                request,
                () -> CompletableFuture.supplyAsync(asked, work -> received.runOnContext(nothing -> work.run()))
                        .thenCompose(found -> found));
    }

    @GET
    @Transactional
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getIndicatorValue",
            summary = "Read a figure",
            description = "One figure of an action, with its entity tag.")
    public IndicatorValueResponse get(@PathParam("actionId") UUID actionId, @PathParam("id") UUID id) {
        return values.responseFor(values.get(actionId, id));
    }

    @POST
    @Transactional
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createIndicatorValue",
            summary = "Create a figure",
            description = "Adds a figure to an action. An action has at most one for an indicator.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public IndicatorValueResponse create(@PathParam("actionId") UUID actionId, Body<IndicatorValueRequest> body) {
        return values.create(new IndicatorValue(actions.get(actionId)), body);
    }

    @PUT
    @Transactional
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceIndicatorValue",
            summary = "Replace a figure",
            description = "Replaces all of a figure, its breakdowns included. It stays with its indicator.")
    public IndicatorValueResponse replace(
            @PathParam("actionId") UUID actionId,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            Body<IndicatorValueRequest> body) {
        return values.replace(values.get(actionId, id), ifMatch, body);
    }

    @PATCH
    @Transactional
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchIndicatorValue", summary = "Change a figure", description = MergePatch.DESCRIPTION)
    public IndicatorValueResponse patch(
            @PathParam("actionId") UUID actionId,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            MergePatch patch) {
        return values.patch(values.get(actionId, id), ifMatch, patch);
    }

    @DELETE
    @Transactional
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteIndicatorValue",
            summary = "Delete a figure",
            description = "Deletes a figure with its breakdowns.")
    public void delete(
            @PathParam("actionId") UUID actionId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        values.delete(values.get(actionId, id), ifMatch);
    }
}
