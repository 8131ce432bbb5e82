package fr.contratdeville.figures.aggregate.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.platform.body.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IndicatorAggregate", description = """
                A total. With `detail=sums`, only its `value`, `precision`, `warnings` and what explains a missing value, a ratio or a \
                change are there. Of its numbers, only those of a ratio are rounded, to six decimals, and `percent`, to two; all others \
                have as many decimals as their computation gives them.""")
public record IndicatorAggregate(
        @Schema(required = true) IndicatorRef indicator,

        @Schema(required = true, nullable = true, description = """
                                By the indicator's rule; a range goes in by its middle, and is at least what its parts add up \
                                to. Null if no figure went in, if \
                                the rule is `none`, or if a ratio's denominator is zero.""", examples = "149")
        BigDecimal value,

        @Schema(description = "Only if the value is null.", examples = "base_is_zero")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        NoValue noValueBecause,

        @Schema(nullable = true, description = """
                                Not with `detail=sums`. The least that certainly holds: ranges at their lower end, approximate figures less their \
                                tolerance; of people, `distinctMin`, because the same ones may have been counted twice: so \
                                `min` is of different people, and `max` of participations.""", examples = "134") @JsonInclude(JsonInclude.Include.NON_NULL)
        Optional<BigDecimal> min,

        @Schema(nullable = true, description = """
                        Not with `detail=sums`. The most that certainly holds: ranges at their upper end, approximate figures \
                        with their tolerance. Of people, so many participations at most; how many different people there were at \
                        most is `distinctMax`, which is never more. Null if there is no limit: a ratio's denominator may be zero.""", examples = "162.2") @JsonInclude(JsonInclude.Include.NON_NULL)
        Optional<BigDecimal> max,

        @Schema(
                required = true,
                description =
                        "`exact` only if every figure that went in is exact, of a stock also of one year, and, of people, if nobody can have been counted twice.")
        Precision precision,

        @Schema(description = "Not with `detail=sums`. Only of an indicator that counts people and adds them up.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        People people,

        @Schema(description = "Of a ratio: the sum over the actions that have both terms.", examples = "9")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        BigDecimal numerator,

        @Schema(description = "Of a ratio: the sum over the actions that have both terms.", examples = "10")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        BigDecimal denominator,

        @Schema(description = "Not with `detail=sums`.") @JsonInclude(JsonInclude.Include.NON_NULL)
        Reporting reporting,

        @Schema(nullable = true, description = "Not with `detail=sums`. Null if no figure went in.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Optional<Freshness> freshness,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = """
                                Not with `detail=sums`. One for each set of categories. Where a group has several sets of one dimension, they are put \
                                together in a coarser set that all of them lie within; without one, they stand side by side.""")
        List<BreakdownAggregate> breakdowns,

        @Schema(description = "Only with `compareTo`.") @JsonInclude(JsonInclude.Include.NON_NULL)
        Change change,

        @Schema(required = true, description = "What to know before quoting it.")
        List<Warning> warnings,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "Not with `detail=sums`. Address of the figures that went in, with their actions, weights and bilans.",
                format = "uri-reference",
                examples =
                        "/api/v1/aggregates/contributions?year=2023&pillar=01a205c7-2831-7c3a-9b0e-0d5b7c1f6a10&of=01a205c7-2a25-7227-ae06-463d9a523923")
        String contributions) {

    /** The same, without what an answer with sums only leaves out. */
    IndicatorAggregate sums() {
        return new IndicatorAggregate(
                indicator,
                value,
                noValueBecause,
                null,
                null,
                precision,
                null,
                numerator,
                denominator,
                null,
                null,
                null,
                change,
                warnings,
                null);
    }

    @Schema(
            name = "Change",
            description =
                    "Since the year that is compared with, over the actions that carry one on and have the figure in both years.")
    public record Change(
            @Schema(required = true, description = "How many actions are compared.", examples = "2")
            long comparable,

            @Schema(required = true, nullable = true, description = "Theirs now.", examples = "149")
            BigDecimal now,

            @Schema(required = true, nullable = true, description = "Theirs then.", examples = "140")
            BigDecimal before,

            @Schema(required = true, nullable = true, description = "`now` less `before`.", examples = "9")
            BigDecimal absolute,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "In per cent, to two decimals; null if it was zero.",
                    examples = "6.43")
            BigDecimal percent,

            @JsonIgnore @Schema(hidden = true) boolean crossesContracts) {

        private static final int DECIMALS = 2;

        /** @param now null if there is nothing to compare, as is what was before */
        static Change between(long comparable, BigDecimal now, BigDecimal before, boolean crossesContracts) {
            if (now == null || before == null) {
                return new Change(
                        comparable, Decimals.plain(now), Decimals.plain(before), null, null, crossesContracts);
            }
            BigDecimal absolute = now.subtract(before);
            BigDecimal percent = before.signum() == 0
                    ? null
                    : absolute.movePointRight(2).divide(before.abs(), DECIMALS, RoundingMode.HALF_UP);
            return new Change(
                    comparable,
                    Decimals.plain(now),
                    Decimals.plain(before),
                    Decimals.plain(absolute),
                    Decimals.plain(percent),
                    crossesContracts);
        }
    }

    @Schema(
            name = "PeopleAggregate",
            description =
                    "People of whom several actions report. Who takes part in two of them is counted by both, so the sum counts participations.")
    public record People(
            @Schema(required = true, description = "The plain sum, as reported.", examples = "161")
            BigDecimal participations,

            @Schema(required = true, description = """
                                    So many people certainly are different ones: the largest single figure, and what is declared \
                                    disjoint from all others.""", examples = "134")
            BigDecimal distinctMin,

            @Schema(required = true, description = """
                            More people than these cannot be different ones: the sum at its upper end (`max`), less those who are \
                            declared to be counted by another action. The same as `max` where nothing is declared.""", examples = "147.2")
            BigDecimal distinctMax) {}

    @Schema(name = "Freshness", description = "Of the newest figure inside.")
    public record Freshness(
            @Schema(required = true, description = "When it was last changed.")
            Instant time,

            @Schema(required = true, description = "Its version.", examples = "0")
            long version) {}

    @Schema(
            name = "AggregateReporting",
            description = "The group's actions, each counted once: they add up to its total.")
    public record Reporting(
            @Schema(required = true, description = "Have a figure that went in.", examples = "2")
            long contributing,

            @Schema(required = true, description = """
                                    Have a figure that the rule leaves out: followed by a later one (`latest`), never \
                                    aggregated (`none`), or only one term of the ratio.""", examples = "0")
            long leftOut,

            @Schema(required = true, description = "Say that the figure is not communicated.", examples = "0")
            long notCommunicated,

            @Schema(required = true, description = "Say that the figure does not apply.", examples = "0")
            long notApplicable,

            @Schema(required = true, description = "Should report and say nothing, which is not zero.", examples = "12")
            long notReported,

            @Schema(required = true, description = "Say nothing, and need not: postponed or cancelled.", examples = "1")
            long notExpected) {}

    @Schema(
            name = "BreakdownAggregate",
            description = "Parts added up over the actions that have them. None is rounded.")
    public record BreakdownAggregate(
            @Schema(required = true, examples = "niveau-scolaire")
            String dimension,

            @Schema(
                    required = true,
                    description = "The name of the dimension, as people read it.",
                    maxLength = 200,
                    examples = "Niveau scolaire")
            String dimensionLabel,

            @Schema(required = true, examples = "niveaux-scolaires")
            String categorySet,

            @Schema(required = true, examples = "1") int categorySetVersion,

            @Schema(
                    required = true,
                    description = "The name of the set, as people read it.",
                    maxLength = 200,
                    examples = "Niveaux scolaires, de la maternelle au collège")
            String categorySetLabel,

            @Schema(
                    required = true,
                    description = "The sets that were put together in this one; empty if it is as reported.")
            List<MergedSet> mergedFrom,

            @Schema(required = true, description = "Actions whose parts make up their whole value.", examples = "1")
            long wholeActions,

            @Schema(required = true, description = "Actions whose parts are only some of their value.", examples = "0")
            long partialActions,

            @Schema(required = true, description = "One for each category of the set that any figure names.")
            List<PartAggregate> parts,

            @Schema(
                    required = true,
                    description =
                            "What reported no breakdown, or only some parts. Parts and `unknown` add up to the total, exactly.",
                    examples = "27")
            BigDecimal unknown,

            @Schema(required = true, description = "The indicator's `value`.", examples = "161")
            BigDecimal total) {}

    @Schema(name = "MergedSet", description = "A set of categories that figures are broken down by.")
    public record MergedSet(
            @Schema(required = true, description = "Code of the set.", examples = "tranches-insertion")
            String categorySet,

            @Schema(required = true, description = "The set's version.", examples = "1")
            int categorySetVersion) {}

    @Schema(name = "PartAggregate", description = "What falls to one category.")
    public record PartAggregate(
            @Schema(required = true, examples = "elementaire")
            String category,

            @Schema(
                    required = true,
                    description = "The name of the category, as people read it.",
                    maxLength = 200,
                    examples = "Élémentaire")
            String label,

            @Schema(required = true, examples = "88") BigDecimal value) {}
}
