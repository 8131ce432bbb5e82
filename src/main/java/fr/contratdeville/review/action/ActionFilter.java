package fr.contratdeville.review.action;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.paging.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which actions a question is about: the same parameters, with the same meaning, for lists and for aggregates. All of
 * them must hold; several values of one are alternatives.
 */
public class ActionFilter {

    /** Stands for the actions that are assigned to no pillar. */
    public static final String NONE = "none";

    @QueryParam("contract")
    @Parameter(
            description = "Only actions under these contracts, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> contract;

    @QueryParam("year")
    @Parameter(
            description = "Only actions of these years.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    public List<String> year;

    @QueryParam("yearFrom")
    @Parameter(description = "Only actions of this year or later.", schema = @Schema(type = SchemaType.INTEGER))
    public List<String> yearFrom;

    @QueryParam("yearTo")
    @Parameter(description = "Only actions of this year or earlier.", schema = @Schema(type = SchemaType.INTEGER))
    public List<String> yearTo;

    @QueryParam("structure")
    @Parameter(
            description = "Only actions of these structures, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> structure;

    @QueryParam("pillar")
    @Parameter(
            description = "Only actions under these pillars, by id; `none` is for those assigned to no pillar.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public List<String> pillar;

    @QueryParam("status")
    @Parameter(
            description = "Only actions with one of these statuses.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = ActionStatus.class))
    public List<String> status;

    @QueryParam("neighbourhood")
    @Parameter(
            description = "Only actions in one of these neighbourhoods, by id.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> neighbourhood;

    @QueryParam("transversalPriority")
    @Parameter(
            description = "Only actions with one of these priorities.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = TransversalPriority.class))
    public List<String> transversalPriority;

    @QueryParam("indicator")
    @Parameter(
            description =
                    "Only actions that have a figure for one of these indicators, by id. In aggregates, `completeness` is then that of these actions, and says nothing of those that kept silent: `of` chooses totals without narrowing what they are of.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> indicator;

    @QueryParam("q")
    @Parameter(description = """
                    Words to be found in title, description or objectives, in the singular or plural, without regard to \
                    case, accents and typography; or any part of a title. `"in this order"`, `-without`, `or`; all of several words. Nothing is narrowed by an \
                    empty one.""", schema = @Schema(type = SchemaType.STRING, maxLength = 200), example = "renovations")
    public List<String> q;

    public final ActionSelection read(Parameters parameters) {
        List<String> pillarIds =
                pillar.stream().filter(value -> !value.equals(NONE)).toList();
        return new ActionSelection(
                parameters.uuids("contract", contract),
                parameters.years("year", year),
                parameters.year("yearFrom", yearFrom),
                parameters.year("yearTo", yearTo),
                parameters.uuids("structure", structure),
                parameters.all("pillar", pillarIds, Uuids::parse, "not-a-uuid", NONE),
                pillar.contains(NONE),
                Coded.codes(parameters.codes("status", status, ActionStatus.class)),
                parameters.uuids("neighbourhood", neighbourhood),
                Coded.codes(parameters.codes("transversalPriority", transversalPriority, TransversalPriority.class)),
                parameters.uuids("indicator", indicator),
                parameters.text("q", q));
    }
}
