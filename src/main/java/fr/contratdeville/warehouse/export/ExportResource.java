package fr.contratdeville.warehouse.export;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.reader.Reader;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableSchema;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path(Addresses.EXPORTS)
@Tag(name = "Data warehouse")
@Produces(MediaType.APPLICATION_JSON)
class ExportResource {

    private static final String DATASET = "The dataset's name.";
    private static final String EXAMPLE = "indicator-values";

    private final Datasets datasets;
    private final Exports exports;
    private final ExportAnswers answers;
    private final Pulls pulls;

    ExportResource(Datasets datasets, Exports exports, ExportAnswers answers, Pulls pulls) {
        this.datasets = datasets;
        this.exports = exports;
        this.answers = answers;
        this.pulls = pulls;
    }

    @GET
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les jeux de données")
    @Operation(
            operationId = "listDatasets",
            summary = "List the datasets",
            description = "What can be exported, and where it is described.")
    public DatasetListResponse list() {
        return DatasetListResponse.of(datasets.all());
    }

    @POST
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @SaysWhyItself
    @Operation(operationId = "openPull", summary = "Open a pull", description = """
                    Keeps the present moment for some minutes, so that all datasets can be read as they were at it, by \
                    `GET /api/v1/exports/{dataset}?pull=…`. The manifest that is answered says how many rows there are, and from \
                    where the feed of changes goes on; read again at the end, it has the checksum of every file. A caller who \
                    has left so many open that no other is to be had is answered with 409: `open` names them, to be closed.""")
    @APIResponseSchema(value = PullResponse.class, responseCode = "201", responseDescription = "Opened.")
    public RestResponse<PullResponse> open() {
        PullResponse pull = pulls.open();
        return ResponseBuilder.create(RestResponse.Status.CREATED, pull)
                .header(HttpHeaders.LOCATION, pull.self())
                .build();
    }

    @GET
    @OfThisMoment
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @Takes(Workload.ELSE)
    @Path("{dataset}")
    @Produces({"text/csv", "application/x-ndjson", "application/vnd.apache.parquet", Workbook.MEDIA_TYPE})
    @Operation(operationId = "exportDataset", summary = "Export a dataset", description = """
                    All rows of a dataset, in the format that is accepted (CSV if all are), compressed if `Accept-Encoding` names `zstd` or \
                    `gzip`. Two exports of the same state are the same to the byte. An answer that breaks off before its end is not \
                    whole. When as many exports are being sent as may be at once, the answer is 503 with `Retry-After`; when half of them are the \
                    caller's, 429. In CSV, a text that begins with `=`, `+`, `-`, `@`, a tab, a line break or \
                    `'` has a `'` in front, so that no spreadsheet takes it for a formula: who reads the file by program \
                    takes one away. A workbook (XLSX) is for people: numbers are numbers and times are times in it, in every \
                    language of the spreadsheet program; what is more than its cells and sheets hold, it says. Of more than 1,048,575 \
                    rows there is none (`too-many-rows`).""")
    @APIResponse(
            responseCode = "200",
            description = "The rows.",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "application/vnd.apache.parquet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Workbook.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(
            @PathParam("dataset") @Parameter(description = DATASET, example = EXAMPLE) String name,
            @BeanParam ExportParameters parameters,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        ExportedDataset dataset = dataset(name);
        RowFormat format = Accepted.format(headers);
        ExportParameters.Read read = parameters.read(request, format);
        ContentCoding coding = Accepted.coding(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        ExportOrder order = new ExportOrder(dataset, read.form(), coding, read.pull(), read.after());
        return answers.of(order, exports, request);
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Path("{dataset}/schema")
    @Operation(
            operationId = "getDatasetSchema",
            summary = "Read a dataset's schema",
            description =
                    "The columns of a dataset as a Frictionless Table Schema, described in French and in English. Columns are only ever added.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public JsonNode schema(@PathParam("dataset") @Parameter(description = DATASET, example = EXAMPLE) String name) {
        return TableSchema.of(dataset(name));
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Path("{dataset}/schema/{reader}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getReaderSchema",
            summary = "Read a dataset's schema as a program takes it",
            description = """
                    The statements by which a program makes a table of the dataset's CSV file (with commas, as `{dataset}.csv` in the \
                    current directory), with the types that it has: left to itself, it would guess them, and take a SIRET for a \
                    number. Texts come without the `'` that keeps spreadsheets from computing them.""")
    @APIResponse(
            responseCode = "200",
            description = "The statements.",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    public String schema(
            @PathParam("dataset") @Parameter(description = DATASET, example = EXAMPLE) String name,
            @PathParam("reader") @Parameter(description = "The program.", schema = @Schema(ref = "DatasetReader"))
                    String reader) {
        ExportedDataset dataset = dataset(name);
        return reader(reader).statements(dataset);
    }

    private static Reader reader(String code) {
        return Coded.find(Reader.class, code).orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_READER));
    }

    private ExportedDataset dataset(String name) {
        return datasets.find(name).orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_DATASET));
    }
}
