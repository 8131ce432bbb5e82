package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number of a figure that is not a whole one.
 *
 * @param of what it is the number of, wherever that stands in the figure
 * @param counted whether somebody has counted it: an estimate, and what is aimed at, may be a fraction of anything
 * @param pointer where it stands in the figure
 */
public record Fraction(Object of, BigDecimal number, boolean counted, String pointer) {

    /** All of a figure, in its order. */
    public static List<Fraction> in(IndicatorValueRequest figure) {
        List<Fraction> found = new ArrayList<>();
        boolean exact = figure.kind() == ValueKind.EXACT;
        add("value", figure.value(), exact, "/value", found);
        add("lower", figure.lower(), false, "/lower", found);
        add("upper", figure.upper(), false, "/upper", found);
        add("target", figure.target(), false, "/target", found);
        for (int i = 0; i < figure.breakdowns().size(); i++) {
            addParts(figure.breakdowns().get(i), exact, "/breakdowns/" + i, found);
        }
        for (int i = 0; i < figure.overlaps().size(); i++) {
            OverlapRequest overlap = figure.overlaps().get(i);
            BigDecimal people =
                    overlap.declared() == null ? null : overlap.declared().people();
            add(overlap.actionId(), people, true, "/overlaps/" + i + overlap.pointer(), found);
        }
        return found;
    }

    private static void addParts(BreakdownRequest breakdown, boolean exact, String pointer, List<Fraction> found) {
        for (int i = 0; i < breakdown.parts().size(); i++) {
            PartRequest part = breakdown.parts().get(i);
            Object category = Arrays.asList(
                    breakdown.dimension(), breakdown.categorySet(), breakdown.categorySetVersion(), part.category());
            add(category, part.value(), exact, "%s/parts/%d/value".formatted(pointer, i), found);
        }
    }

    private static void add(Object of, BigDecimal number, boolean counted, String pointer, List<Fraction> found) {
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            found.add(new Fraction(of, Decimals.plain(number), counted, pointer));
        }
    }

    /** Whether another one says the same, wherever it stands. */
    boolean says(Fraction other) {
        return counted == other.counted && number.equals(other.number) && of != null && of.equals(other.of);
    }
}
