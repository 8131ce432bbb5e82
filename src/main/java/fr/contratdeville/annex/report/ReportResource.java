package fr.contratdeville.annex.report;

import fr.contratdeville.annex.report.KeptReports.Key;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.nomenclature.Labels;
import fr.contratdeville.platform.office.TextDocument;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Addresses;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.platform.workbook.Workbook;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Reports have limits of their own, where they read and where they are printed: measured with totals, which take much less long,
 * they would leave these fewer places.
 */
@Path("/api/v1/reports")
@Tag(name = "Reports")
class ReportResource {

    private static final String PDF = "application/pdf";
    private static final String CSV = "text/csv";
    private static final String YEAR = "The year that is reported on.";
    private static final Pattern A_YEAR = Pattern.compile("\\d{4}");

    private final Reports reports;
    private final ReportQueries queries;
    private final KeptReports kept;
    private final Labels labels;
    private final List<ReportForm> forms;

    ReportResource(
            Reports reports, ReportQueries queries, KeptReports kept, Labels labels, @All List<ReportForm> forms) {
        this.reports = reports;
        this.queries = queries;
        this.kept = kept;
        this.labels = labels;
        // The first is for who takes any: pages are for people, who follow links.
        this.forms = forms.stream()
                .sorted(Comparator.comparing((ReportForm form) -> !form.type().isCompatible(MediaType.TEXT_HTML_TYPE))
                        .thenComparing(ReportForm::extension))
                .toList();
    }

    @GET
    @GivenWhileUnchanged
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les rapports annuels")
    @Operation(
            operationId = "listReports",
            summary = "List the yearly reports",
            description = "Each year of a contract of which there are actions, with its report in all forms.")
    public ReportListResponse list() {
        return ReportListResponse.of(queries.years(), forms);
    }

    @GET
    @ServesMillesimes
    @InTheCallersLanguage
    @RolesAllowed(Roles.READER)
    @Takes(Workload.ELSE)
    @Path("{year}")
    @Produces({MediaType.TEXT_HTML, PDF, TextDocument.MEDIA_TYPE, Workbook.MEDIA_TYPE, CSV})
    @Operation(operationId = "getReport", summary = "Read a yearly report", description = """
                    A year of a contract as a document: a summary, and for each pillar the annex's table of actions, with the figures \
                    as their source says them. As a page (HTML) or what else is accepted. It is made of what is published now or, with \
                    `millesime`, of what was frozen of that year; the same state is the same document, to the byte.""")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = TextDocument.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = Workbook.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response report(
            @PathParam("year") @Parameter(description = YEAR, example = "2023") String year,
            @BeanParam ReportParameters parameters,
            @Context HttpHeaders headers,
            @Context Request negotiation,
            @Context HttpServerRequest request) {
        Variant preferred = negotiation.selectVariant(
                Variant.mediaTypes(forms.stream().map(ReportForm::type).toArray(MediaType[]::new))
                        .build());
        if (preferred == null) {
            throw new NotAcceptableException();
        }
        ReportForm form = forms.stream()
                .filter(each -> each.type().isCompatible(preferred.getMediaType()))
                .findFirst()
                .orElseThrow();
        return answer(form, year, parameters.read(request), headers, request);
    }

    @GET
    @ServesMillesimes
    @InTheCallersLanguage
    @RolesAllowed(Roles.READER)
    @Takes(Workload.ELSE)
    @Path("{year}.{extension}")
    @Operation(
            operationId = "getReportFile",
            summary = "Read a yearly report as a file",
            description = "The same as `getReport`, in the form that the address names, whatever is accepted.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = TextDocument.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = Workbook.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response file(
            @PathParam("year") @Parameter(description = YEAR, example = "2023") String year,
            @PathParam("extension")
                    @Parameter(description = "`html`, `pdf`, `docx`, `xlsx` or `csv`.", example = "html")
                    String extension,
            @BeanParam ReportParameters parameters,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        ReportForm form = forms.stream()
                .filter(each -> each.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        return answer(form, year, parameters.read(request), headers, request);
    }

    private Response answer(
            ReportForm form, String year, String contract, HttpHeaders headers, HttpServerRequest request) {
        String acceptLanguage = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (!A_YEAR.matcher(year).matches()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        ReportWording wording = new ReportWording(labels, acceptLanguage);
        byte[] bytes = kept.find(
                new Key(Addresses.self(request), form.extension(), wording.language()),
                () -> form.written(
                        reports.read(Integer.parseInt(year), contract, acceptLanguage, form.carriesData()), wording));
        String tag = EntityTags.of(bytes);
        Response.ResponseBuilder response = EntityTags.matchesNone(
                        headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
                ? Response.ok(bytes, form.type()).header(HttpHeaders.CONTENT_DISPOSITION, disposition(form, year))
                : Response.notModified();
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, wording.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** What people look at is shown; what they work with is kept. */
    private static String disposition(ReportForm form, String year) {
        boolean isLookedAt = List.of("html", "pdf").contains(form.extension());
        return "%s; filename=\"bilan-%s.%s\"".formatted(isLookedAt ? "inline" : "attachment", year, form.extension());
    }
}
