package fr.contratdeville.platform.redaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.item.ItemResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Redaction", description = "That a name was erased, by whom and why. Which one, nothing says.")
record RedactionResponse(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "When it was erased.")
        Instant at,

        @Schema(required = true) SignerResponse by,

        @Schema(required = true, examples = "data_subject_request")
        RedactionBasis basis,

        @Schema(required = true, nullable = true, examples = "Courrier du 3 mars 2026.")
        String note,

        @Schema(required = true, nullable = true, description = "Null if it was erased everywhere.")
        UUID contractId,

        @Schema(required = true, description = "How often it stood where.")
        TimesResponse times,

        @Schema(required = true, description = "The millésimes that it stood in.")
        List<RedactedMillesimeResponse> millesimes)
        implements ItemResponse {

    @Schema(name = "TimesNamed", description = "How often a name stands where.")
    record TimesResponse(
            @Schema(
                    required = true,
                    description =
                            "In what is published, or being worked on; in labels of millésimes, and in notes of erasures.",
                    examples = "3")
            long live,

            @Schema(required = true, description = "In what was recorded before.", examples = "8")
            long history,

            @Schema(required = true, description = "In millésimes.", examples = "2")
            long frozen,

            @Schema(required = true, description = "In answers that are kept to be given again.", examples = "1")
            long answers) {}

    @Schema(name = "RedactedMillesime", description = "A millésime that a name was erased from.")
    record RedactedMillesimeResponse(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "What it is cited by.", maxLength = 20, examples = "2023-1")
            String code,

            @Schema(
                    required = true,
                    description = "Its digest until then.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "c5fff9c46ac9ee9ff318a09933d0958ec57518ad88a8e08b6b2cd1c2975c0e96")
            String sha256Before,

            @Schema(
                    required = true,
                    description = "Its digest from then on.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "6b4b91c783ddb034ad2f60ee7875c1d0a8f318c7f4c32af7039542e01585d73c")
            String sha256) {}

    /** It never changes. */
    @Override
    @JsonIgnore
    public long version() {
        return 0;
    }
}
