package fr.contratdeville.territory.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.platform.item.ItemResponse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Structure", description = "A structure that carries actions.")
public record StructureResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, examples = "Centre social Olympe de Gouges")
        String name,

        @Schema(required = true, nullable = true, examples = "Centre social ODG")
        String shortName,

        @Schema(required = true, examples = "association") StructureKind kind,

        @Schema(required = true, nullable = true, examples = "35600000000048")
        String siret,

        @Schema(required = true, nullable = true, examples = "W391000123")
        String rna,

        @Schema(
                required = true,
                nullable = true,
                description = "What it has become, and goes on as. Null: it goes on by itself.")
        StructureSuccessorResponse successor,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Personal data: only in answers to the agglomeration.", examples = "contact@example.org")
        String contactEmail)
        implements ItemResponse {

    @Schema(name = "StructureSuccessor", description = "What a structure has become.")
    public record StructureSuccessorResponse(
            @Schema(required = true) StructureRef structure,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The first year that is the successor’s. Null: every year is.",
                    examples = "2024")
            Integer fromYear) {

        private static StructureSuccessorResponse of(Structure structure) {
            return structure.successor == null
                    ? null
                    : new StructureSuccessorResponse(StructureRef.of(structure.successor), structure.successorFromYear);
        }
    }

    /** @param withPersonalData only if it is the caller's business */
    static StructureResponse of(Structure structure, boolean withPersonalData) {
        return new StructureResponse(
                structure.id,
                structure.version,
                structure.createdAt,
                structure.updatedAt,
                structure.name,
                structure.shortName,
                structure.kind,
                structure.siret,
                structure.rna,
                StructureSuccessorResponse.of(structure),
                withPersonalData ? structure.contactEmail : null);
    }
}
