package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import java.math.BigDecimal;

/**
 * Only money can be less than nothing: what is paid back of a grant corrects what was reported of it. Of a range, or of parts that
 * are not all of it, nobody could tell what a negative number leaves.
 */
final class SignRules {

    private SignRules() {}

    static void check(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        boolean money = context.indicator() != null && context.indicator().counts == Counts.MONEY;
        refuseNegative(money, figure.value(), "/value", violations);
        for (int i = 0; i < figure.breakdowns().size(); i++) {
            BreakdownRequest breakdown = figure.breakdowns().get(i);
            for (int j = 0; j < breakdown.parts().size(); j++) {
                refuseNegative(
                        money && breakdown.coverage() == Coverage.WHOLE,
                        breakdown.parts().get(j).value(),
                        "/breakdowns/%d/parts/%d/value".formatted(i, j),
                        violations);
            }
        }
    }

    private static void refuseNegative(boolean allowed, BigDecimal number, String pointer, Violations violations) {
        if (!allowed && number != null && number.signum() < 0 && !violations.concern(pointer)) {
            violations.inBody("too-small", pointer, number.toString(), BigDecimal.ZERO);
        }
    }
}
