package fr.contratdeville.pillar;

import fr.contratdeville.citycontract.CityContractRef;
import fr.contratdeville.item.ItemResponse;
import java.time.Instant;
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

        @Schema(required = true, examples = "1") int position)
        implements ItemResponse {

    static PillarResponse of(Pillar pillar) {
        return new PillarResponse(
                pillar.id,
                pillar.version,
                pillar.createdAt,
                pillar.updatedAt,
                CityContractRef.of(pillar.contract),
                pillar.code,
                pillar.label,
                pillar.position);
    }
}
