package fr.contratdeville.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** The rules of aggregation once more, in plain Java, for comparing with what the service makes of many figures. */
public final class PlainSums {

    /** @param value of an exact or approximate figure, {@code lower} and {@code upper} of a range; null otherwise */
    public record Figure(
            String kind, int year, BigDecimal value, BigDecimal lower, BigDecimal upper, BigDecimal tolerance) {

        public boolean hasNumber() {
            return value != null || lower != null;
        }

        BigDecimal point() {
            return value != null ? value : lower.add(upper).divide(BigDecimal.valueOf(2));
        }

        BigDecimal low() {
            return value == null ? lower : kind.equals("exact") ? value : value.subtract(value.multiply(tolerance));
        }

        BigDecimal high() {
            return value == null ? upper : kind.equals("exact") ? value : value.add(value.multiply(tolerance));
        }
    }

    /** What the figures of one group make; the numbers are null if nothing went in. */
    public record Result(BigDecimal value, BigDecimal min, BigDecimal max, String precision, long contributing) {}

    /**
     * The same, of people of whom nothing is known but how many they are: they may all be among those of the largest figure.
     */
    public static Result ofPeople(String rule, List<Figure> figures) {
        Result sum = of(rule, figures);
        List<Figure> counted = counted(rule, figures);
        if (counted.isEmpty()) {
            return sum;
        }
        BigDecimal certain = total("max", counted, Figure::low);
        String precision = certain.compareTo(sum.value()) == 0 ? sum.precision() : "estimated";
        return new Result(sum.value(), certain, sum.max(), precision, sum.contributing());
    }

    /** The two figures of one action of which a ratio is made. */
    public record Pair(Figure numerator, Figure denominator) {}

    private PlainSums() {}

    /** @param figures of a stock, those that no later one takes the place of */
    public static Result of(String rule, List<Figure> figures) {
        List<Figure> counted = counted(rule, figures);
        if (counted.isEmpty()) {
            return new Result(null, null, null, "none", 0);
        }
        return new Result(
                total(rule, counted, Figure::point),
                total(rule, counted, Figure::low),
                total(rule, counted, Figure::high),
                isExact(rule, counted) ? "exact" : "estimated",
                counted.size());
    }

    private static boolean isExact(String rule, List<Figure> counted) {
        return counted.stream().allMatch(figure -> figure.kind().equals("exact"))
                && (!rule.equals("latest")
                        || counted.stream().map(Figure::year).distinct().count() == 1);
    }

    private static List<Figure> counted(String rule, List<Figure> figures) {
        return rule.equals("none")
                ? List.of()
                : figures.stream().filter(Figure::hasNumber).toList();
    }

    private static BigDecimal total(String rule, List<Figure> figures, Function<Figure, BigDecimal> side) {
        return figures.stream()
                .map(side)
                .reduce(rule.equals("max") ? BigDecimal::max : BigDecimal::add)
                .orElseThrow();
    }

    /** @param pairs only of actions that have numbers for both */
    public static Result ratio(List<Pair> pairs) {
        Result numerator = of("sum", pairs.stream().map(Pair::numerator).toList());
        Result denominator = of("sum", pairs.stream().map(Pair::denominator).toList());
        BigDecimal value = quotient(numerator.value(), denominator.value());
        boolean exact =
                numerator.precision().equals("exact") && denominator.precision().equals("exact");
        return new Result(
                value,
                quotient(numerator.min(), denominator.max()),
                quotient(numerator.max(), denominator.min()),
                value == null ? "none" : exact ? "exact" : "estimated",
                pairs.size());
    }

    private static BigDecimal quotient(BigDecimal one, BigDecimal other) {
        return one == null || other.signum() == 0 ? null : one.divide(other, 6, RoundingMode.HALF_UP);
    }
}
