package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/bilans")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class BilanResource {

    private final Bilans bilans;
    private final BilanRepository repository;
    private final Callers callers;

    BilanResource(Bilans bilans, BilanRepository repository, Callers callers) {
        this.bilans = bilans;
        this.repository = repository;
        this.callers = callers;
    }

    @GET
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "listBilans",
            summary = "List bilans",
            description =
                    "Bilans, a page at a time: validated ones, and those that are the caller's business: all for the agglomeration and the warehouse, its own structures' for a partner.")
    public Page<BilanResponse> list(
            @BeanParam BilanFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository
                .page(page.read(request, filter.seenBy(callers.current())))
                .map(BilanResponse::of);
    }

    @GET
    @ServesMillesimes
    @Path("{id}")
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "getBilan",
            summary = "Read a bilan",
            description =
                    "One bilan, with its entity tag. Those that are not validated are their structure's business.")
    public BilanResponse get(@PathParam("id") UUID id) {
        return BilanResponse.of(bilans.get(id));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @Operation(
            operationId = "deleteBilan",
            summary = "Delete a draft",
            description = "Deletes a bilan that was never submitted.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        bilans.delete(bilans.getToWrite(id), ifMatch);
    }
}
