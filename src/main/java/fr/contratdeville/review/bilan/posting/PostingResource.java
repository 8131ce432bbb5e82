package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.body.JsonDocument;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Addresses;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.review.bilan.BilanRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where partners' software posts bilans. */
@Path("/api/v1/bilans")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class PostingResource {

    private final Posting posting;
    private final Batches batches;
    private final Receipts receipts;
    private final IdempotentAnswers answers;

    PostingResource(Posting posting, Batches batches, Receipts receipts, IdempotentAnswers answers) {
        this.posting = posting;
        this.batches = batches;
        this.receipts = receipts;
        this.answers = answers;
    }

    @POST
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @InTheCallersLanguage
    @Operation(operationId = "postBilan", summary = "Post a bilan", description = """
                    Creates a bilan and answers with a receipt. Sent again with the same `Idempotency-Key` it gives the first \
                    answer again, byte for byte; sent again without one it changes nothing and is answered with 200, as long \
                    as it says the same. An action has one bilan at most: another one is refused with 409. When what the first \
                    request wrote has been deleted or withdrawn since, its key is refused with 410: a new key sends it anew.""")
    @APIResponseSchema(value = Receipt.class, responseCode = "201", responseDescription = "Created.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Was there already, with the same content; or nothing was written, as `validateOnly=true` asks.",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Response post(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
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
        return once(idempotencyKey, how, request, document, () -> receipts.of(posting.post(document.root()), how));
    }

    @POST
    @Takes(Workload.BATCH)
    @Path("batch")
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @InTheCallersLanguage
    @Operation(operationId = "postBilans", summary = "Post many bilans", description = """
                    Creates up to 500 bilans. `atomic` writes all of them or, if anything is wrong with any, none; `each` \
                    writes those that nothing is wrong with, and says of each what became of it, in the order sent. A bilan \
                    that is there already and says the same is left unchanged. Takes an `Idempotency-Key` as a single bilan \
                    does.""")
    @APIResponseSchema(value = BatchResponse.class, responseCode = "200", responseDescription = "Done.")
    public Response postBatch(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @QueryParam("mode")
                    @Parameter(
                            description = "What becomes of the batch if something is wrong.",
                            schema = @Schema(ref = "BatchMode", defaultValue = "atomic"))
                    List<String> mode,
            @BeanParam PostingParameters parameters,
            @Context HttpServerRequest request,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = BatchRequest.class)))
                    JsonDocument document) {
        Parameters read = new Parameters(request);
        BatchMode asked = read.code("mode", mode, BatchMode.class);
        Sending how = Sending.read(read, parameters, acceptLanguage);
        BatchMode batchMode = asked == null ? BatchMode.ATOMIC : asked;
        List<JsonNode> bilans = batches.bilans(document.root());
        return once(idempotencyKey, how, request, document, () -> {
            List<Written> written = batchMode == BatchMode.ATOMIC ? posting.postAll(bilans) : posting.postEach(bilans);
            return receipts.of(written, batchMode, how);
        });
    }

    private Response once(
            String idempotencyKey,
            Sending how,
            HttpServerRequest request,
            JsonDocument document,
            Supplier<Answer> work) {
        // A check writes nothing, and so uses no key up.
        IdempotentAnswers.requireKey(idempotencyKey);
        String key = how.validateOnly() ? null : idempotencyKey;
        return answers.once(
                        key,
                        () -> "%s %s %s".formatted(request.method(), Addresses.self(request), document.root()),
                        work)
                .response();
    }
}
