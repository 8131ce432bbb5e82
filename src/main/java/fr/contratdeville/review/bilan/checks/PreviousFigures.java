package fr.contratdeville.review.bilan.checks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * What an action counted the last time.
 *
 * @param points by indicator: the figure, or the middle of a range
 */
record PreviousFigures(Map<UUID, BigDecimal> points) {

    static final PreviousFigures NONE = new PreviousFigures(Map.of());
}
