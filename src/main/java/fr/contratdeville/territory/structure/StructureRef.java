package fr.contratdeville.territory.structure;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A structure as its actions show it. */
@Schema(name = "StructureRef")
public record StructureRef(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "Centre social Olympe de Gouges")
        String name,

        @Schema(required = true, nullable = true, examples = "Centre social ODG")
        String shortName) {

    public static StructureRef of(Structure structure) {
        return new StructureRef(structure.id, structure.name, structure.shortName);
    }
}
