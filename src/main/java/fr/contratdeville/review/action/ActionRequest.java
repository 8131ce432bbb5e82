package fr.contratdeville.review.action;

import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.body.Years;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ActionRequest", description = "An action to create or replace.", examples = """
                {"contractId": "01a205c7-27c5-70b2-a1be-c8f29ccc4b36", "structureId": "01a205c7-2da6-7459-9d77-d2c514c8c915",
                 "pillarId": "01a205c7-2848-75b5-a26e-a3c23b5542f6", "year": 2023, "title": "Groupe Rénovation Logement",
                 "description": "Des participants s’entraident pour rénover des logements.",
                 "objectives": ["Soutenir les personnes isolées ou en situation précaire"], "partners": [],
                 "transversalPriorities": [], "neighbourhoodIds": ["01a205c7-2999-736a-b45f-0e67fc8ac48f"], "status": "completed"}""")
public record ActionRequest(
        @NotNull @Schema(description = "Cannot be changed later.")
        UUID contractId,

        @Schema(description = "The structure that carries it.") @NotNull UUID structureId,

        @Schema(nullable = true, description = "A pillar of the contract; null is not assigned.")
        UUID pillarId,

        @NotNull @Min(Years.FIRST) @Max(Years.LAST) @Schema(description = "A year of the contract.", examples = "2023")
        Integer year,

        @NotNull @Size(max = 200) @Schema(
                description = "Unique for contract, structure and year, without regard to case, accents and spacing.",
                examples = "Groupe Rénovation Logement")
        String title,

        @NotNull @Size(max = 4000) @Text.Multiline
        @Schema(
                description = "What is done, for whom and with what aim.",
                examples = "Des habitants volontaires aident d’autres habitants à rénover leur logement.")
        String description,

        @Size(max = 50) @Text.Multiline @Schema(description = "In their order.", examples = "[\"Rompre l’isolement\"]")
        List<@Size(max = 500) String> objectives,

        @Schema(description = "Who takes part beside the structure, in their order.", examples = "[\"Ville de Dole\"]")
        @Size(max = 50) List<@Size(max = 200) String> partners,

        @Schema(description = "The aims across all pillars that it serves.") @Size(max = 3) List<TransversalPriority> transversalPriorities,

        @Size(max = 50) @Schema(
                description = "Neighbourhoods of the contract.",
                examples = "[\"01a205c7-2999-736a-b45f-0e67fc8ac48f\"]")
        List<UUID> neighbourhoodIds,

        @NotNull @Schema(description = "What became of it in its year.", examples = "completed")
        ActionStatus status,

        @Min(Years.FIRST) @Max(Years.LAST) @Schema(
                nullable = true,
                description = "For a postponed action, and only then: a year after its own.",
                examples = "2024")
        Integer postponedToYear,

        @Schema(nullable = true, description = "The action of an earlier year that this one carries on.")
        UUID continuesActionId) {}
