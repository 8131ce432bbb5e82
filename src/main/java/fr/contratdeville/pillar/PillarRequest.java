package fr.contratdeville.pillar;

import fr.contratdeville.identifier.Forms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PillarRequest", description = "A pillar to create or replace.", examples = """
                {"contractId": "01a205c7-27c5-70b2-a1be-c8f29ccc4b36", "code": "cohesion-sociale", "label": "Cohésion sociale",
                 "position": 1}""")
public record PillarRequest(
        @NotNull @Schema(description = "Cannot be changed later.")
        UUID contractId,

        @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique in the contract.", examples = "cohesion-sociale")
        String code,

        @NotNull @Size(max = 200) @Schema(examples = "Cohésion sociale")
        String label,

        @NotNull @Min(1) @Max(1000) @Schema(description = "Its place in the contract's order.", examples = "1")
        Integer position) {}
