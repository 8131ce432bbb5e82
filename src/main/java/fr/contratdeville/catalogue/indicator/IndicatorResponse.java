package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.ItemResponse;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Indicator", description = "The definition of something that is counted.")
public record IndicatorResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, examples = "enfants") String code,

        @Schema(required = true, examples = "Enfants du quartier accompagnés ou accueillis")
        String label,

        @Schema(required = true, examples = "enfant") String unit,
        @Schema(required = true, examples = "people") Counts counts,
        @Schema(required = true, examples = "sum") Aggregation aggregation,

        @Schema(required = true, nullable = true, description = "Of a ratio; null otherwise.")
        IndicatorRef numerator,

        @Schema(required = true, nullable = true, description = "Of a ratio; null otherwise.")
        IndicatorRef denominator,

        @Digits(integer = 1, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, examples = "0.1")
        BigDecimal approximationTolerance)
        implements ItemResponse {

    static IndicatorResponse of(Indicator indicator) {
        return new IndicatorResponse(
                indicator.id,
                indicator.version,
                indicator.createdAt,
                indicator.updatedAt,
                indicator.code,
                indicator.label,
                indicator.unit,
                indicator.counts,
                indicator.aggregation,
                IndicatorRef.of(indicator.numerator),
                IndicatorRef.of(indicator.denominator),
                Decimals.plain(indicator.approximationTolerance));
    }
}
