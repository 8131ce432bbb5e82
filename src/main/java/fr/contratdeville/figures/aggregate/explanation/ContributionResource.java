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
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import fr.contratdeville.review.action.ActionFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
    private final Callers callers;

    ContributionResource(QueryRunner database, ContributionQueries contributions, Callers callers) {
        this.database = database;
        this.contributions = contributions;
        this.callers = callers;
    }

    @GET
    @ServesMillesimes
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @InFrench("Expliquer un total")
    @Operation(
            operationId = "listContributions",
            summary = "Explain a total",
            description =
                    "The figures that went into a total, a page at a time: their `contribution`s add up to it, exactly. Every total names the address of its own.")
    public Page<Contribution> list(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam ContributionParameters of,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        ContributionList list = new ContributionList(filter, counting, of, callers.current());
        ListQuery query = page.read(request, list);
        database.begin(list.question());
        return contributions.page(list.question(), list.of(), query);
    }
}
