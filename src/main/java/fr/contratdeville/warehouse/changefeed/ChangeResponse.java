package fr.contratdeville.warehouse.changefeed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "RowChange",
        description = "A row of a dataset that was created or changed (`upsert`) or deleted (`delete`).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeResponse(
        @Schema(
                required = true,
                description = "Name of the dataset, as exports have it.",
                maxLength = 60,
                examples = "actions")
        String dataset,

        @Schema(
                required = true,
                description = "The row's id, the same as long as it lives and when it is deleted.",
                maxLength = 200,
                examples = "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
        String id,

        @Schema(required = true, description = "Whether the row is to be written or deleted.")
        ChangeKind kind,

        @Schema(
                required = true,
                description = "Grows with every change of the row, also with its deletion.",
                examples = "8817")
        long version,

        @Schema(required = true, description = "When it was written.")
        Instant time,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description = "All of the row, as a line of an NDJSON export has it; not with `delete`.",
                examples = "{\"id\": \"0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11\", \"year\": 2023, \"title\": \"PRE\"}")
        @JsonRawValue
        String row) {

    static ChangeResponse of(Change change) {
        return new ChangeResponse(
                change.dataset(),
                change.id(),
                change.row() == null ? ChangeKind.DELETE : ChangeKind.UPSERT,
                change.version(),
                change.time(),
                change.row());
    }
}
