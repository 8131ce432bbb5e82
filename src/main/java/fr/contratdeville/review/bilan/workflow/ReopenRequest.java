package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.body.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReopenRequest", description = "Why a validated bilan is reopened.", examples = """
                {"reason": "Le centre social a retrouvé deux feuilles d’émargement."}""")
record ReopenRequest(
        @NotNull @Size(max = 2000) @Text.Multiline
        @Schema(
                description = "Why, for the structure to read.",
                examples = "Le centre social a retrouvé deux feuilles d’émargement.")
        String reason) {}
