package fr.contratdeville.annex.imports;

import fr.contratdeville.annex.imports.confirmation.ConfirmationResponse;
import fr.contratdeville.annex.imports.confirmation.Confirmations;
import fr.contratdeville.annex.imports.draft.ImportFilter;
import fr.contratdeville.annex.imports.draft.ImportListed;
import fr.contratdeville.annex.imports.draft.ImportResponse;
import fr.contratdeville.annex.imports.draft.Imports;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports as a whole. */
@Path("/api/v1/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class ImportResource {

    private final Imports imports;
    private final Confirmations confirmations;

    ImportResource(Imports imports, Confirmations confirmations) {
        this.imports = imports;
        this.confirmations = confirmations;
    }

    @GET
    @SelectsFields
    @RolesAllowed(Roles.AGGLOMERATION)
    @InFrench("Lister les imports")
    @Operation(
            operationId = "listImports",
            summary = "List imports",
            description = "Years that were read from documents, drafts and confirmed ones, a page at a time.")
    public Page<ImportListed> list(
            @BeanParam ImportFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return imports.page(page.read(request, filter));
    }

    @GET
    @Path("{id}")
    @SelectsFields
    @RolesAllowed(Roles.AGGLOMERATION)
    @InTheCallersLanguage
    @Operation(
            operationId = "getImport",
            summary = "Read an import",
            description =
                    "An import with all its rows, what was unsure about each, and its entity tag, which its confirmation asks for.")
    public ImportResponse get(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        return imports.responseFor(imports.get(id), acceptLanguage);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(
            operationId = "deleteImport",
            summary = "Delete a draft",
            description =
                    "Deletes an import that has not been confirmed. Its document can be sent anew. A confirmed one stays: withdraw its bilans.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        imports.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/confirmation")
    @Takes(Workload.BATCH)
    @RolesAllowed(Roles.AGGLOMERATION)
    @Operation(operationId = "confirmImport", summary = "Confirm an import", description = """
                    Turns all rows that are not left out into validated bilans, or none: `errors` tells everything that is wrong, \
                    at its place in the import. Structures that are not known are made, where the row says so. Only figures that \
                    are `accepted` are written. A row whose action has a bilan already is left out; an action that is there \
                    without one keeps its description and its pillar.""")
    public ConfirmationResponse confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return confirmations.confirm(id, ifMatch);
    }
}
