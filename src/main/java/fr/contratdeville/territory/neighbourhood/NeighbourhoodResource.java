package fr.contratdeville.territory.neighbourhood;

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

@Path("/api/v1/neighbourhoods")
@Tag(name = "Neighbourhoods")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class NeighbourhoodResource {

    private final Neighbourhoods neighbourhoods;
    private final NeighbourhoodRepository repository;

    NeighbourhoodResource(Neighbourhoods neighbourhoods, NeighbourhoodRepository repository) {
        this.neighbourhoods = neighbourhoods;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les quartiers")
    @Operation(
            operationId = "listNeighbourhoods",
            summary = "List neighbourhoods",
            description = "The neighbourhoods (quartiers prioritaires) of the contrats de ville, a page at a time.")
    public Page<NeighbourhoodResponse> list(
            @BeanParam NeighbourhoodFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(NeighbourhoodResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getNeighbourhood",
            summary = "Read a neighbourhood",
            description = "One neighbourhood, with its entity tag.")
    public NeighbourhoodResponse get(@PathParam("id") UUID id) {
        return neighbourhoods.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createNeighbourhood",
            summary = "Create a neighbourhood",
            description = "Creates a neighbourhood. Its name and its code must be new in its contract.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public NeighbourhoodResponse create(Body<NeighbourhoodRequest> body) {
        return neighbourhoods.create(new Neighbourhood(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceNeighbourhood",
            summary = "Replace a neighbourhood",
            description = "Replaces all of a neighbourhood. It stays with its contract.")
    public NeighbourhoodResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<NeighbourhoodRequest> body) {
        return neighbourhoods.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchNeighbourhood",
            summary = "Change a neighbourhood",
            description = MergePatch.DESCRIPTION)
    public NeighbourhoodResponse patch(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return neighbourhoods.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteNeighbourhood",
            summary = "Delete a neighbourhood",
            description = "Deletes a neighbourhood in which no action takes place, and which succeeds no other.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        neighbourhoods.delete(id, ifMatch);
    }
}
