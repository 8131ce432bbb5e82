package fr.contratdeville.review.action;

import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.territory.citycontract.CityContractRef;
import fr.contratdeville.territory.neighbourhood.NeighbourhoodRef;
import fr.contratdeville.territory.pillar.PillarRef;
import fr.contratdeville.territory.structure.StructureRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Action", description = "An action, with what a screen shows beside it.")
public record ActionResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,

        @Schema(required = true, description = "When the action itself last changed, or where it takes place.")
        Instant updatedAt,

        @Schema(
                required = true,
                description =
                        "When anything of what it says last changed: the action itself, where it takes place, a figure with its parts and overlaps, or that its bilan was published. In a millésime from before this was kept, the newest time of what it has frozen.")
        Instant contentUpdatedAt,

        @Schema(required = true) CityContractRef contract,
        @Schema(required = true) StructureRef structure,

        @Schema(required = true, nullable = true, description = "Null: not assigned.")
        PillarRef pillar,

        @Schema(required = true, examples = "2023") int year,

        @Schema(required = true, examples = "Groupe Rénovation Logement")
        String title,

        @Schema(
                required = true,
                examples = "Des habitants volontaires aident d’autres habitants à rénover leur logement.")
        String description,

        @Schema(required = true, description = "In their order.")
        List<String> objectives,

        @Schema(required = true) List<String> partners,
        @Schema(required = true) List<TransversalPriority> transversalPriorities,

        @Schema(required = true, description = "Where it takes place.")
        List<NeighbourhoodRef> neighbourhoods,

        @Schema(required = true, examples = "completed") ActionStatus status,

        @Schema(required = true, nullable = true, description = "Null unless postponed.", examples = "2024")
        Integer postponedToYear,

        @Schema(required = true, nullable = true, description = "The action it carries on; null if it is new.")
        ActionRef continues)
        implements ItemResponse {

    @Override
    public ActionResponse itself() {
        return new ActionResponse(
                id,
                version,
                createdAt,
                updatedAt,
                null,
                contract,
                structure,
                pillar,
                year,
                title,
                description,
                objectives,
                partners,
                transversalPriorities,
                neighbourhoods,
                status,
                postponedToYear,
                continues);
    }

    static ActionResponse of(Action action, Instant contentUpdatedAt) {
        return new ActionResponse(
                action.id,
                action.version,
                action.createdAt,
                action.updatedAt,
                contentUpdatedAt,
                CityContractRef.of(action.contract),
                StructureRef.of(action.structure),
                PillarRef.of(action.pillar),
                action.year,
                action.title,
                action.description,
                action.objectives,
                action.partners,
                TransversalPriority.of(action.transversalPriorities),
                action.neighbourhoods.stream()
                        .map(place -> NeighbourhoodRef.of(place.neighbourhood))
                        .sorted(NeighbourhoodRef.BY_NAME)
                        .toList(),
                action.status,
                action.postponedToYear,
                action.continues == null ? null : ActionRef.of(action.continues));
    }
}
