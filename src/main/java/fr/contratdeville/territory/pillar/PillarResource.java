package fr.contratdeville.territory.pillar;

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

@Path("/api/v1/pillars")
@Tag(name = "Pillars")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class PillarResource {

    private final Pillars pillars;
    private final PillarRepository repository;

    PillarResource(Pillars pillars, PillarRepository repository) {
        this.pillars = pillars;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les piliers")
    @Operation(
            operationId = "listPillars",
            summary = "List pillars",
            description = "The headings of the contrats de ville, a page at a time. Pillars are each contract's own.")
    public Page<PillarResponse> list(
            @BeanParam PillarFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(PillarResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(operationId = "getPillar", summary = "Read a pillar", description = "One pillar, with its entity tag.")
    public PillarResponse get(@PathParam("id") UUID id) {
        return pillars.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createPillar",
            summary = "Create a pillar",
            description = "Creates a pillar. Its code must be new in its contract.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public PillarResponse create(Body<PillarRequest> body) {
        return pillars.create(new Pillar(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replacePillar",
            summary = "Replace a pillar",
            description = "Replaces all of a pillar. It stays with its contract.")
    public PillarResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<PillarRequest> body) {
        return pillars.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchPillar", summary = "Change a pillar", description = MergePatch.DESCRIPTION)
    public PillarResponse patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return pillars.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deletePillar",
            summary = "Delete a pillar",
            description = "Deletes a pillar to which no action is assigned, and which succeeds no other.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        pillars.delete(id, ifMatch);
    }
}
