package fr.contratdeville.annex.imports;

import fr.contratdeville.annex.imports.draft.DocumentImport;
import fr.contratdeville.annex.imports.draft.ImportRowResponse;
import fr.contratdeville.annex.imports.draft.ImportedRow;
import fr.contratdeville.annex.imports.draft.ImportedRows;
import fr.contratdeville.annex.imports.draft.Imports;
import fr.contratdeville.platform.body.MergePatch;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows of an import, one by one. Each has an entity tag of its own: who corrects one is in nobody's way. */
@Path("/api/v1/imports/{id}/rows/{number}")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class ImportRowResource {

    private static final String NUMBER = "The row’s `number`, from 1.";

    private final Imports imports;
    private final ImportedRows rows;

    ImportRowResource(Imports imports, ImportedRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    @GET
    @SelectsFields
    @RolesAllowed(Roles.AGGLOMERATION)
    @InTheCallersLanguage
    @Operation(
            operationId = "getImportRow",
            summary = "Read a row of an import",
            description = "One row, with its entity tag.")
    public ImportRowResponse get(
            @PathParam("id") UUID id,
            @PathParam("number")
                    @Parameter(
                            description = NUMBER,
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
                    int number,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        return rows.responseFor(rows.get(id, number), acceptLanguage);
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.AGGLOMERATION)
    @InTheCallersLanguage
    @Operation(operationId = "patchImportRow", summary = "Correct a row of an import", description = """
                    Changes the members sent, as a JSON Merge Patch; null removes one. `figures` are replaced as a whole: send \
                    those that are to stay as well. To write a figure that was unsure, send it with `accepted`. To leave a row \
                    out, send `leftOut`. Only while the import is a draft.""")
    public ImportRowResponse patch(
            @PathParam("id") UUID id,
            @PathParam("number")
                    @Parameter(
                            description = NUMBER,
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
                    int number,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            MergePatch patch) {
        DocumentImport held = imports.hold(id);
        ImportedRow row = rows.get(id, number);
        rows.correct(held, row, ifMatch, patch);
        return rows.responseFor(row, acceptLanguage);
    }
}
