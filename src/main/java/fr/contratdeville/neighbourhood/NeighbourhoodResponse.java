package fr.contratdeville.neighbourhood;

import fr.contratdeville.citycontract.CityContractRef;
import fr.contratdeville.item.ItemResponse;
import java.time.Instant;
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
        String name)
        implements ItemResponse {

    static NeighbourhoodResponse of(Neighbourhood neighbourhood) {
        return new NeighbourhoodResponse(
                neighbourhood.id,
                neighbourhood.version,
                neighbourhood.createdAt,
                neighbourhood.updatedAt,
                CityContractRef.of(neighbourhood.contract),
                neighbourhood.code,
                neighbourhood.name);
    }
}
