package fr.contratdeville.review.indicatorvalue;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.review.action.ActionRef;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IndicatorValue", description = "A figure of an action.")
public record IndicatorValueResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) ActionRef action,
        @Schema(required = true) IndicatorRef indicator,
        @Schema(required = true, examples = "exact") ValueKind kind,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, examples = "134")
        BigDecimal value,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Of a range.", examples = "5")
        BigDecimal lower,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Of a range.", examples = "10")
        BigDecimal upper,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "What the action aimed at.", examples = "150")
        BigDecimal target,

        @Schema(required = true) List<BreakdownResponse> breakdowns,

        @Schema(
                required = true,
                description = "Other actions that count, for the same indicator, people who are counted here.")
        List<OverlapResponse> overlaps,

        @Schema(
                required = true,
                description =
                        "That no other action counts, for the same indicator, anyone who is counted here. False says nothing.",
                examples = "false")
        boolean disjoint)
        implements ItemResponse {

    @Schema(name = "Breakdown", description = "The value's parts along one set of categories.")
    public record BreakdownResponse(
            @Schema(required = true, examples = "niveau-scolaire")
            String dimension,

            @Schema(
                    required = true,
                    description = "The name of the dimension, as people read it.",
                    maxLength = 200,
                    examples = "Niveau scolaire")
            String dimensionLabel,

            @Schema(required = true, examples = "niveaux-education-nationale")
            String categorySet,

            @Schema(required = true, examples = "1") int categorySetVersion,

            @Schema(
                    required = true,
                    description = "The name of the set, as people read it.",
                    maxLength = 200,
                    examples = "Niveaux de l’Éducation nationale")
            String categorySetLabel,

            @Schema(required = true, examples = "whole") Coverage coverage,
            @Schema(required = true) List<PartResponse> parts) {}

    @Schema(name = "Part", description = "One part.")
    public record PartResponse(
            @Schema(required = true, examples = "elementaire")
            String category,

            @Schema(
                    required = true,
                    description = "The name of the category, as people read it.",
                    maxLength = 200,
                    examples = "École élémentaire")
            String label,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, examples = "88")
            BigDecimal value) {}

    @Schema(name = "Overlap", description = "That another action counts people who are counted here.")
    public record OverlapResponse(
            @Schema(required = true) ActionRef action,

            @Schema(
                    required = true,
                    implementation = Object.class,
                    description = OverlapShare.DESCRIPTION,
                    examples = "all")
            OverlapShare share,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(description = "The same where `share` is a number: at least so many of them.", examples = "7")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            BigDecimal people) {

        public static OverlapResponse of(ActionRef action, OverlapShare share) {
            return new OverlapResponse(action, share, share.people());
        }
    }

    static IndicatorValueResponse of(IndicatorValue value) {
        return new IndicatorValueResponse(
                value.id,
                value.version,
                value.createdAt,
                value.updatedAt,
                ActionRef.of(value.action),
                IndicatorRef.of(value.indicator),
                value.kind,
                Decimals.plain(value.value),
                Decimals.plain(value.lowerBound),
                Decimals.plain(value.upperBound),
                Decimals.plain(value.target),
                Breakdowns.of(value).stream().map(IndicatorValueResponse::of).toList(),
                Overlaps.of(value).stream()
                        .map(overlap -> OverlapResponse.of(ActionRef.of(overlap.otherAction), overlap.share()))
                        .toList(),
                value.disjoint);
    }

    private static BreakdownResponse of(Breakdowns.Breakdown breakdown) {
        return new BreakdownResponse(
                breakdown.set().dimension.code,
                breakdown.set().dimension.label,
                breakdown.set().code,
                breakdown.set().version,
                breakdown.set().label,
                breakdown.coverage(),
                breakdown.parts().stream()
                        .map(part ->
                                new PartResponse(part.category.code, part.category.label, Decimals.plain(part.value)))
                        .toList());
    }
}
