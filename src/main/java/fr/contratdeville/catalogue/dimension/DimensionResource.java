package fr.contratdeville.catalogue.dimension;

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

@Path("/api/v1/dimensions")
@Tag(name = "Dimensions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class DimensionResource {

    private final Dimensions dimensions;
    private final DimensionRepository repository;

    DimensionResource(Dimensions dimensions, DimensionRepository repository) {
        this.dimensions = dimensions;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les dimensions")
    @Operation(
            operationId = "listDimensions",
            summary = "List dimensions",
            description =
                    "The dimensions along which figures are broken down, with their sets of categories, a page at a time.")
    public Page<DimensionResponse> list(
            @BeanParam DimensionFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(DimensionResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getDimension",
            summary = "Read a dimension",
            description = "One dimension with its sets of categories, and its entity tag.")
    public DimensionResponse get(@PathParam("id") UUID id) {
        return dimensions.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createDimension",
            summary = "Create a dimension",
            description = "Creates a dimension with its sets of categories. Its code must be new.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public DimensionResponse create(Body<DimensionRequest> body) {
        return dimensions.create(new Dimension(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceDimension",
            summary = "Replace a dimension",
            description =
                    "Replaces all of a dimension. A set that figures use keeps its categories: add another version of it instead.")
    public DimensionResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<DimensionRequest> body) {
        return dimensions.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchDimension", summary = "Change a dimension", description = MergePatch.DESCRIPTION)
    public DimensionResponse patch(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return dimensions.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteDimension",
            summary = "Delete a dimension",
            description = "Deletes a dimension that no figure is broken down along.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        dimensions.delete(id, ifMatch);
    }
}
