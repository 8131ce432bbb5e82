package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.reading.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An indicator as its figures show it. */
@Schema(name = "IndicatorRef", description = "An indicator, as far as others name it.")
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

    /** From its columns, in the order of the members. */
    public static IndicatorRef of(Row row) throws SQLException {
        return new IndicatorRef(
                row.uuid(), row.text(), row.text(), row.text(), row.coded(Counts.class), row.coded(Aggregation.class));
    }
}
