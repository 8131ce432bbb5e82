package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.body.JsonDocument;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Bilans;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bilans under the names that their structures give them. */
@Path("/api/v1/structures/{structureId}/bilans/{externalReference}")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class StructureBilanResource {

    private final Bilans bilans;
    private final Posting posting;
    private final Receipts receipts;

    StructureBilanResource(Bilans bilans, Posting posting, Receipts receipts) {
        this.bilans = bilans;
        this.posting = posting;
        this.receipts = receipts;
    }

    @GET
    @ServesMillesimes
    @SelectsFields
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @Operation(
            operationId = "getBilanByReference",
            summary = "Read a bilan by its structure's reference",
            description =
                    "One bilan, with its entity tag. Those that are not validated are their structure's business.")
    public BilanResponse get(
            @PathParam("structureId") UUID structureId,
            @PathParam("externalReference") @Parameter(description = "The structure's own reference for the bilan.")
                    String externalReference) {
        return BilanResponse.of(bilans.getByReference(structureId, externalReference));
    }

    @PUT
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @InTheCallersLanguage
    @Operation(
            operationId = "putBilan",
            summary = "Create or replace a bilan by its structure's reference",
            description = """
                    Creates the bilan, or replaces it while it is with its structure (`draft`, `returned`). To change one, send \
                    its `ETag` in `If-Match`; `If-None-Match: *` creates only. Sent again, it changes nothing and is answered \
                    with 200. The body need not repeat what the address says.""")
    @APIResponseSchema(
            value = Receipt.class,
            responseCode = "200",
            responseDescription = "Replaced, or unchanged; or nothing was written, as `validateOnly=true` asks.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response put(
            @PathParam("structureId") UUID structureId,
            @PathParam("externalReference") @Parameter(description = "The structure's own reference for the bilan.")
                    String externalReference,
            @HeaderParam("If-Match") @Parameter(description = "The bilan's entity tag, to change it.") String ifMatch,
            @HeaderParam("If-None-Match") @Parameter(description = "`*` to create only.") String ifNoneMatch,
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
        Written written = posting.put(structureId, externalReference, ifMatch, ifNoneMatch, document.root());
        return receipts.of(written, how).response();
    }
}
