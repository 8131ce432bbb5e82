package fr.contratdeville.territory.pillar;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.territory.succession.Successor;
import fr.contratdeville.territory.succession.SuccessorRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PillarRequest", description = "A pillar to create or replace.", examples = """
                {"contractId": "01a205c7-27c5-70b2-a1be-c8f29ccc4b36", "code": "cohesion-sociale", "label": "Cohésion sociale",
                 "position": 1, "successors": []}""")
public record PillarRequest(
        @NotNull @Schema(description = "Cannot be changed later.")
        UUID contractId,

        @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique in the contract.", examples = "cohesion-sociale")
        String code,

        @NotNull @Size(max = 200) @Schema(description = "Its name, as people read it.", examples = "Cohésion sociale")
        String label,

        @NotNull @Min(1) @Max(1000) @Schema(description = "Its place in the contract's order.", examples = "1")
        Integer position,

        @Size(max = SuccessorRequest.MOST) @Schema(
                description =
                        "What becomes of it under a later contract: pillars of one contract that begins after this one has ended. "
                                + SuccessorRequest.SHARES)
        List<@Valid PillarSuccessorRequest> successors) {

    @Schema(
            name = "PillarSuccessorRequest",
            description = "A pillar of a later contract, and how much of the old one falls to it.")
    @JsonPropertyOrder("pillarId")
    public record PillarSuccessorRequest(
            @Schema(description = "The pillar of another contract that goes on with it.") @NotNull UUID pillarId,

            BigDecimal weight,
            Boolean main)
            implements SuccessorRequest {

        static PillarSuccessorRequest of(Successor<Pillar> successor) {
            return new PillarSuccessorRequest(
                    successor.item.id, successor.share.requestedWeight(), successor.share.requestedMain());
        }

        @Override
        public UUID successorId() {
            return pillarId;
        }
    }
}
