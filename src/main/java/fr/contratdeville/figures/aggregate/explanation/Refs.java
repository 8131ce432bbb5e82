package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.catalogue.indicator.Aggregation;
import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.territory.structure.StructureRef;
import jakarta.persistence.Tuple;
import java.util.UUID;

/** Reads what rows refer to, which all queries select under the same names. */
final class Refs {

    private Refs() {}

    /** @param row with {@code indicator_id}, {@code code}, {@code label}, {@code unit}, {@code counts}, {@code aggregation} */
    static IndicatorRef indicator(Tuple row) {
        return new IndicatorRef(
                row.get("indicator_id", UUID.class),
                row.get("code", String.class),
                row.get("label", String.class),
                row.get("unit", String.class),
                Coded.find(Counts.class, row.get("counts", String.class)).orElseThrow(),
                Coded.find(Aggregation.class, row.get("aggregation", String.class))
                        .orElseThrow());
    }

    /** @param row with {@code structure_id}, {@code structure_name}, {@code structure_short_name} */
    static StructureRef structure(Tuple row) {
        return new StructureRef(
                row.get("structure_id", UUID.class),
                row.get("structure_name", String.class),
                row.get("structure_short_name", String.class));
    }
}
