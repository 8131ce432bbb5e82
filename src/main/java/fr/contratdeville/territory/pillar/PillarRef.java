package fr.contratdeville.territory.pillar;

import fr.contratdeville.platform.reading.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pillar as what stands under it shows it. */
@Schema(name = "PillarRef", description = "A pillar, as far as others name it.")
public record PillarRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "cohesion-sociale")
        String code,

        @Schema(required = true, examples = "Cohésion sociale")
        String label) {

    /** @return null for null: not assigned to a pillar */
    public static PillarRef of(Pillar pillar) {
        return pillar == null ? null : new PillarRef(pillar.id, pillar.code, pillar.label);
    }

    /** From its columns, in the order of the members; null if there is no id. */
    public static PillarRef of(Row row) throws SQLException {
        PillarRef pillar = new PillarRef(row.uuid(), row.text(), row.text());
        return pillar.id == null ? null : pillar;
    }
}
