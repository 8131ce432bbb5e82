package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.question.CountingParameters;
import fr.contratdeville.figures.aggregate.sql.QueryRunner;
import fr.contratdeville.platform.database.LongRead;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.transport.WrittenFile;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.review.action.ActionFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ContributionLinks.PATH)
@Tag(name = "Aggregates")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Takes(Workload.TOTAL)
@LongRead
class ContributionResource {

    private final QueryRunner database;
    private final ContributionQueries contributions;
    private final ContributionWorkbook workbooks;
    private final Callers callers;

    ContributionResource(
            QueryRunner database, ContributionQueries contributions, ContributionWorkbook workbooks, Callers callers) {
        this.database = database;
        this.contributions = contributions;
        this.workbooks = workbooks;
        this.callers = callers;
    }

    @GET
    @InTheCallersLanguage
    @ServesMillesimes
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @InFrench("Expliquer un total")
    @Operation(operationId = "listContributions", summary = "Explain a total", description = """
                    The figures that went into a total, a page at a time: their `contribution`s add up to it, exactly. Every total \
                    names the address of its own. A workbook (XLSX) has all of them at once, and no pages: with `limit`, `cursor` or \
                    `total` there is none, nor of more than 200,000 (`too-many-rows`).""")
    public Page<Contribution> list(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam ContributionParameters of,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        ContributionList list = new ContributionList(filter, counting, of, callers.current());
        ListQuery query = page.read(request, list);
        request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        database.begin(list.question());
        return contributions.page(list.question(), list.of(), query);
    }

    /** Part of the same operation. */
    @GET
    @Produces(Workbook.MEDIA_TYPE)
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Operation(operationId = "listContributions", hidden = true)
    public Response workbook(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam ContributionParameters of,
            @BeanParam PageParameters page,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context HttpServerRequest request) {
        ContributionList list = new ContributionList(filter, counting, of, callers.current());
        ListQuery query = page.readAll(request, list);
        database.begin(list.question());
        return Response.ok(new WrittenFile(workbooks.written(list, query, acceptLanguage)))
                .header(HttpHeaders.CONTENT_LANGUAGE, Findings.language(acceptLanguage))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contributions.xlsx\"")
                .build();
    }
}
