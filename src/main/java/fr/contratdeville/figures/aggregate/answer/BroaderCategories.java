package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.figures.aggregate.sql.CategoryWithin;
import fr.contratdeville.figures.aggregate.sql.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which sets of categories can be put together, because all their categories lie within those of a coarser set. */
final class BroaderCategories {

    record Band(UUID id, String code, String label) {}

    /**
     * A set, and for every category that lies within one of its own, which one that is. One that chains of sets lead to two
     * of them lies within neither for certain.
     */
    record BandSet(
            String code, int version, String label, List<Band> bands, Map<UUID, Band> around, Set<UUID> uncertain) {

        private void place(UUID category, Band band) {
            Band other = around.putIfAbsent(category, band);
            if (other != null && !other.equals(band)) {
                uncertain.add(category);
            }
        }

        private boolean holds(Set<UUID> categories) {
            return around.keySet().containsAll(categories)
                    && categories.stream().noneMatch(uncertain::contains);
        }

        Band bandAround(UUID category) {
            return around.get(category);
        }
    }

    private final Map<UUID, BandSet> sets = new LinkedHashMap<>();
    private final Map<UUID, Set<UUID>> categoriesOfSets = new HashMap<>();

    /** @param rows as {@link Parts#categories} gives them */
    BroaderCategories(List<CategoryWithin> rows) {
        for (CategoryWithin row : rows) {
            CategoryWithin.Broader broader = row.broader();
            BandSet set = sets.computeIfAbsent(
                    broader.set(),
                    id -> new BandSet(
                            broader.setCode(),
                            broader.setVersion(),
                            broader.setLabel(),
                            new ArrayList<>(),
                            new HashMap<>(),
                            new HashSet<>()));
            Band band = new Band(broader.id(), broader.code(), broader.label());
            set.place(row.category(), band);
            if (row.category().equals(band.id())) {
                set.bands().add(band);
            }
            categoriesOfSets.computeIfAbsent(row.set(), id -> new HashSet<>()).add(row.category());
        }
    }

    /** The finest set that all of these lie within; one of them may be it. */
    Optional<BandSet> commonOf(Set<UUID> ids) {
        return sets.values().stream()
                .filter(set -> ids.stream().allMatch(id -> set.holds(categoriesOfSets.get(id))))
                .max(Comparator.comparingInt(set -> set.bands().size()));
    }
}
