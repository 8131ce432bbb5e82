package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Bilans;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
        Bilan bilan = bilans.getToWrite(id);
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
        Bilan bilan = bilans.get(id);
        workflow.giveBack(bilan, ifMatch, body);
        return BilanResponse.of(bilan);
    }

    @POST
    @Path("validate")
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(operationId = "validateBilan", summary = "Validate a bilan", description = """
                    Publishes a submitted bilan: writes its outcome and its figures into its action, which is created if it is \
                    not there yet. Figures that an earlier validation of the bilan wrote, and that it no longer has, go.""")
    public BilanResponse validate(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Bilan bilan = bilans.get(id);
        workflow.validate(bilan, ifMatch);
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
        Bilan bilan = bilans.get(id);
        workflow.reopen(bilan, ifMatch, body.accepted().reason());
        return BilanResponse.of(bilan);
    }
}
