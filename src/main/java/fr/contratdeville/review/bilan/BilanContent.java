package fr.contratdeville.review.bilan;

import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a bilan says, as it is kept: every structure, indicator and neighbourhood by its id, numbers without needless zeros. */
@Schema(
        name = "BilanContent",
        description =
                "What the bilan says. In its canonical form, of which `sha256` is the digest, members are sorted by name, those that are null left out, and nothing stands between them; numbers have neither exponents nor needless zeros.")
public record BilanContent(
        @Schema(required = true) UUID structureId,
        @Schema(required = true, examples = "2023") Integer year,

        @Schema(required = true, nullable = true, description = "Null if the bilan brings its action along.")
        UUID actionId,

        @Schema(required = true, nullable = true) NewActionRequest action,

        @Schema(required = true, nullable = true, examples = "2023-017")
        String externalReference,

        @Schema(required = true, nullable = true, examples = "completed")
        Outcome outcome,

        @Schema(required = true, nullable = true, examples = "2024")
        Integer postponedToYear,

        @Schema(required = true, nullable = true) NarrativeRequest narrative,
        @Schema(required = true) List<BilanFigure> figures,

        @Schema(
                required = true,
                nullable = true,
                description = "The document that the bilan was read from; null unless it was imported.")
        BilanSource source) {}
