package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.identifier.Forms;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a bilan was read that nobody typed: not sent by its structure, but found in a document of the agglomeration's. */
@Schema(name = "BilanSource", description = "The document that a bilan was read from, and where it stands there.")
public record BilanSource(
        @Schema(required = true, description = "The import that read it.")
        UUID importId,

        @Schema(
                required = true,
                description = "The document's name, as it was sent.",
                maxLength = 255,
                examples = "annexe-bilan-2023.pdf")
        String document,

        @Schema(
                required = true,
                description = "SHA-256 of the document, in hexadecimal digits.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256,

        @Schema(
                required = true,
                nullable = true,
                description = "The page, from 1; null where a document has none.",
                examples = "3")
        Integer page,

        @Schema(
                required = true,
                nullable = true,
                description = "The sheet of a workbook; null in any other document.",
                maxLength = 255,
                examples = "Actions")
        String sheet,

        @Schema(required = true, description = "The row of the table, from 1.", examples = "12")
        int row,

        @Schema(
                required = true,
                nullable = true,
                description = "The words that the outcome was read from; null if none said it.",
                maxLength = 2000,
                examples = "Action reportée en 2024")
        String words) {}
