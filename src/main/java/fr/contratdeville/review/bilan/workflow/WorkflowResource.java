package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Bilans;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps of a bilan between its structure and the agglomeration. Each names the state it was decided on. */
@Path("/api/v1/bilans/{id}")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class WorkflowResource {

    private final Bilans bilans;
    private final Workflow workflow;

    WorkflowResource(Bilans bilans, Workflow workflow) {
        this.bilans = bilans;
        this.workflow = workflow;
    }

    @POST
    @Path("submit")
    @RolesAllowed({Roles.AGGLOMERATION, Roles.PARTNER})
    @Operation(
            operationId = "submitBilan",
            summary = "Submit a bilan",
            description = "Hands a draft or a returned bilan to the agglomeration, if it is complete.")
    public BilanResponse submit(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Bilan bilan = bilans.holdToWrite(id);
        workflow.submit(bilan, ifMatch);
        return BilanResponse.of(bilan);
    }

    @POST
    @Path("return")
    @SaysWhyItself
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "returnBilan",
            summary = "Return a bilan",
            description = "Gives a submitted bilan back to its structure, with reasons.")
    public BilanResponse giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<ReturnRequest> body) {
        Bilan bilan = bilans.hold(id);
        workflow.giveBack(bilan, ifMatch, body);
        return BilanResponse.of(bilan);
    }

    @POST
    @Path("validate")
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(operationId = "validateBilan", summary = "Validate a bilan", description = """
                    Publishes a submitted bilan: writes its outcome and its figures into its action, which is created if it is \
                    not there yet. Figures that an earlier validation of the bilan wrote, and that it no longer has, go; what \
                    stood there before comes back. If the agglomeration has written something else itself since the last \
                    validation, or before the first one, it is refused with 409 (`would-overwrite`): `errors` points to the \
                    places in the bilan's content, `overwrites` has what is published there, and `overwrite` is what to send to \
                    overwrite just that.""")
    public BilanResponse validate(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @QueryParam("overwrite")
                    @Parameter(
                            description =
                                    "That what the agglomeration has written itself may be overwritten: the `overwrite` of the answer 409 that names it.",
                            schema = @Schema(type = SchemaType.STRING))
                    List<String> overwrite,
            @Context HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        String confirmed = parameters.one("overwrite", overwrite, Overwriting::readDigest, "not-a-confirmation", null);
        parameters.accept();
        Bilan bilan = bilans.hold(id);
        workflow.validate(bilan, ifMatch, confirmed);
        return BilanResponse.of(bilan);
    }

    @POST
    @Path("withdraw")
    @SaysWhyItself
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(operationId = "withdrawBilan", summary = "Withdraw a bilan", description = """
                    Takes a bilan back for good, with a reason: one that should not have been sent, or not validated. What its \
                    validation published goes: its figures, its outcome, and the action that it brought along, unless something \
                    else refers to that by now; what stood there before comes back. What the agglomeration has written since \
                    stays. The bilan keeps what it said, in its `content`, and lets go of its action and its reference: the action \
                    can get another bilan.""")
    public BilanResponse withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<WithdrawRequest> body) {
        Bilan bilan = bilans.get(id);
        workflow.withdraw(bilan, ifMatch, body.accepted().reason());
        return BilanResponse.of(bilan);
    }

    @POST
    @Path("reopen")
    @SaysWhyItself
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "reopenBilan",
            summary = "Reopen a bilan",
            description =
                    "Gives a validated bilan back to its structure, with a reason. What was validated stays published until the bilan is validated anew.")
    public BilanResponse reopen(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Body<ReopenRequest> body) {
        Bilan bilan = bilans.hold(id);
        workflow.reopen(bilan, ifMatch, body.accepted().reason());
        return BilanResponse.of(bilan);
    }
}
