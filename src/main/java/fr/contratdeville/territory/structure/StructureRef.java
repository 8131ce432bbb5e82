package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.reading.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A structure as its actions show it. */
@Schema(name = "StructureRef", description = "A structure, as far as others name it.")
public record StructureRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "Centre social Olympe de Gouges")
        String name,

        @Schema(required = true, nullable = true, examples = "Centre social ODG")
        String shortName) {

    public static StructureRef of(Structure structure) {
        return new StructureRef(structure.id, structure.name, structure.shortName);
    }

    /** From its columns, in the order of the members. */
    public static StructureRef of(Row row) throws SQLException {
        return new StructureRef(row.uuid(), row.text(), row.text());
    }
}
