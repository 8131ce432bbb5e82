package fr.contratdeville.neighbourhood;

import fr.contratdeville.identifier.Forms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NeighbourhoodRequest", description = "A neighbourhood to create or replace.", examples = """
                {"contractId": "01a205c7-27c5-70b2-a1be-c8f29ccc4b36", "code": null, "name": "Les Mesnils-Pasteur"}""")
public record NeighbourhoodRequest(
        @NotNull @Schema(description = "Cannot be changed later.")
        UUID contractId,

        @Pattern(regexp = Forms.QPV) @Schema(
                nullable = true,
                description = "The quartier prioritaire's code: QP and six digits until 2023, QN… since 2024.",
                examples = "QP999001")
        String code,

        @NotNull @Size(max = 200) @Schema(description = "Unique in the contract.", examples = "Les Mesnils-Pasteur")
        String name) {}
