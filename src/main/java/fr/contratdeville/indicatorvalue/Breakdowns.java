package fr.contratdeville.indicatorvalue;

import fr.contratdeville.dimension.CategorySet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A value's parts, put together by the set of categories they belong to, in a fixed order. */
final class Breakdowns {

    record Breakdown(CategorySet set, Coverage coverage, List<BreakdownPart> parts) {}

    private Breakdowns() {}

    static List<Breakdown> of(IndicatorValue value) {
        Map<UUID, List<BreakdownPart>> bySet = value.parts.stream()
                .sorted(Comparator.comparing((BreakdownPart part) -> part.categorySet.dimension.code)
                        .thenComparing(part -> part.categorySet.code)
                        .thenComparing(part -> part.categorySet.version)
                        .thenComparing(part -> part.category.position))
                .collect(Collectors.groupingBy(part -> part.categorySet.id, LinkedHashMap::new, Collectors.toList()));
        return bySet.values().stream()
                .map(parts -> new Breakdown(parts.get(0).categorySet, parts.get(0).coverage, parts))
                .toList();
    }
}
