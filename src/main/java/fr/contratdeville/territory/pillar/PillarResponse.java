package fr.contratdeville.territory.pillar;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.territory.citycontract.CityContractRef;
import fr.contratdeville.territory.succession.Successor;
import fr.contratdeville.territory.succession.SuccessorResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Pillar", description = "A heading of a contract.")
public record PillarResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) CityContractRef contract,

        @Schema(required = true, examples = "cohesion-sociale")
        String code,

        @Schema(required = true, examples = "Cohésion sociale")
        String label,

        @Schema(required = true, examples = "1") int position,

        @Schema(required = true, description = SuccessorResponse.ALL)
        List<PillarSuccessorResponse> successors)
        implements ItemResponse {

    @Schema(
            name = "PillarSuccessor",
            description = "A pillar of a later contract, and how much of the old one falls to it.")
    @JsonPropertyOrder("pillar")
    public record PillarSuccessorResponse(
            @Schema(required = true) SuccessorRef pillar, BigDecimal weight, boolean main)
            implements SuccessorResponse {}

    @Schema(name = "SucceedingPillar", description = "A pillar as the one it succeeds shows it.")
    public record SuccessorRef(
            @Schema(required = true) UUID id,
            @Schema(required = true) CityContractRef contract,

            @Schema(required = true, examples = "accompagnement-vers-l-emploi")
            String code,

            @Schema(required = true, examples = "Accompagnement vers l’emploi")
            String label) {}

    static PillarResponse of(Pillar pillar) {
        return new PillarResponse(
                pillar.id,
                pillar.version,
                pillar.createdAt,
                pillar.updatedAt,
                CityContractRef.of(pillar.contract),
                pillar.code,
                pillar.label,
                pillar.position,
                pillar.successorsInOrder().stream().map(PillarResponse::of).toList());
    }

    private static PillarSuccessorResponse of(Successor<Pillar> successor) {
        Pillar next = successor.item;
        return new PillarSuccessorResponse(
                new SuccessorRef(next.id, CityContractRef.of(next.contract), next.code, next.label),
                successor.share.weight(),
                successor.share.main());
    }
}
