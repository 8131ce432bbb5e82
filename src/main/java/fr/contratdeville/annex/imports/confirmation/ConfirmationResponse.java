package fr.contratdeville.annex.imports.confirmation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ImportConfirmation",
        description = "What became of an import. What became of each row stands in the import.")
public record ConfirmationResponse(
        @Schema(required = true) UUID importId,

        @Schema(
                required = true,
                description = "Rows that became bilans, which are validated.",
                minimum = "0",
                examples = "37")
        int published,

        @Schema(
                required = true,
                description =
                        "Rows whose action is only planned: it is there now, without a bilan and without figures.",
                minimum = "0",
                examples = "1")
        int planned,

        @Schema(
                required = true,
                description = "Rows that were left out, as somebody had said.",
                minimum = "0",
                examples = "1")
        int leftOut,

        @Schema(
                required = true,
                description = "Rows whose action has a bilan already, whatever its state: that one stays as it is.",
                minimum = "0",
                examples = "1")
        int hadBilan,

        @Schema(required = true, description = "Structures that were made.", minimum = "0", examples = "2")
        int structuresMade,

        @Schema(required = true, description = "Figures that were written.", minimum = "0", examples = "41")
        int figures,

        @Schema(
                required = true,
                description = "Figures that nobody had accepted, and that were not written.",
                minimum = "0",
                examples = "3")
        int figuresNotAccepted) {}
