package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.problem.Violations;
import java.util.List;

/**
 * What is counted one by one is counted in whole numbers: of twelve children and a half, either the number is wrong, or nobody
 * has counted them. What a figure has said before this was refused stays until it is changed, so that the rest of it can be.
 */
final class CountRules {

    private CountRules() {}

    static void check(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        if (context.indicator() == null || !context.indicator().isCountedOneByOne()) {
            return;
        }
        List<Fraction> standing = context.standing() == null ? List.of() : Fraction.in(context.standing());
        for (Fraction fraction : Fraction.in(figure)) {
            if (fraction.counted()
                    && standing.stream().noneMatch(fraction::says)
                    && !violations.concern(fraction.pointer())) {
                violations.inBody(
                        "not-whole", fraction.pointer(), fraction.number().toString(), null);
            }
        }
    }
}
