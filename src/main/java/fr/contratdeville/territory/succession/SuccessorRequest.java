package fr.contratdeville.territory.succession;

import fr.contratdeville.platform.body.Decimals;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a request says of one successor, whatever it calls its id. It has to name that first by {@code @JsonPropertyOrder}:
 * the document would put it after what comes from here.
 */
public interface SuccessorRequest {

    int MOST = 20;

    String SHARES = "Either each has a `weight`, or one is `main` and takes all; a single one needs neither.";

    UUID successorId();

    BigDecimal weight();

    // A record's own accessor would not do: constraints are inherited by getters only.
    @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(
            nullable = true,
            description = "How much falls to it. The weights of all make up 1, exactly.",
            examples = "0.6")
    default BigDecimal getWeight() {
        return weight();
    }

    @Schema(
            nullable = true,
            description = "True for the one that takes all; then none has a weight.",
            examples = "false")
    Boolean main();
}
