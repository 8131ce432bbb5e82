package fr.contratdeville.aggregate;

import fr.contratdeville.aggregate.Overlap.Counted;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * How many different people a total of people can stand for. Each figure counts a set of people, its public, of which only
 * the size is known, or between which bounds it lies; people who were counted twice are in two publics. Both bounds are
 * the narrowest that hold for whatever publics agree with the figures and with what they declare of each other:
 *
 * <ul>
 *   <li>{@code min}: all publics lie within the largest one, but for those that are declared disjoint, which are added;
 *   <li>{@code max}: nobody is counted twice but who is declared to be ({@link Publics#countedTwice}).
 * </ul>
 *
 * The README explains both with examples.
 *
 * @param min people who certainly are different ones
 * @param max people who can be different ones at the most
 * @param contradictory whether no publics agree with all that is declared; then the declarations are left aside
 */
record DistinctPeople(BigDecimal min, BigDecimal max, boolean contradictory) {

    /**
     * All figures of a total, whether or not anything is declared of them.
     *
     * @param disjointLow the least people of those declared disjoint, added up
     * @param largestLow the most of the least people that any other one stands for
     * @param high the most people of all of them, added up
     */
    record Totals(BigDecimal disjointLow, BigDecimal largestLow, BigDecimal high) {}

    static DistinctPeople of(Totals totals, List<Overlap> overlaps) {
        Publics publics = new Publics(overlaps);
        if (publics.areContradictory()) {
            return withoutDeclarations(totals, publics.figures());
        }
        BigDecimal alone = totals.high()
                .subtract(publics.figures().stream().map(Counted::high).reduce(BigDecimal.ZERO, BigDecimal::add));
        return new DistinctPeople(
                totals.disjointLow().add(totals.largestLow().max(publics.largest())), alone.add(publics.most()), false);
    }

    /** What declares itself disjoint and is contradicted may lie within another public after all. */
    private static DistinctPeople withoutDeclarations(Totals totals, Collection<Counted> declaring) {
        BigDecimal low = totals.disjointLow();
        BigDecimal largest = totals.largestLow();
        for (Counted figure : declaring) {
            if (figure.disjoint()) {
                low = low.subtract(figure.low());
                largest = largest.max(figure.low());
            }
        }
        return new DistinctPeople(low.add(largest), totals.high(), true);
    }
}
