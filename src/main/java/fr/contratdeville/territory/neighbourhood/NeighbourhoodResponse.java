package fr.contratdeville.territory.neighbourhood;

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

@Schema(name = "Neighbourhood", description = "A priority neighbourhood of a contract.")
public record NeighbourhoodResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) CityContractRef contract,

        @Schema(required = true, nullable = true, examples = "QP999001")
        String code,

        @Schema(required = true, examples = "Les Mesnils-Pasteur")
        String name,

        @Schema(required = true, description = SuccessorResponse.ALL)
        List<NeighbourhoodSuccessorResponse> successors)
        implements ItemResponse {

    @Schema(
            name = "NeighbourhoodSuccessor",
            description = "A neighbourhood of a later contract, and how much of the old one falls to it.")
    @JsonPropertyOrder("neighbourhood")
    public record NeighbourhoodSuccessorResponse(
            @Schema(required = true) SuccessorRef neighbourhood, BigDecimal weight, boolean main)
            implements SuccessorResponse {}

    @Schema(name = "SucceedingNeighbourhood", description = "A neighbourhood as the one it succeeds shows it.")
    public record SuccessorRef(
            @Schema(required = true) UUID id,
            @Schema(required = true) CityContractRef contract,

            @Schema(required = true, nullable = true, examples = "QN99901A")
            String code,

            @Schema(required = true, examples = "Les Mesnils-Pasteur")
            String name) {}

    static NeighbourhoodResponse of(Neighbourhood neighbourhood) {
        return new NeighbourhoodResponse(
                neighbourhood.id,
                neighbourhood.version,
                neighbourhood.createdAt,
                neighbourhood.updatedAt,
                CityContractRef.of(neighbourhood.contract),
                neighbourhood.code,
                neighbourhood.name,
                neighbourhood.successorsInOrder().stream()
                        .map(NeighbourhoodResponse::of)
                        .toList());
    }

    private static NeighbourhoodSuccessorResponse of(Successor<Neighbourhood> successor) {
        Neighbourhood next = successor.item;
        return new NeighbourhoodSuccessorResponse(
                new SuccessorRef(next.id, CityContractRef.of(next.contract), next.code, next.name),
                successor.share.weight(),
                successor.share.main());
    }
}
