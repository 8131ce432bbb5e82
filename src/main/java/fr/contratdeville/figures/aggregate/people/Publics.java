package fr.contratdeville.figures.aggregate.people;

import fr.contratdeville.figures.aggregate.people.Overlap.Counted;
import fr.contratdeville.figures.aggregate.people.Overlap.Share;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The publics of figures that are linked by declared overlaps, each to some other of them. Figures that lie within each
 * other have one and the same public.
 */
public final class Publics {

    private static final class Public {

        private BigDecimal least;
        private final BigDecimal high;
        private final boolean disjoint;
        private boolean withinAnother;

        private Public(List<Counted> figures) {
            least = figures.stream().map(Counted::low).reduce(BigDecimal::max).orElseThrow();
            high = figures.stream().map(Counted::high).reduce(BigDecimal::min).orElseThrow();
            disjoint = figures.stream().anyMatch(Counted::disjoint);
        }

        private boolean raiseTo(BigDecimal people) {
            boolean raised = least.compareTo(people) < 0;
            least = least.max(people);
            return raised;
        }

        private boolean isPossible() {
            return !disjoint && least.compareTo(high) <= 0;
        }

        private BigDecimal size() {
            return withinAnother ? least : high;
        }
    }

    private final List<Overlap> overlaps;
    private final Map<UUID, Counted> figures = new LinkedHashMap<>();
    private final Map<UUID, Public> publics = new HashMap<>();
    private final boolean contradictory;

    private Publics(List<Overlap> overlaps) {
        this.overlaps = overlaps;
        for (Overlap overlap : overlaps) {
            figures.put(overlap.of().id(), overlap.of());
            figures.put(overlap.with().id(), overlap.with());
        }
        findPublics();
        this.contradictory = !agree();
    }

    /** Those between which nothing is declared are apart: what contradicts itself in one says nothing of the others. */
    public static List<Publics> linkedBy(List<Overlap> overlaps) {
        Forest<UUID> links = new Forest<>();
        overlaps.forEach(overlap -> links.join(overlap.of().id(), overlap.with().id()));
        return overlaps.stream()
                .collect(Collectors.groupingBy(
                        overlap -> links.root(overlap.of().id()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Publics::new)
                .toList();
    }

    public Collection<Counted> figures() {
        return figures.values();
    }

    /** Whether no people agree with what is declared. */
    boolean areContradictory() {
        return contradictory;
    }

    private void findPublics() {
        Map<UUID, List<UUID>> directly = overlaps.stream()
                .filter(overlap -> overlap.share() instanceof Share.All)
                .collect(Collectors.groupingBy(
                        overlap -> overlap.of().id(),
                        Collectors.mapping(overlap -> overlap.with().id(), Collectors.toList())));
        Map<UUID, Set<UUID>> around =
                figures.keySet().stream().collect(Collectors.toMap(id -> id, id -> around(id, directly)));
        for (UUID id : figures.keySet()) {
            if (!publics.containsKey(id)) {
                List<UUID> same = around.get(id).stream()
                        .filter(other -> around.get(other).contains(id))
                        .toList();
                Public shared = new Public(same.stream().map(figures::get).toList());
                same.forEach(member -> publics.put(member, shared));
            }
        }
        overlaps.stream()
                .filter(overlap -> overlap.share() instanceof Share.All && of(overlap) != with(overlap))
                .forEach(overlap -> of(overlap).withinAnother = true);
    }

    /** The figures within whose publics this one's lies, itself included. */
    private static Set<UUID> around(UUID figure, Map<UUID, List<UUID>> directly) {
        Set<UUID> found = new HashSet<>(Set.of(figure));
        Deque<UUID> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            directly.getOrDefault(next.pop(), List.of()).stream()
                    .filter(found::add)
                    .forEach(next::push);
        }
        return found;
    }

    private Public of(Overlap overlap) {
        return publics.get(overlap.of().id());
    }

    private Public with(Overlap overlap) {
        return publics.get(overlap.with().id());
    }

    /** The people whom both count at least. */
    private BigDecimal common(Overlap overlap) {
        return overlap.share() instanceof Share.AtLeast number ? number.people() : of(overlap).least;
    }

    /** Raises each public to what is declared of it, and tells whether it can be as large. */
    private boolean agree() {
        boolean raised = true;
        while (raised && publics.values().stream().allMatch(Public::isPossible)) {
            raised = false;
            for (Overlap overlap : overlaps) {
                raised |= of(overlap).raiseTo(common(overlap));
                raised |= with(overlap).raiseTo(common(overlap));
            }
        }
        return publics.values().stream().allMatch(Public::isPossible);
    }

    /** The most people that any public has at least. */
    BigDecimal largest() {
        return publics.values().stream().map(one -> one.least).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /**
     * The most different people that they can have together. A public that lies within another adds nobody, however large
     * it is; the smaller it is, the fewer people others have to share. So it is taken at its least, every other one at its
     * most.
     */
    BigDecimal most() {
        return new HashSet<>(publics.values())
                .stream()
                        .map(Public::size)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(countedTwice());
    }

    /**
     * The least number of times that someone is counted again. Declarations that form a ring (A with B, B with C, A with C)
     * can all be met by the same people, each of whom is counted again twice, not three times: so it is the weight of the
     * heaviest forest of declarations (Kruskal's algorithm).
     */
    private BigDecimal countedTwice() {
        Forest<Public> forest = new Forest<>();
        return overlaps.stream()
                .sorted(Comparator.comparing(this::common).reversed())
                .filter(overlap -> forest.join(of(overlap), with(overlap)))
                .map(this::common)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
