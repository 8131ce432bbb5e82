package fr.contratdeville.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.action.ActionStatus;
import fr.contratdeville.indicator.IndicatorRef;
import fr.contratdeville.structure.StructureRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Aggregate", description = "Actions and their figures, added up by groups.")
record AggregateResponse(
        @Schema(required = true, examples = "/api/v1/aggregates/pillars?year=2023")
        String self,

        @Schema(required = true, description = "What the rows are grouped by.", examples = "[\"pillar\"]")
        List<Grouping> groupBy,

        @Schema(required = true, description = "Whose figures were counted.", examples = "published")
        Figures figures,

        @Schema(required = true, description = "In the order of the groups' names, positions or years.")
        List<Row> rows) {

    @Schema(name = "AggregateRow")
    record Row(
            @Schema(required = true) Group group,
            @Schema(required = true) Actions actions,

            @Schema(required = true, description = "Those for which any action of the group reports something.")
            List<IndicatorAggregate> indicators) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AggregateGroup", description = "Has the members that the answer is grouped by, and no others.")
    record Group(
            StructureRef structure,
            GroupPillar pillar,
            @Schema(examples = "2023") Integer year,
            ActionStatus status) {}

    @Schema(name = "AggregatePillar", description = "A pillar, or `none`: the actions that are assigned to no pillar.")
    record GroupPillar(
            @Schema(required = true, nullable = true, description = "Null for `none`.")
            UUID id,

            @Schema(required = true, examples = "cohesion-sociale")
            String code,

            @Schema(required = true, examples = "Cohésion sociale")
            String label) {}

    @Schema(name = "AggregateActions")
    record Actions(
            @Schema(required = true, examples = "16") long total,
            @Schema(required = true) ByStatus byStatus) {}

    @Schema(name = "ActionsByStatus", description = "They add up to the total.")
    record ByStatus(
            @Schema(required = true, examples = "0") long planned,
            @Schema(required = true, examples = "16") long completed,

            @Schema(required = true, examples = "0") @JsonProperty("partially_completed")
            long partiallyCompleted,

            @Schema(required = true, examples = "0") long postponed,
            @Schema(required = true, examples = "0") long cancelled) {}

    @Schema(name = "IndicatorAggregate")
    record IndicatorAggregate(
            @Schema(required = true) IndicatorRef indicator,

            @Schema(required = true, nullable = true, description = """
                                    By the indicator's rule; a range goes in by its middle. Null if no figure went in, if \
                                    the rule is `none`, or if a ratio's denominator is zero.""", examples = "149")
            BigDecimal value,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "The least it can be: ranges at their lower end, approximate figures less their tolerance.",
                    examples = "149")
            BigDecimal min,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The most it can be. Null if there is no limit: a ratio's denominator may be zero.",
                    examples = "149")
            BigDecimal max,

            @Schema(required = true, description = "`exact` only if every figure that went in is exact.")
            Precision precision,

            @Schema(description = "Of a ratio: the sum over the actions that have both terms.", examples = "9")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            BigDecimal numerator,

            @Schema(description = "Of a ratio: the sum over the actions that have both terms.", examples = "10")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            BigDecimal denominator,

            @Schema(required = true) Reporting reporting,

            @Schema(required = true, description = "One for each set of categories, never mixed.")
            List<BreakdownAggregate> breakdowns) {}

    @Schema(
            name = "AggregateReporting",
            description = "The group's actions, each counted once: they add up to its total.")
    record Reporting(
            @Schema(required = true, description = "Have a figure that went in.", examples = "2")
            long contributing,

            @Schema(required = true, description = """
                                    Have a figure that the rule leaves out: of an earlier year (`latest`), never \
                                    aggregated (`none`), or only one term of the ratio.""", examples = "0")
            long leftOut,

            @Schema(required = true, description = "Say that the figure is not communicated.", examples = "0")
            long notCommunicated,

            @Schema(required = true, description = "Say that the figure does not apply.", examples = "0")
            long notApplicable,

            @Schema(required = true, description = "Say nothing, which is not zero.", examples = "14")
            long notReported) {}

    @Schema(name = "BreakdownAggregate", description = "Parts added up over the actions that have them.")
    record BreakdownAggregate(
            @Schema(required = true, examples = "niveau-scolaire")
            String dimension,

            @Schema(required = true, examples = "Niveau scolaire")
            String dimensionLabel,

            @Schema(required = true, examples = "niveaux-scolaires")
            String categorySet,

            @Schema(required = true, examples = "1") int categorySetVersion,

            @Schema(required = true, examples = "Niveaux scolaires, de la maternelle au collège")
            String categorySetLabel,

            @Schema(required = true, description = "Actions whose parts make up their whole value.", examples = "1")
            long wholeActions,

            @Schema(required = true, description = "Actions whose parts are only some of their value.", examples = "0")
            long partialActions,

            @Schema(required = true) List<PartAggregate> parts) {}

    @Schema(name = "PartAggregate")
    record PartAggregate(
            @Schema(required = true, examples = "elementaire")
            String category,

            @Schema(required = true, examples = "Élémentaire")
            String label,

            @Schema(required = true, examples = "88") BigDecimal value) {}
}
