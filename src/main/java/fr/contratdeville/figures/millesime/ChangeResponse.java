package fr.contratdeville.figures.millesime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.history.RowOperation;
import fr.contratdeville.platform.paging.Identified;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param id of nothing but this: what is answered names a row by its own */
@Schema(name = "MillesimeChange", description = "A row that is not published as it was frozen.")
record ChangeResponse(
        @JsonIgnore @Schema(hidden = true) UUID id,

        @Schema(
                required = true,
                description = "What the row is of, as in a history: `action`, `indicatorValue`, `structure` and so on.",
                maxLength = 60,
                examples = "indicatorValue")
        String dataset,

        @Schema(
                required = true,
                description =
                        "The row's id; of one that has none, the neighbourhood's, the successor's or the category's.")
        UUID rowId,

        @Schema(
                required = true,
                description =
                        "`created` if it was not frozen, `deleted` if it is not published any more, `changed` otherwise.",
                examples = "changed")
        RowOperation kind,

        @Schema(required = true, description = "The members that differ, if it has changed.", examples = "[\"value\"]")
        List<@Size(max = 60) String> changed,

        @Schema(
                required = true,
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description = "As it was frozen; null if it was not.")
        SortedMap<String, Object> before,

        @Schema(
                required = true,
                nullable = true,
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description = "As it is now; null if it is not published any more.")
        SortedMap<String, Object> after,

        @Schema(
                required = true,
                description =
                        "What was done to the row since, in order. Told to the agglomeration and the warehouse; empty for everyone else.")
        List<ReasonResponse> reasons)
        implements Identified {

    @Schema(name = "MillesimeChangeReason", description = "One of the writes that made the change.")
    record ReasonResponse(
            @Schema(required = true, description = "When it was written.")
            Instant at,

            @Schema(required = true) SignerResponse by,

            @Schema(required = true, description = "What happened to the row.", examples = "changed")
            RowOperation operation,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Why, if that was said.",
                    examples = "Chiffre corrigé d’après la feuille de présence")
            String reason) {}
}
