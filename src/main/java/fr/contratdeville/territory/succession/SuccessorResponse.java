package fr.contratdeville.territory.succession;

import fr.contratdeville.platform.body.Decimals;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an answer says of one successor, beside which one it is. It has to name that first by {@code @JsonPropertyOrder}:
 * the document would put it after what comes from here.
 */
public interface SuccessorResponse {

    String ALL = "What becomes of it under a later contract, the greatest share first. Empty: nothing is said of it.";

    @Digits(integer = 1, fraction = Decimals.FRACTION_DIGITS) @Schema(
            required = true,
            description = "All weights make up 1; a main successor has 1, and those beside it 0.",
            examples = "0.6")
    BigDecimal weight();

    @Schema(required = true, description = "Whether it takes all, whatever stands beside it.", examples = "false")
    boolean main();
}
