package fr.contratdeville.territory.neighbourhood;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.territory.succession.Successor;
import fr.contratdeville.territory.succession.SuccessorRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NeighbourhoodRequest", description = "A neighbourhood to create or replace.", examples = """
                {"contractId": "01a205c7-27c5-70b2-a1be-c8f29ccc4b36", "code": null, "name": "Les Mesnils-Pasteur",
                 "successors": []}""")
public record NeighbourhoodRequest(
        @NotNull @Schema(description = "Cannot be changed later.")
        UUID contractId,

        @Pattern(regexp = Forms.QPV) @Schema(
                nullable = true,
                description = "The quartier prioritaire's code: QP and six digits until 2023, QN… since 2024.",
                maxLength = 8,
                examples = "QP999001")
        String code,

        @NotNull @Size(max = 200) @Schema(description = "Unique in the contract.", examples = "Les Mesnils-Pasteur")
        String name,

        @Size(max = SuccessorRequest.MOST) @Schema(
                description =
                        "What becomes of it under a later contract: neighbourhoods of one contract that begins after this one has ended. "
                                + SuccessorRequest.SHARES)
        List<@Valid NeighbourhoodSuccessorRequest> successors) {

    @Schema(
            name = "NeighbourhoodSuccessorRequest",
            description = "A neighbourhood of a later contract, and how much of the old one falls to it.")
    @JsonPropertyOrder("neighbourhoodId")
    public record NeighbourhoodSuccessorRequest(
            @Schema(description = "The neighbourhood of another contract that goes on with it.") @NotNull UUID neighbourhoodId,

            BigDecimal weight,
            Boolean main)
            implements SuccessorRequest {

        static NeighbourhoodSuccessorRequest of(Successor<Neighbourhood> successor) {
            return new NeighbourhoodSuccessorRequest(
                    successor.item.id, successor.share.requestedWeight(), successor.share.requestedMain());
        }

        @Override
        public UUID successorId() {
            return neighbourhoodId;
        }
    }
}
