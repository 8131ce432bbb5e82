package fr.contratdeville.platform.redaction;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lengths of texts are looked at by {@link Redactions}: what is refused here would be told with what was sent. */
@Schema(name = "RedactionRequest", description = "A person's name that is to be erased.", examples = """
                {"words": "Jeanne Martin", "basis": "data_subject_request", "note": "Courrier du 3 mars 2026."}""")
record RedactionRequest(
        @NotNull @Schema(description = """
                        The name as it is written, of three letters at least. Case, accents, hyphens and the kinds of spaces make no \
                        difference; only whole words are found: not Martin in Martinique. It is kept nowhere.""", maxLength = LONGEST_NAME, examples = "Jeanne Martin")
        String words,

        @NotNull @Schema(description = "Why it is erased.", examples = "data_subject_request")
        RedactionBasis basis,

        @Schema(
                nullable = true,
                description = "What else there is to say of it. Must not have the name in it: it is kept.",
                maxLength = LONGEST_NOTE,
                examples = "Courrier du 3 mars 2026.")
        String note,

        @Schema(nullable = true, description = """
                        Only what belongs to this contract: where others of the same name stand elsewhere. Null is everywhere, and in \
                        labels of millésimes as well.""") UUID contractId) {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_NOTE = 500;
}
