package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.problem.Problem.ProblemError;
import fr.contratdeville.review.bilan.BilanState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Receipt",
        description =
                "Says that a bilan is in the database, and which. With `validateOnly=true` nothing is, and there is no id and no address.")
record Receipt(
        @Schema(required = true, nullable = true, description = "Null with `validateOnly=true`.")
        UUID id,

        @Schema(required = true, description = "Where it stands now.", examples = "submitted")
        BilanState state,

        @Schema(required = true, description = "When the bilan was written as it is now.")
        Instant time,

        @Schema(
                required = true,
                description = "SHA-256 of the canonical form of the bilan's content, in hexadecimal digits.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256,

        @Schema(required = true, description = "What is odd and does not stand in the way.")
        List<ProblemError> warnings,

        @Schema(required = true, description = "What was repaired in what was sent.")
        List<ProblemError> normalisations,

        @Schema(
                required = true,
                nullable = true,
                description = "The bilan's address. Null with `validateOnly=true`.",
                format = "uri-reference",
                examples = "/api/v1/bilans/01a205c7-2f5a-712a-a8ef-c54d8a41c872")
        String self,

        @Schema(
                required = true,
                description = "Whether nothing was written because only a check was asked for.",
                examples = "false")
        boolean validateOnly) {}
