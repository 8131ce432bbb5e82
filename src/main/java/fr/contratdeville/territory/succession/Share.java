package fr.contratdeville.territory.succession;

import fr.contratdeville.platform.body.Decimals;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.List;

/** How much of the old falls to one successor. A main one takes all; those beside it, of weight 0, nothing. */
@Embeddable
public record Share(BigDecimal weight, boolean main) {

    /** Equal is what is as much, however it was sent and is stored. */
    public Share {
        weight = Decimals.plain(weight);
    }

    /** @param requested all successors, of which nothing is wrong */
    static Share of(SuccessorRequest successor, List<? extends SuccessorRequest> requested) {
        if (successor.weight() != null) {
            return new Share(successor.weight(), false);
        }
        boolean main = requested.size() == 1 || Boolean.TRUE.equals(successor.main());
        return new Share(main ? BigDecimal.ONE : BigDecimal.ZERO, main);
    }

    /** What one would have to send to get it. */
    public BigDecimal requestedWeight() {
        return main || weight.signum() == 0 ? null : weight;
    }

    /** What one would have to send to get it. */
    public Boolean requestedMain() {
        return main ? Boolean.TRUE : null;
    }
}
