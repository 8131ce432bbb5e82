package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.CategorySet;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.review.indicatorvalue.BreakdownCategories.Resolved;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
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

    static List<BreakdownRequest> requestFor(IndicatorValue value) {
        return of(value).stream().map(Breakdowns::requestFor).toList();
    }

    private static BreakdownRequest requestFor(Breakdown breakdown) {
        return new BreakdownRequest(
                breakdown.set().dimension.code,
                breakdown.set().code,
                breakdown.set().version,
                breakdown.coverage(),
                breakdown.parts().stream()
                        .map(part -> new PartRequest(part.category.code, Decimals.plain(part.value)))
                        .toList());
    }

    /** A part that stays keeps its id, by which others know it. */
    static void write(List<Resolved> parts, IndicatorValue value) {
        value.parts.removeIf(
                existing -> parts.stream().noneMatch(part -> part.category().id.equals(existing.category.id)));
        for (Resolved part : parts) {
            BreakdownPart written = value.parts.stream()
                    .filter(existing -> existing.category.id.equals(part.category().id))
                    .findFirst()
                    .orElseGet(() -> {
                        BreakdownPart added = new BreakdownPart(value, part.category());
                        value.parts.add(added);
                        return added;
                    });
            written.coverage = part.coverage();
            written.value = Decimals.stored(part.value());
        }
    }
}
