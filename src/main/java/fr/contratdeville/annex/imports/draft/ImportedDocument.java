package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.identifier.Forms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportedDocument", description = "The document that an import was read from. It is not kept.")
public record ImportedDocument(
        @Schema(
                required = true,
                description = "Its name, as it was sent.",
                maxLength = 255,
                examples = "annexe-bilan-2023.pdf")
        String name,

        @Schema(required = true, description = "What it was read as.", maxLength = 20, examples = "pdf")
        String format,

        @Schema(required = true, description = "How large it is.", minimum = "0", examples = "183441")
        int bytes,

        @Schema(
                required = true,
                description = "SHA-256 of the document, in hexadecimal digits.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256) {

    static ImportedDocument of(DocumentImport draft) {
        return new ImportedDocument(draft.document, draft.format, draft.bytes, draft.sha256);
    }
}
