package fr.contratdeville.review.bilan.template;

import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.Actions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/actions/{actionId}/bilan-template")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class BilanTemplateResource {

    private final Actions actions;
    private final BilanTemplates templates;

    BilanTemplateResource(Actions actions, BilanTemplates templates) {
        this.actions = actions;
        this.templates = templates;
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Operation(operationId = "getBilanTemplate", summary = "Get the bilan to fill in", description = """
                    The bilan of an action, to be filled in and posted: its identity, and the indicators, categories and \
                    targets of the last time. With a later `year`, the bilan of the same action in that year, which it brings \
                    along if it is not there yet: under the contract of that year, where its pillar and its neighbourhoods have \
                    their successors, with `warnings` of what has none.""")
    public BilanTemplate get(
            @PathParam("actionId") UUID actionId,
            @QueryParam("year")
                    @Parameter(
                            description = "The year to review; the action's own unless given.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    List<String> year,
            @Context HttpServerRequest request) {
        Action action = actions.get(actionId);
        Parameters parameters = new Parameters(request);
        Integer reviewed = parameters.integer("year", year, 1990, 2100);
        parameters.accept();
        String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        request.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, Findings.language(language))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return templates.of(action, reviewed, language);
    }
}
