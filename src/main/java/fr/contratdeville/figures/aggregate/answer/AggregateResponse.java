package fr.contratdeville.figures.aggregate.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.territory.structure.StructureRef;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Aggregate", description = "Actions and their figures, added up by groups.")
public record AggregateResponse(
        @Schema(
                required = true,
                description = "The address of this answer.",
                format = "uri-reference",
                examples = "/api/v1/aggregates/pillars?year=2023")
        String self,

        @Schema(required = true, description = "What the rows are grouped by.", examples = "[\"pillar\"]")
        List<Grouping> groupBy,

        @Schema(required = true, description = "Whose figures were counted.", examples = "published")
        Figures figures,

        @Schema(
                required = true,
                description =
                        "What to know before quoting a total: every warning that rows and indicators name, in words, and those that concern the whole.")
        List<WarningText> warnings,

        @Schema(required = true, description = "In the order of the groups' names, positions or years.")
        List<Row> rows) {

    @Schema(name = "AggregateRow", description = "A group with its totals.")
    public record Row(
            @Schema(required = true) Group group,
            @Schema(required = true) Actions actions,
            @Schema(required = true) Completeness completeness,

            @Schema(description = "Only with `compareTo`.") @JsonInclude(JsonInclude.Include.NON_NULL)
            Comparison comparison,

            @Schema(required = true, description = "What to know before quoting any of its totals.")
            List<Warning> warnings,

            @Schema(required = true, description = "Those for which any action of the group reports something.")
            List<IndicatorAggregate> indicators) {}

    @Schema(name = "AggregateWarning", description = "A warning in words.")
    public record WarningText(
            @Schema(required = true, examples = "approximate_inside")
            Warning code,

            @Schema(
                    required = true,
                    description = "In French, or in English by `Accept-Language`.",
                    maxLength = 1000,
                    examples = "Des chiffres approximatifs ou des fourchettes entrent dans ce total.")
            String message) {}

    @Schema(name = "Completeness", description = "How many of the group's actions its totals can rest on.")
    public record Completeness(
            @Schema(required = true, description = "All of the group.", examples = "16")
            long actions,

            @Schema(
                    required = true,
                    description = "Should report: all but the postponed and cancelled ones.",
                    examples = "15")
            long expected,

            @Schema(required = true, description = """
                                    Of these, did report: something of them is published, or their bilan was submitted. A bilan \
                                    that waits to be validated counts only for those who may know of it.""", examples = "9")
            long reported,

            @Schema(
                    required = true,
                    description =
                            "Of these, validated: the agglomeration accepted their bilan or entered their figures itself.",
                    examples = "9")
            long validated) {}

    @Schema(
            name = "ActionsCompared",
            description = "The group's actions and those of the year that they are compared with.")
    public record Comparison(
            @Schema(required = true, description = "How many years before.", examples = "1")
            int yearsBack,

            @Schema(
                    required = true,
                    description = "Carry on an action of that year (`continues`, perhaps by way of others).",
                    examples = "12")
            long carriedOn,

            @Schema(
                    required = true,
                    description =
                            "Carry on an action that several carry on: which of them would be compared cannot be told.",
                    examples = "0")
            long inSeveral,

            @Schema(required = true, description = "Carry on none of that year.", examples = "3")
            long started,

            @Schema(required = true, description = "Actions of that year that nothing carries on.", examples = "2")
            long ended) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AggregateGroup", description = "Has the members that the answer is grouped by, and no others.")
    public record Group(
            StructureRef structure,
            GroupPillar pillar,
            GroupPillarCode pillarCode,

            @Schema(description = "The year of the actions.", examples = "2023")
            Integer year,

            ActionStatus status) {}

    @Schema(name = "AggregatePillar", description = "A pillar, or `none`: the actions that are assigned to no pillar.")
    public record GroupPillar(
            @Schema(required = true, nullable = true, description = "Null for `none`.")
            UUID id,

            @Schema(required = true, examples = "cohesion-sociale")
            String code,

            @Schema(required = true, description = "Its name, as people read it.", examples = "Cohésion sociale")
            String label) {}

    @Schema(name = "AggregatePillarCode", description = "The pillars of whatever contract that have the same code.")
    public record GroupPillarCode(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "Null for the actions that are assigned to no pillar.",
                    examples = "cohesion-sociale")
            String code,

            @Schema(
                    required = true,
                    description =
                            "What they are called under the contracts asked for, each once; with `pillars=mapped`, under any.",
                    maxItems = 1000,
                    examples = "[\"Cohésion sociale\"]")
            List<@Size(max = 200) String> labels) {}

    @Schema(name = "AggregateActions", description = "How many actions there are.")
    public record Actions(
            @Schema(required = true, description = "All of the group.", examples = "16")
            long total,

            @Schema(required = true) ByStatus byStatus) {}

    @Schema(name = "ActionsByStatus", description = "They add up to the total.")
    public record ByStatus(
            @Schema(required = true, description = "Not carried out yet.", examples = "0")
            long planned,

            @Schema(required = true, description = "Carried out.", examples = "16")
            long completed,

            @Schema(required = true, description = "Carried out in part.", examples = "0")
            @JsonProperty("partially_completed")
            long partiallyCompleted,

            @Schema(required = true, description = "Put off to a later year.", examples = "0")
            long postponed,

            @Schema(required = true, description = "Given up.", examples = "0")
            long cancelled) {}
}
