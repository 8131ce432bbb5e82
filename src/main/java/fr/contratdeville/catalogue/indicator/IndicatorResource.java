package fr.contratdeville.catalogue.indicator;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/indicators")
@Tag(name = "Indicators")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class IndicatorResource {

    private final Indicators indicators;
    private final IndicatorRepository repository;

    IndicatorResource(Indicators indicators, IndicatorRepository repository) {
        this.indicators = indicators;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les indicateurs")
    @Operation(
            operationId = "listIndicators",
            summary = "List indicators",
            description = "The shared catalogue of what is counted, a page at a time.")
    public Page<IndicatorResponse> list(
            @BeanParam IndicatorFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(IndicatorResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getIndicator",
            summary = "Read an indicator",
            description = "The definition of one indicator, with its entity tag.")
    public IndicatorResponse get(@PathParam("id") UUID id) {
        return indicators.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createIndicator",
            summary = "Create an indicator",
            description = "Defines an indicator. Its code must be new.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public IndicatorResponse create(Body<IndicatorRequest> body) {
        return indicators.create(new Indicator(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceIndicator",
            summary = "Replace an indicator",
            description =
                    "Replaces all of a definition. An indicator that has figures cannot become a ratio, which has none of its own.")
    public IndicatorResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<IndicatorRequest> body) {
        return indicators.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchIndicator", summary = "Change an indicator", description = MergePatch.DESCRIPTION)
    public IndicatorResponse patch(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return indicators.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteIndicator",
            summary = "Delete an indicator",
            description = "Deletes an indicator without figures, of which no ratio is made.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        indicators.delete(id, ifMatch);
    }
}
