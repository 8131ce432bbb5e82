package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.problem.Problem.ProblemError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BatchReceipt", description = "What became of each bilan of a batch.")
record BatchResponse(
        @Schema(required = true, description = "What was asked for.", examples = "each")
        BatchMode mode,

        @Schema(required = true, description = "One for each bilan, in the order sent.")
        List<BatchOutcome> outcomes) {

    @Schema(name = "BatchOutcome", description = "What became of one bilan of the batch.")
    record BatchOutcome(
            @Schema(required = true, description = "What became of it.", examples = "created")
            Written.Effect effect,

            @Schema(required = true, nullable = true, description = "Null if the bilan was refused.")
            Receipt receipt,

            @Schema(required = true, description = "What is wrong with it; empty unless it was refused.")
            List<ProblemError> errors) {}
}
