package fr.contratdeville.figures.aggregate.people;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.people.Overlap.Counted;
import fr.contratdeville.figures.aggregate.people.Overlap.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The bounds against every arrangement of real people that agrees with what is declared. */
class DistinctPeopleTest {

    /** Some figures of people, and what they declare of each other. */
    record Total(List<Counted> figures, List<Overlap> overlaps) {

        DistinctPeople bounds() {
            return DistinctPeople.of(
                    new DistinctPeople.Totals(
                            sum(figures.stream()
                                    .filter(Counted::disjoint)
                                    .map(Counted::low)
                                    .toList()),
                            figures.stream()
                                    .filter(figure -> !figure.disjoint())
                                    .map(Counted::low)
                                    .reduce(BigDecimal.ZERO, BigDecimal::max),
                            sum(figures.stream().map(Counted::high).toList())),
                    Publics.linkedBy(overlaps));
        }

        private static BigDecimal sum(List<BigDecimal> numbers) {
            return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Property
    void bounds_are_those_of_all_arrangements_of_people(@ForAll("totals") Total total) {
        DistinctPeople bounds = total.bounds();
        List<Integer> model = PeopleInSets.fewestAndMost(total.figures(), total.overlaps());

        Statistics.label("possible").collect(!model.isEmpty());
        if (bounds.contradictory()) {
            // Nobody at all can lie within another public and be nobody else's: there may be an arrangement of that
            // kind.
            model.forEach(people -> assertThat(BigDecimal.valueOf(people)).isBetween(bounds.min(), bounds.max()));
        } else {
            assertThat(model).hasSize(2);
            assertThat(bounds.min()).isEqualByComparingTo(BigDecimal.valueOf(model.get(0)));
            assertThat(bounds.max()).isEqualByComparingTo(BigDecimal.valueOf(model.get(1)));
        }
    }

    @Property
    void without_overlaps_they_are_the_largest_with_all_disjoint_ones_and_the_sum(
            @ForAll("figures") List<Counted> figures) {
        BigDecimal disjoint = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Counted figure : figures) {
            sum = sum.add(figure.high());
            disjoint = figure.disjoint() ? disjoint.add(figure.low()) : disjoint;
            largest = figure.disjoint() ? largest : largest.max(figure.low());
        }

        DistinctPeople bounds = new Total(figures, List.of()).bounds();
        assertThat(bounds.min()).isEqualByComparingTo(disjoint.add(largest));
        assertThat(bounds.max()).isEqualByComparingTo(sum);
    }

    @Property
    void another_declared_overlap_never_raises_the_maximum(@ForAll("totals") Total total) {
        if (total.overlaps().isEmpty() || total.bounds().contradictory()) {
            return;
        }
        List<Overlap> fewer =
                new ArrayList<>(total.overlaps().subList(1, total.overlaps().size()));

        assertThat(total.bounds().max())
                .isLessThanOrEqualTo(new Total(total.figures(), fewer).bounds().max());
    }

    @Provide
    Arbitrary<List<Counted>> figures() {
        Arbitrary<Counted> figure = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
                .as((low, width, disjoint) -> new Counted(
                        UUID.randomUUID(),
                        BigDecimal.valueOf(low),
                        BigDecimal.valueOf(Math.min(3, low + width)),
                        disjoint));
        return figure.list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Total> totals() {
        return figures().flatMap(figures -> overlaps(figures).map(overlaps -> new Total(figures, overlaps)));
    }

    private static Arbitrary<List<Overlap>> overlaps(List<Counted> figures) {
        if (figures.size() < 2) {
            return Arbitraries.just(List.of());
        }
        Arbitrary<Share> share = Arbitraries.integers()
                .between(0, 2)
                .map(people -> people == 0 ? new Share.All() : new Share.AtLeast(BigDecimal.valueOf(people)));
        return Combinators.combine(Arbitraries.of(figures), Arbitraries.of(figures), share)
                .as(Overlap::new)
                .filter(overlap -> !overlap.of().equals(overlap.with()))
                .list()
                .ofMaxSize(4);
    }
}
