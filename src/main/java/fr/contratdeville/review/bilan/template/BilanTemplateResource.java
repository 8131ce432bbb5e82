package fr.contratdeville.review.bilan.template;

import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.Actions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/actions/{actionId}/bilan-template")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
class BilanTemplateResource {

    private final Actions actions;
    private final BilanTemplates templates;
    private final ManagedExecutor workers;

    BilanTemplateResource(Actions actions, BilanTemplates templates, ManagedExecutor workers) {
        this.actions = actions;
        this.templates = templates;
        this.workers = workers;
    }

    @GET
    @InTheCallersLanguage
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Operation(operationId = "getBilanTemplate", summary = "Get the bilan to fill in", description = """
                    The bilan of an action, to be filled in and posted: its identity, and the indicators, categories and \
                    targets of the last time. With a later `year`, the bilan of the same action in that year, which it brings \
                    along if it is not there yet: under the contract of that year, where its pillar and its neighbourhoods have \
                    their successors, with `warnings` of what has none.""")
    public CompletionStage<BilanTemplate> get(
            @PathParam("actionId") UUID actionId,
            @QueryParam("year")
                    @Parameter(
                            description = "The year to review; the action's own unless given.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    List<String> year,
            @Context HttpServerRequest request) {
        if (request.query() == null) {
            return templates.ofItsYear(actionId).thenApply(template -> {
                sayLanguage(request);
                return template;
            });
        }
        return workers.supplyAsync(
                () -> QuarkusTransaction.requiringNew().call(() -> ofTheYear(actions.get(actionId), year, request)));
    }

    private BilanTemplate ofTheYear(Action action, List<String> year, HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        Integer reviewed = parameters.year("year", year);
        parameters.accept();
        sayLanguage(request);
        return templates.of(action, reviewed, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static void sayLanguage(HttpServerRequest request) {
        request.response()
                .putHeader(
                        HttpHeaders.CONTENT_LANGUAGE, Findings.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
