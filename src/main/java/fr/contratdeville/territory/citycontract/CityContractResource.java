package fr.contratdeville.territory.citycontract;

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

@Path("/api/v1/city-contracts")
@Tag(name = "City contracts")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class CityContractResource {

    private final CityContracts contracts;
    private final CityContractRepository repository;

    CityContractResource(CityContracts contracts, CityContractRepository repository) {
        this.contracts = contracts;
        this.repository = repository;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les contrats de ville")
    @Operation(
            operationId = "listCityContracts",
            summary = "List contracts",
            description = "The contrats de ville, a page at a time.")
    public Page<CityContractResponse> list(
            @BeanParam CityContractFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter)).map(CityContractResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getCityContract",
            summary = "Read a contract",
            description = "One contrat de ville, with its entity tag.")
    public CityContractResponse get(@PathParam("id") UUID id) {
        return contracts.read(id);
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "createCityContract",
            summary = "Create a contract",
            description = "Creates a contrat de ville. Its code must be new.")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public CityContractResponse create(Body<CityContractRequest> body) {
        return contracts.create(new CityContract(), body);
    }

    @PUT
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "replaceCityContract",
            summary = "Replace a contract",
            description =
                    "Replaces all of a contrat de ville. Its years cannot leave out any that it has actions or bilans of.")
    public CityContractResponse replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<CityContractRequest> body) {
        return contracts.replace(id, ifMatch, body);
    }

    @PATCH
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "patchCityContract", summary = "Change a contract", description = MergePatch.DESCRIPTION)
    public CityContractResponse patch(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, MergePatch patch) {
        return contracts.patch(id, ifMatch, patch);
    }

    @DELETE
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "deleteCityContract",
            summary = "Delete a contract",
            description = "Deletes a contrat de ville to which nothing refers any more.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        contracts.delete(id, ifMatch);
    }
}
