package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import fr.contratdeville.review.indicatorvalue.OverlapShare;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BilanFigure", description = "A figure of a bilan, as it is kept.")
public record BilanFigure(
        @Schema(required = true) UUID indicatorId,

        @Schema(required = true, description = "The indicator's code.", examples = "enfants")
        String indicator,

        @Schema(required = true, examples = "exact") ValueKind kind,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, examples = "134")
        BigDecimal value,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Of a range.", examples = "5")
        BigDecimal lower,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Of a range.", examples = "10")
        BigDecimal upper,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "What the action aimed at.", examples = "150")
        BigDecimal target,

        @Schema(required = true) List<BreakdownRequest> breakdowns,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Other actions that count, for the same indicator, people who are counted here; null if none is declared.")
        List<DeclaredOverlap> overlaps,

        @Schema(
                required = true,
                nullable = true,
                description = "That no other action counts any of them; null if it is not declared.",
                examples = "true")
        Boolean disjoint,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The words of the bilan’s `source` that the figure was read from; null if it was not read from any.",
                maxLength = 2000,
                examples = "134 enfants dont 12 en classes maternelles")
        String words) {

    @Schema(name = "DeclaredOverlap", description = "That another action counts people who are counted here.")
    public record DeclaredOverlap(
            @Schema(required = true) UUID actionId,

            @Schema(
                    required = true,
                    implementation = Object.class,
                    description = OverlapShare.DESCRIPTION,
                    examples = "all")
            OverlapShare share) {

        private OverlapRequest asRequest() {
            return new OverlapRequest(actionId, share);
        }
    }

    /** What is not declared is null, so that it is not in the canonical form: older contents keep their digest. */
    public BilanFigure {
        overlaps = overlaps == null || overlaps.isEmpty() ? null : overlaps;
        disjoint = Boolean.TRUE.equals(disjoint) ? Boolean.TRUE : null;
    }

    /**
     * A figure as it was sent, with both names of its indicator, and numbers without needless zeros. Whichever member says how
     * many people another action counts, it is kept in the same one: of a bilan that is sent again, nothing has changed.
     *
     * @param words that it was read from; null if it was sent as a figure
     */
    public static BilanFigure of(FigureRequest sent, UUID indicatorId, String indicator, String words) {
        return new BilanFigure(
                indicatorId,
                indicator,
                sent.kind(),
                Decimals.plain(sent.value()),
                Decimals.plain(sent.lower()),
                Decimals.plain(sent.upper()),
                Decimals.plain(sent.target()),
                sent.breakdowns().stream().map(BilanFigure::plain).toList(),
                sent.overlaps().stream()
                        .map(overlap -> new DeclaredOverlap(
                                overlap.actionId(), overlap.declared().plain()))
                        .toList(),
                sent.disjoint(),
                words);
    }

    private static BreakdownRequest plain(BreakdownRequest breakdown) {
        return new BreakdownRequest(
                breakdown.dimension(),
                breakdown.categorySet(),
                breakdown.categorySetVersion(),
                breakdown.coverage(),
                breakdown.parts().stream()
                        .map(part -> new PartRequest(part.category(), Decimals.plain(part.value())))
                        .toList());
    }

    /** The same figure as it could be sent again: by its indicator's id alone, whose code may have been changed since. */
    public FigureRequest asRequest() {
        return new FigureRequest(
                indicatorId, null, kind, value, lower, upper, target, breakdowns, declared(), disjoint);
    }

    /** The same figure as the action's own figures are written. */
    public IndicatorValueRequest asIndicatorValue() {
        return asRequest().asIndicatorValue();
    }

    private List<OverlapRequest> declared() {
        return overlaps == null
                ? List.of()
                : overlaps.stream().map(DeclaredOverlap::asRequest).toList();
    }
}
