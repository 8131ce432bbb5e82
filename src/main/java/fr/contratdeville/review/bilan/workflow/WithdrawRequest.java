package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.body.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WithdrawRequest", description = "Why a bilan is withdrawn.", examples = """
                {"reason": "Transmis pour 2023 au lieu de 2024."}""")
record WithdrawRequest(
        @NotNull @Size(max = 2000) @Text.Multiline
        @Schema(description = "Why, for the structure to read.", examples = "Transmis pour 2023 au lieu de 2024.")
        String reason) {}
