package fr.contratdeville.figures.aggregate.people;

import fr.contratdeville.figures.aggregate.people.Overlap.Counted;
import java.math.BigDecimal;
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
 * The page {@code totals.md} explains both with examples.
 *
 * @param min people who certainly are different ones
 * @param max people who can be different ones at the most
 * @param contradictory whether somewhere no publics agree with what is declared; there, declarations are left aside
 */
public record DistinctPeople(BigDecimal min, BigDecimal max, boolean contradictory) {

    /**
     * All figures of a total, whether or not anything is declared of them.
     *
     * @param disjointLow the least people of those declared disjoint, added up
     * @param largestLow the most of the least people that any other one stands for
     * @param high the most people of all of them, added up
     */
    public record Totals(BigDecimal disjointLow, BigDecimal largestLow, BigDecimal high) {}

    public static DistinctPeople of(Totals totals, List<Publics> declaring) {
        BigDecimal disjoint = totals.disjointLow();
        BigDecimal largest = totals.largestLow();
        BigDecimal most = totals.high();
        for (Publics publics : declaring) {
            if (publics.areContradictory()) {
                // What declares itself disjoint and is contradicted may lie within another public after all.
                for (Counted figure : publics.figures()) {
                    disjoint = figure.disjoint() ? disjoint.subtract(figure.low()) : disjoint;
                    largest = largest.max(figure.low());
                }
            } else {
                largest = largest.max(publics.largest());
                BigDecimal apart =
                        publics.figures().stream().map(Counted::high).reduce(BigDecimal.ZERO, BigDecimal::add);
                most = most.subtract(apart).add(publics.most());
            }
        }
        return new DistinctPeople(
                disjoint.add(largest), most, declaring.stream().anyMatch(Publics::areContradictory));
    }
}
