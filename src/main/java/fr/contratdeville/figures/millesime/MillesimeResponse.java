package fr.contratdeville.figures.millesime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.platform.paging.Identified;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Millesime",
        description =
                "What was published of a year and of the years before it. Nothing changes in it but that a person's name can be erased.")
public record MillesimeResponse(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "The year and the number, joined: what to cite, and to ask for with `millesime=`.",
                maxLength = 20,
                examples = "2023-1")
        String code,

        @Schema(required = true, examples = "2023") int year,

        @Schema(required = true, description = "Counts within the year.", examples = "1")
        int number,

        @Schema(
                required = true,
                nullable = true,
                examples = "Bilan 2023, présenté au conseil communautaire du 12 juin 2024")
        String label,

        @Schema(required = true, description = "When it was published.")
        Instant frozenAt,

        @Schema(
                required = true,
                description =
                        "SHA-256, in hexadecimal digits, of the lines `dataset rows sha256` of its contents in the database's own names, each ended by a line feed, in the order of their names.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "c5fff9c46ac9ee9ff318a09933d0958ec57518ad88a8e08b6b2cd1c2975c0e96")
        String sha256,

        @Schema(required = true, description = "The frozen rows, kind by kind.")
        List<ContentResponse> contents,

        @Schema(
                required = true,
                description =
                        "When names of people were erased from it. The digests of `contents`, and `sha256`, are those of what is left; the first `sha256Before` is that of what was frozen.")
        List<MillesimeRedactionResponse> redactions)
        implements ItemResponse, Identified {

    @Schema(name = "MillesimeContent", description = "The frozen rows of one kind.")
    public record ContentResponse(
            @Schema(
                    required = true,
                    description = "As in a history: `cityContract`, `action`, `indicatorValue` and so on.",
                    maxLength = 60,
                    examples = "indicatorValue")
            String dataset,

            @Schema(required = true, description = "How many there are.", examples = "54")
            long rows,

            @Schema(
                    required = true,
                    description =
                            "SHA-256, in hexadecimal digits, of the SHA-256 of every row as PostgreSQL writes it as jsonb, one after the other, in their own order.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "6b4b91c783ddb034ad2f60ee7875c1d0a8f318c7f4c32af7039542e01585d73c")
            String sha256) {}

    @Schema(name = "MillesimeRedaction", description = "That a person's name was erased from a millésime.")
    public record MillesimeRedactionResponse(
            @Schema(required = true, description = "When it was erased.")
            Instant at,

            @Schema(
                    required = true,
                    description = "The digest of the millésime until then.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "c5fff9c46ac9ee9ff318a09933d0958ec57518ad88a8e08b6b2cd1c2975c0e96")
            String sha256Before,

            @Schema(
                    required = true,
                    description = "The digest from then on.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "6b4b91c783ddb034ad2f60ee7875c1d0a8f318c7f4c32af7039542e01585d73c")
            String sha256) {}

    /** Nobody changes it. */
    @Override
    @JsonIgnore
    public long version() {
        return 0;
    }
}
