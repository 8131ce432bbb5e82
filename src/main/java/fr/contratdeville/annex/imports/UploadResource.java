package fr.contratdeville.annex.imports;

import fr.contratdeville.annex.imports.draft.ImportResponse;
import fr.contratdeville.annex.imports.draft.Imports;
import fr.contratdeville.annex.imports.draft.NewImport;
import fr.contratdeville.annex.imports.reading.Drafting;
import fr.contratdeville.annex.imports.reading.Sent;
import fr.contratdeville.annex.imports.upload.FileName;
import fr.contratdeville.annex.imports.upload.ReadingTurns;
import fr.contratdeville.annex.imports.upload.Upload;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.office.TextDocument;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.problem.TakesDocuments;
import fr.contratdeville.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where documents are sent. Nothing is held of the database while one is read: each question to it is a transaction of its own. */
@Path("/api/v1/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
class UploadResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";

    private final Imports imports;
    private final Drafting drafting;
    private final ReadingTurns turns;

    UploadResource(Imports imports, Drafting drafting, ReadingTurns turns) {
        this.imports = imports;
        this.drafting = drafting;
        this.turns = turns;
    }

    @POST
    @Takes(Workload.ELSE)
    @TakesDocuments
    @Consumes({
        MediaType.MULTIPART_FORM_DATA,
        TextDocument.MEDIA_TYPE,
        XLSX,
        CSV,
        PDF,
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_OCTET_STREAM
    })
    @RolesAllowed(Roles.AGGLOMERATION)
    @InTheCallersLanguage
    @Operation(operationId = "createImport", summary = "Import a year from a document", description = """
                    Reads the annex of a year's bilan from a document with its table: a workbook (XLSX), DOCX, CSV, PDF or its text, of 20 MB at \
                    most. Send it as the `file` of a form, or as the body itself. The answer is a draft, with everything that was \
                    unsure: nothing is published until the import is confirmed. The same document for the same contract and year \
                    makes nothing new: the import that is there is answered, whatever has become of it. The document itself is \
                    not kept.""")
    @APIResponseSchema(value = ImportResponse.class, responseCode = "201", responseDescription = "Read.")
    @APIResponse(
            responseCode = "200",
            description = "Was there already.",
            content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    public RestResponse<ImportResponse> create(
            @QueryParam("contract")
                    @Parameter(
                            required = true,
                            description = "The contract whose year it is, by id.",
                            schema = @Schema(type = SchemaType.STRING, implementation = UUID.class))
                    List<String> contract,
            @QueryParam("year")
                    @Parameter(
                            description = "The year that it is of; needed if the document does not say it.",
                            schema = @Schema(type = SchemaType.INTEGER, implementation = Integer.class))
                    List<String> year,
            @QueryParam("name")
                    @Parameter(
                            description = "The document's name, where it is no form that says it.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    List<String> name,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @Context HttpServerRequest request,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(implementation = ImportForm.class)),
                                @Content(
                                        mediaType = TextDocument.MEDIA_TYPE,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = XLSX,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = PDF,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.TEXT_PLAIN,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    Upload upload) {
        Parameters parameters = new Parameters(request);
        UUID ofContract = parameters.one("contract", contract, Uuids::parse, "not-a-uuid", null);
        if (contract.isEmpty()) {
            parameters.refuse("required", "contract", null, null);
        }
        Integer ofYear = parameters.year("year", year);
        String called = parameters.text("name", name);
        parameters.accept();
        Sent sent = new Sent(
                upload.bytes(), FileName.of(upload.name() == null ? called : upload.name()), ofContract, ofYear);
        return answered(sent, acceptLanguage);
    }

    private RestResponse<ImportResponse> answered(Sent sent, String acceptLanguage) {
        imports.requireContract(sent.contract(), sent.year());
        Optional<ImportResponse> there = sent.year() == null
                ? Optional.empty()
                : imports.same(sent.contract(), sent.year(), Sha256.hex(Sha256.of(sent.bytes())), acceptLanguage);
        if (there.isPresent()) {
            return RestResponse.ok(there.get());
        }
        NewImport read = turns.take(() -> drafting.draft(sent));
        imports.requireContract(sent.contract(), read.year());
        Imports.Kept kept = imports.keep(read, acceptLanguage);
        return RestResponse.status(kept.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.answer());
    }
}
