package fr.contratdeville.catalogue.indicator;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An indicator as its figures show it. */
@Schema(name = "IndicatorRef")
public record IndicatorRef(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "enfants") String code,

        @Schema(required = true, examples = "Enfants du quartier accompagnés ou accueillis")
        String label,

        @Schema(required = true, examples = "enfant") String unit,
        @Schema(required = true, examples = "people") Counts counts,
        @Schema(required = true, examples = "sum") Aggregation aggregation) {

    /** @return null for null */
    public static IndicatorRef of(Indicator indicator) {
        return indicator == null
                ? null
                : new IndicatorRef(
                        indicator.id,
                        indicator.code,
                        indicator.label,
                        indicator.unit,
                        indicator.counts,
                        indicator.aggregation);
    }
}
