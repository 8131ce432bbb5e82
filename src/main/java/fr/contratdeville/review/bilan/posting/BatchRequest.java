package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.review.bilan.BilanRequest;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says in the OpenAPI document what a batch looks like; it is read bilan by bilan. */
@Schema(name = "BatchRequest", description = "Bilans of one partner.")
record BatchRequest(
        @NotEmpty @Schema(description = "500 at most, unless configured otherwise.", maxItems = 500)
        List<BilanRequest> bilans) {}
