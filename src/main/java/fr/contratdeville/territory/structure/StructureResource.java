package fr.contratdeville.territory.structure;

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

@Path("/api/v1/structures")
@Tag(name = "Structures")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class StructureResource {

    private final Structures structures;
    private final StructureRepository repository;
    private final StructureSuccessors successors;

    StructureResource(Structures structures, StructureRepository repository, StructureSuccessors successors) {
        this.structures = structures;
        this.repository = repository;
        this.successors = successors;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les structures")
    @Operation(
            operationId = "listStructures",
            summary = "List structures",
            description = "The associations, public bodies and companies that carry actions, a page at a time.")
    public Page<StructureResponse> list(
            @BeanParam StructureFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(structures::responseFor);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getStructure",
            summary = "Read a structure",
            description = "One structure, with its entity tag. Its contact address is shown to the agglomeration only.")
    public StructureResponse get(@PathParam("id") UUID id) {
        return structures.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createStructure",
            summary = "Create a structure",
            description = "Creates a structure. Its SIRET, if it has one, must be new.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public StructureResponse create(Body<StructureRequest> body) {
        return structures.create(new Structure(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceStructure",
            summary = "Replace a structure",
            description =
                    "Replaces all of a structure, but its contact address: that one is only changed when `contactEmail` is sent, so that nobody removes it who did not see it.")
    public StructureResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<StructureRequest> body) {
        return structures.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchStructure", summary = "Change a structure", description = MergePatch.DESCRIPTION)
    public StructureResponse patch(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return structures.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteStructure",
            summary = "Delete a structure",
            description = "Deletes a structure that carries no action.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        structures.delete(id, ifMatch);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}/successor")
    @Operation(operationId = "setSuccessor", summary = "Say what a structure becomes", description = """
                    For a structure that merges into another one, or goes on under another name or SIRET. What it carried stays \
                    under its name, and is counted under its successor with `structures=mapped`. From `fromYear` on, a bilan \
                    that names it is its successor's, and the answer says so. Its partner may from now on act for the \
                    successor as well, and the successor's partner for it. Send the structure's `ETag` in `If-Match`.""")
    public StructureResponse become(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<StructureSuccessorRequest> body) {
        return successors.become(id, ifMatch, body);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}/successor")
    @Operation(
            operationId = "removeSuccessor",
            summary = "Have a structure go on by itself",
            description =
                    "Takes back what was said of its successor. What was sent to the successor meanwhile stays there. Send the structure’s `ETag` in `If-Match`.")
    public void goOn(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        successors.goOn(id, ifMatch);
    }
}
