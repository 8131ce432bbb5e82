package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.body.JsonDocument;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Bilans;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/bilans")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class BilanResource {

    private final Bilans bilans;
    private final Posting posting;
    private final Receipts receipts;
    private final Callers callers;

    BilanResource(Bilans bilans, Posting posting, Receipts receipts, Callers callers) {
        this.bilans = bilans;
        this.posting = posting;
        this.receipts = receipts;
        this.callers = callers;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les bilans")
    @Operation(
            operationId = "listBilans",
            summary = "List bilans",
            description =
                    "Bilans, a page at a time: validated ones, and those that are the caller's business: all for the agglomeration and the warehouse, its own structures' for a partner.")
    public Page<BilanResponse> list(
            @BeanParam BilanFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return bilans.page(page.read(request, filter.seenBy(callers.current()))).map(BilanResponse::of);
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
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

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @InTheCallersLanguage
    @Operation(operationId = "replaceBilan", summary = "Replace a bilan", description = """
                    Replaces all of a bilan while it is with its structure (`draft`, `returned`). It stays with its structure, \
                    its year and its action. Sent again, it changes nothing.""")
    @APIResponseSchema(
            value = Receipt.class,
            responseCode = "200",
            responseDescription = "Replaced, or unchanged; or nothing was written, as `validateOnly=true` asks.")
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @BeanParam PostingParameters parameters,
            @Context HttpServerRequest request,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = BilanRequest.class)))
                    JsonDocument document) {
        Sending how = Sending.read(new Parameters(request), parameters, acceptLanguage);
        Written written = posting.replace(bilans.getToWrite(id), ifMatch, document.root());
        return receipts.of(written, how).response();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @Operation(
            operationId = "deleteBilan",
            summary = "Delete a draft",
            description =
                    "Deletes a bilan that was never submitted. One of which nothing can come goes as well: one that was returned, if its contract no longer has its year, and, by the agglomeration, one that was withdrawn.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        bilans.delete(bilans.holdToWrite(id), ifMatch);
    }
}
