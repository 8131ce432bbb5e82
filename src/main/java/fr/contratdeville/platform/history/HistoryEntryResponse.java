package fr.contratdeville.platform.history;

import fr.contratdeville.platform.paging.Identified;
import jakarta.persistence.Tuple;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HistoryEntry", description = "One change of one row.")
public record HistoryEntryResponse(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "When it was written.")
        Instant at,

        @Schema(required = true) SignerResponse by,

        @Schema(
                required = true,
                nullable = true,
                description = "Why, where someone had to say.",
                examples = "Le nombre d’enfants manque.")
        String reason,

        @Schema(
                required = true,
                description =
                        "What was changed: `bilan`, `action`, `actionNeighbourhood` (that it takes place in one), `indicatorValue`, `breakdownPart`, `indicatorValueOverlap` (that a figure declares one; where its `share` is `number`, `people` is that number).",
                maxLength = 60,
                examples = "indicatorValue")
        String what,

        @Schema(
                required = true,
                description = "The id of what was changed; of an `actionNeighbourhood`, the neighbourhood's.")
        UUID rowId,

        @Schema(required = true, description = "What happened to it.", examples = "changed")
        RowOperation operation,

        @Schema(
                required = true,
                description =
                        "The members that differ, but for `version` and `updatedAt`, which always do. None if it was created or deleted, if `before` or `after` is not shown, or if only what belongs to it changed, which has entries of its own.",
                examples = "[\"value\"]")
        List<@Size(max = 60) String> changed,

        @Schema(
                required = true,
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description =
                        "All of it before; null if it was created, or if it was another structure's that the caller does not report for.")
        SortedMap<String, Object> before,

        @Schema(
                required = true,
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description =
                        "All of it after; null if it was deleted, or if it went to another structure that the caller does not report for.")
        SortedMap<String, Object> after)
        implements Identified {

    @Schema(name = "Signer", description = "Who made a change.")
    public record SignerResponse(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "Shown to the agglomeration only.",
                    maxLength = 255,
                    examples = "0d0ac3f4-5a3e-4b6b-8d51-0f6d3c7e0f55")
            String id,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Shown to the agglomeration only.",
                    examples = "Camille Durand")
            String name,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "`agglomeration`, `partner` or `warehouse`; `service` if it wrote by itself; `database` if it was written past the service.",
                    maxLength = 20,
                    examples = "agglomeration")
            String role) {

        /** @param row with the columns of a recorded change that say who made it */
        public static SignerResponse of(Tuple row, boolean withNames) {
            return new SignerResponse(
                    withNames ? row.get("caller_id", String.class) : null,
                    withNames ? row.get("caller_name", String.class) : null,
                    row.get("caller_role", String.class));
        }
    }
}
