package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.SetName;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.openapi.References;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IndicatorValueRequest", description = "A figure of an action, to create or replace.", examples = """
                {"indicatorId": "01a205c7-2a25-7227-ae06-463d9a523923", "kind": "exact", "value": 134, "breakdowns": [
                  {"dimension": "niveau-scolaire", "categorySet": "niveaux-scolaires", "categorySetVersion": 1, "coverage": "whole",
                   "parts": [{"category": "maternelle", "value": 12}, {"category": "elementaire", "value": 88},
                             {"category": "college", "value": 34}]}]}""")
public record IndicatorValueRequest(
        @NotNull @Schema(description = "Cannot be changed later. A ratio takes no figures: it is computed.")
        UUID indicatorId,

        @NotNull @Schema(description = """
                                `exact` and `approximate` have a `value`, `range` has `lower` and `upper`; \
                                `not_communicated` and `not_applicable` have none of them, which is not zero.""", examples = "exact")
        ValueKind kind,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = WHOLE, examples = "134")
        BigDecimal value,

        @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range; less than `upper`.", examples = "5")
        BigDecimal lower,

        @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range.", examples = "10")
        BigDecimal upper,

        @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "What the action aimed at.", examples = "150")
        BigDecimal target,

        @Size(max = 20) @Schema(description = "At most one for each set of categories.")
        List<@Valid BreakdownRequest> breakdowns,

        @Size(max = 50) @Schema(nullable = true, description = """
                        Other actions that count, for the same indicator, people who are counted here. \
                        Only of a figure that counts people, of an indicator that adds them up.""")
        List<@Valid OverlapRequest> overlaps,

        @Schema(nullable = true, description = """
                        That no other action counts, for the same indicator, anyone who is counted here. \
                        Does not go with `overlaps`.""", examples = "false")
        Boolean disjoint) {

    /** Of what is entered as counted. */
    public static final String WHOLE =
            "A whole number if the figure is `exact` and its indicator is counted one by one (see its `counts`). Only money can be less than nothing, by a correction: the value, and parts of a `whole` breakdown.";

    boolean isDisjoint() {
        return Boolean.TRUE.equals(disjoint);
    }

    /** The sets of categories that breakdowns name. */
    public static Set<SetName> sets(Stream<BreakdownRequest> breakdowns) {
        return breakdowns.map(BreakdownRequest::set).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /** The most that can have been counted: the value, or the upper end of a range; null if there is no number. */
    BigDecimal most() {
        return kind == ValueKind.RANGE ? upper : value;
    }

    @Schema(name = "BreakdownRequest", description = "The value's parts along one set of categories.")
    public record BreakdownRequest(
            @NotNull @Size(max = 60) @Schema(description = "A dimension's code.", examples = "niveau-scolaire")
            String dimension,

            @NotNull @Size(max = 60) @Schema(description = "Code of one of its sets.", examples = "niveaux-education-nationale")
            String categorySet,

            @NotNull @Min(1) @Max(1000) @Schema(description = "The set's version.", examples = "1")
            Integer categorySetVersion,

            @NotNull @Schema(
                    description =
                            "The parts of a `whole` one add up to the value, exactly; those of a `partial` one do not exceed it.",
                    examples = "whole")
            Coverage coverage,

            @Schema(description = "One for each category that something is known of.") @NotEmpty @Size(max = 200) List<@Valid PartRequest> parts) {

        /** Empty if too little could be read to know which one it is. */
        Optional<SetName> set() {
            return dimension == null || categorySet == null || categorySetVersion == null
                    ? Optional.empty()
                    : Optional.of(new SetName(dimension, categorySet, categorySetVersion));
        }
    }

    @Schema(name = "PartRequest", description = "One part.")
    public record PartRequest(
            @NotNull @Size(max = 60) @Schema(description = "Code of a category of the set.", examples = "elementaire")
            String category,

            @NotNull @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(description = WHOLE, examples = "88")
            BigDecimal value) {}

    @Schema(
            name = "OverlapRequest",
            description =
                    "That another action counts people who are counted here: `share` says it in a word, `people` in a number. One of them is required.",
            examples = "{\"actionId\": \"01a205c7-2f5a-712a-a8ef-c54d8a41c872\", \"people\": 7}")
    public record OverlapRequest(
            @NotNull @Schema(description = "The other action. Of any structure, contract and year.")
            UUID actionId,

            @Valid @Schema(
                    ref = "#/components/schemas/OverlapExtent",
                    extensions = @Extension(name = References.OR_NULL, value = "true", parseValue = true),
                    description =
                            "`all` of them, or `some` (at least one). A number here is read as `people`, as it was before there was `people`.",
                    examples = "all")
            OverlapShare share,

            @DecimalMin("0.0001") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(
                    nullable = true,
                    description = "At least so many of them: a whole number, and never more than are counted here.",
                    examples = "7")
            BigDecimal people) {

        public OverlapRequest(UUID actionId, OverlapShare share) {
            this(actionId, share, null);
        }

        /** What is declared, by whichever member; null if neither says it. */
        public OverlapShare declared() {
            return people == null ? share : new OverlapShare(null, people);
        }

        /** Where in the overlap that stands. */
        public String pointer() {
            return people == null ? "/share" : "/people";
        }

        /** Whether both members say something, and not the same: some are at least as many as the number says. */
        boolean contradictsItself() {
            return people != null
                    && share != null
                    && share.extent() != OverlapShare.Extent.SOME
                    && (share.people() == null || share.people().compareTo(people) != 0);
        }
    }
}
