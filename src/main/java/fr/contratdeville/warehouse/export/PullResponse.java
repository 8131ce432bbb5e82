package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.warehouse.format.FileForm;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Pull",
        description = "All datasets as they were at one moment: what there is of each, and what was read of it so far.")
public record PullResponse(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "The moment that it shows.")
        Instant openedAt,

        @Schema(required = true, description = "Until when it can be read.")
        Instant expiresAt,

        @Schema(required = true, description = "Whether it can still be read.", examples = "true")
        boolean open,

        @Schema(required = true, description = "Of the datasets' schemas.", maxLength = 20, examples = "1.1.0")
        String schemaVersion,

        @Schema(
                required = true,
                description = "From where the feed of changes goes on: it then brings what this pull does not show.",
                maxLength = 60_000,
                examples = "MXwwMTk5YjZhNC01YzBl")
        String token,

        @Schema(
                required = true,
                description = "The address of what has changed since.",
                format = "uri-reference",
                examples = "/api/v1/changes?after=MXwwMTk5YjZhNC01YzBl")
        String changes,

        @Schema(required = true, description = "What there is to fetch.")
        List<PulledDatasetResponse> datasets,

        @Schema(
                required = true,
                description = "The address of this manifest.",
                format = "uri-reference",
                examples = "/api/v1/exports/pulls/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
        String self) {

    static PullResponse of(
            UUID id,
            Instant openedAt,
            Instant expiresAt,
            boolean open,
            String schemaVersion,
            String token,
            List<PulledDatasetResponse> datasets) {
        return new PullResponse(
                id,
                openedAt,
                expiresAt,
                open,
                schemaVersion,
                token,
                "/api/v1/changes?after=" + token,
                datasets,
                Addresses.pull(id));
    }

    @Schema(name = "PulledDataset", description = "The rows of one kind, as of the moment of the pull.")
    public record PulledDatasetResponse(
            @Schema(required = true, description = "Names it in addresses and files.", examples = "indicator-values")
            String name,

            @Schema(required = true, description = "How many rows there are in this pull.", examples = "108")
            long rows,

            @Schema(
                    required = true,
                    description = "The address of the dataset in this pull, in the format that is accepted.",
                    format = "uri-reference",
                    examples = "/api/v1/exports/actions?pull=0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
            String self,

            @Schema(
                    required = true,
                    description = "The address of its schema.",
                    format = "uri-reference",
                    examples = "/api/v1/exports/actions/schema")
            String schema,

            @Schema(
                    required = true,
                    description =
                            "The files that were written to their end in this pull. One that broke off is not among them, or differs from what was received.")
            List<FileResponse> files) {

        static PulledDatasetResponse of(UUID pull, String name, long rows, List<FileResponse> files) {
            return new PulledDatasetResponse(name, rows, Addresses.rows(name, pull), Addresses.schema(name), files);
        }
    }

    @Schema(name = "PulledFile", description = "A form in which a dataset was fetched.")
    public record FileResponse(
            @Schema(
                    required = true,
                    description = "The form in which it was fetched.",
                    maxLength = 100,
                    examples = "text/csv")
            String mediaType,

            @Schema(required = true, nullable = true, description = "Of a CSV file.", maxLength = 1, examples = ";")
            String delimiter,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "`string` of a Parquet file whose UUIDs and JSON are plain strings; null of every other file.",
                    maxLength = 10,
                    examples = "string")
            String uuid,

            @Schema(required = true, description = "How many rows it has.", examples = "108")
            long rows,

            @Schema(required = true, description = "Before it was compressed for the way.", examples = "34125")
            long bytes,

            @Schema(
                    required = true,
                    description = "Of the file before it was compressed for the way, in hexadecimal digits.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String sha256) {

        static FileResponse of(Tuple row) {
            return new FileResponse(
                    row.get("format", String.class),
                    orNone(row.get("delimiter", String.class)),
                    orNone(row.get("uuid", String.class)),
                    row.get("rows", Long.class),
                    row.get("bytes", Long.class),
                    row.get("sha256", String.class));
        }

        private static String orNone(String text) {
            return text.isEmpty() ? null : text;
        }

        boolean isOf(FileForm form) {
            return mediaType.equals(form.format().mediaType())
                    && Objects.equals(delimiter, orNone(form.delimiterInFile()))
                    && Objects.equals(uuid, orNone(form.uuidsInFile()));
        }
    }
}
