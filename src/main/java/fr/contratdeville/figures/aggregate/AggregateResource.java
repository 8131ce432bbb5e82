package fr.contratdeville.figures.aggregate;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.kept.AnswerHeaders;
import fr.contratdeville.figures.aggregate.kept.Kept;
import fr.contratdeville.figures.aggregate.question.AggregateParameters;
import fr.contratdeville.figures.aggregate.question.CountingParameters;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.QuestionReader;
import fr.contratdeville.platform.database.LongRead;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.review.action.ActionFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/aggregates")
@Tag(name = "Aggregates")
@Produces({MediaType.APPLICATION_JSON, Workbook.MEDIA_TYPE})
@Transactional
@Takes(Workload.TOTAL)
@LongRead
@Kept
class AggregateResource {

    private final Aggregates aggregates;
    private final Callers callers;

    AggregateResource(Aggregates aggregates, Callers callers) {
        this.aggregates = aggregates;
        this.callers = callers;
    }

    @GET
    @InTheCallersLanguage
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @InFrench("Totaliser par croisement")
    @Operation(
            operationId = "aggregate",
            summary = "Add up by any crossing",
            description =
                    "Actions and their figures, added up by any crossing of structure, pillar, code of pillars, year and status.")
    public AggregateResponse crossed(
            @QueryParam("groupBy")
                    @Parameter(
                            required = true,
                            description =
                                    "One or more of `structure`, `pillar`, `pillar-code`, `year`, `status`, joined by commas. By `pillar-code`, pillars of different contracts with the same code are one group.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern =
                                                    "^(structure|pillar|pillar-code|year|status)(,(structure|pillar|pillar-code|year|status))*$"),
                            example = "structure,year")
                    List<String> groupBy,
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam AggregateParameters layout,
            @Context HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        QuestionReader reader = new QuestionReader(parameters, filter, counting, callers.current());
        return answer(reader.read(reader.groupings(groupBy), layout), parameters, request);
    }

    @GET
    @InTheCallersLanguage
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Path("structures")
    @InFrench("Totaliser par structure")
    @Operation(
            operationId = "aggregateByStructure",
            summary = "Add up by structure",
            description = "Actions and their figures, added up for each structure.")
    public AggregateResponse byStructure(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam AggregateParameters layout,
            @Context HttpServerRequest request) {
        return grouped(Grouping.STRUCTURE, filter, counting, layout, request);
    }

    @GET
    @InTheCallersLanguage
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Path("pillars")
    @InFrench("Totaliser par pilier")
    @Operation(
            operationId = "aggregateByPillar",
            summary = "Add up by pillar",
            description =
                    "Actions and their figures, added up for each pillar. Those assigned to no pillar are a group of their own.")
    public AggregateResponse byPillar(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam AggregateParameters layout,
            @Context HttpServerRequest request) {
        return grouped(Grouping.PILLAR, filter, counting, layout, request);
    }

    @GET
    @InTheCallersLanguage
    @ServesMillesimes
    @RolesAllowed(Roles.READER)
    @Path("years")
    @InFrench("Totaliser par année")
    @Operation(
            operationId = "aggregateByYear",
            summary = "Add up by year",
            description = "Actions and their figures, added up for each year.")
    public AggregateResponse byYear(
            @BeanParam ActionFilter filter,
            @BeanParam CountingParameters counting,
            @BeanParam AggregateParameters layout,
            @Context HttpServerRequest request) {
        return grouped(Grouping.YEAR, filter, counting, layout, request);
    }

    private AggregateResponse grouped(
            Grouping grouping,
            ActionFilter filter,
            CountingParameters counting,
            AggregateParameters layout,
            HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        QuestionReader reader = new QuestionReader(parameters, filter, counting, callers.current());
        return answer(reader.read(List.of(grouping), layout), parameters, request);
    }

    private AggregateResponse answer(Question question, Parameters parameters, HttpServerRequest request) {
        parameters.accept();
        String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        AnswerHeaders.sayLanguage(Findings.language(language), request);
        return aggregates.answer(question, request, language);
    }
}
