package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.figures.aggregate.addend.Addend.Group;
import fr.contratdeville.figures.aggregate.kept.Frontier;
import fr.contratdeville.figures.aggregate.question.Grouping;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What contracts add, all of it in one and the same state of the database.
 *
 * @param state up to where the history was seen in it
 * @param addends those that are known
 * @param bundles what all contracts of a bundle add together, so that only a few are added up after a change
 */
record Known(Frontier state, Names names, Map<UUID, Addend> addends, Map<Integer, Addend> bundles) {

    /** About as many as each has contracts. */
    private static final int BUNDLES = 20;

    static Known nothing(Frontier state) {
        return new Known(state, new Names(), Map.of(), Map.of());
    }

    private static int bundle(UUID contract) {
        return Math.floorMod(contract.hashCode(), BUNDLES);
    }

    /** What is known of a later state, in which these contracts have changed, and nothing that others' addends follow from. */
    Known without(Set<UUID> changed, Frontier later) {
        Map<UUID, Addend> left = new HashMap<>(addends);
        left.keySet().removeAll(changed);
        Map<Integer, Addend> unchanged = new HashMap<>(bundles);
        changed.forEach(contract -> unchanged.remove(bundle(contract)));
        return new Known(later, names, left, unchanged);
    }

    Set<UUID> unknown(Collection<UUID> asked) {
        Set<UUID> unknown = new HashSet<>(asked);
        unknown.removeAll(addends.keySet());
        return unknown;
    }

    /** All of it and, of the same state, more. */
    Known and(Map<UUID, Addend> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<UUID, Addend> all = new HashMap<>(addends);
        all.putAll(more);
        return new Known(state, names, all, bundles);
    }

    /** @param all contracts that there are, each of which is known */
    Known bundled(Collection<UUID> all) {
        Map<Integer, List<UUID>> missing = all.stream()
                .filter(contract -> !bundles.containsKey(bundle(contract)))
                .collect(Collectors.groupingBy(Known::bundle));
        if (missing.isEmpty()) {
            return this;
        }
        Map<Integer, Addend> added = new HashMap<>(bundles);
        missing.forEach((bundle, contracts) -> added.put(bundle, together(contracts)));
        return new Known(state, names, addends, added);
    }

    private Addend together(List<UUID> contracts) {
        Sum sum = new Sum(List.of(Grouping.YEAR, Grouping.PILLAR_CODE));
        contracts.forEach(contract -> of(contract).forEach(sum::add));
        return Addend.of(sum.groups(), names);
    }

    List<Group> of(UUID contract) {
        return addends.get(contract).groups(names);
    }

    Stream<List<Group>> ofBundles() {
        return bundles.values().stream().map(addend -> addend.groups(names));
    }

    /** Those that take longest to be found out again, as far as there is room for them. */
    Known within(long most) {
        if (bytes() <= most) {
            return this;
        }
        List<Map.Entry<UUID, Addend>> largestFirst = addends.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<UUID, Addend> entry) ->
                                entry.getValue().bytes())
                        .reversed())
                .toList();
        Map<UUID, Addend> kept = new HashMap<>();
        long bytes = 0;
        for (Map.Entry<UUID, Addend> entry : largestFirst) {
            bytes += entry.getValue().bytes();
            if (bytes <= most) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return new Known(state, names, kept, Map.of());
    }

    long bytes() {
        return bytes(addends) + bytes(bundles);
    }

    private static long bytes(Map<?, Addend> addends) {
        return addends.values().stream().mapToLong(Addend::bytes).sum();
    }
}
