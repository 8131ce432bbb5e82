package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.item.ItemResponse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CityContract", description = "A contrat de ville.")
public record CityContractResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, examples = "grand-dole-2015-2023")
        String code,

        @Schema(required = true, examples = "Contrat de ville du Grand Dole")
        String name,

        @Schema(required = true, examples = "Communauté d'agglomération du Grand Dole")
        String epciName,

        @Schema(required = true, nullable = true, examples = "200010650")
        String epciSiren,

        @Schema(required = true, examples = "2015") int firstYear,
        @Schema(required = true, examples = "2023") int lastYear)
        implements ItemResponse {

    static CityContractResponse of(CityContract contract) {
        return new CityContractResponse(
                contract.id,
                contract.version,
                contract.createdAt,
                contract.updatedAt,
                contract.code,
                contract.name,
                contract.epciName,
                contract.epciSiren,
                contract.firstYear,
                contract.lastYear);
    }
}
