package fr.contratdeville.figures.millesime;

import fr.contratdeville.platform.identifier.Forms;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MillesimeVerification", description = "Whether the frozen rows are those that were frozen.")
record VerificationResponse(
        @Schema(
                required = true,
                description = "As written down when it was frozen, or when a name was last erased from it.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "c5fff9c46ac9ee9ff318a09933d0958ec57518ad88a8e08b6b2cd1c2975c0e96")
        String sha256,

        @Schema(
                required = true,
                description = "Of the frozen rows as they are now.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "c5fff9c46ac9ee9ff318a09933d0958ec57518ad88a8e08b6b2cd1c2975c0e96")
        String recomputed,

        @Schema(required = true, description = "Whether both are the same.", examples = "true")
        boolean intact,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "When a person's name was last erased from it, and `sha256` written down anew. Null if none was.")
        Instant redactedAt) {}
