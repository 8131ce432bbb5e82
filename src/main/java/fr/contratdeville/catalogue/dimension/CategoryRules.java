package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.catalogue.dimension.DimensionRequest.CategoryRequest;
import fr.contratdeville.catalogue.dimension.DimensionRequest.CategorySetRequest;
import fr.contratdeville.platform.problem.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes sets of categories fit to count in: each named once, and no age in two bands. */
final class CategoryRules {

    private CategoryRules() {}

    static void check(List<CategorySetRequest> sets, Violations violations) {
        refuseDoubles(sets, violations);
        refuseAgesThatCannotBe(sets, violations);
    }

    private static void refuseDoubles(List<CategorySetRequest> requested, Violations violations) {
        Set<String> sets = new HashSet<>();
        for (int i = 0; i < requested.size(); i++) {
            CategorySetRequest set = requested.get(i);
            boolean named = set.code() != null && set.version() != null;
            if (named && !sets.add(set.code() + "/" + set.version())) {
                violations.inBody("repeated", "/categorySets/%d/code".formatted(i), set.code(), null);
            }
            Set<String> categories = new HashSet<>();
            for (int j = 0; j < set.categories().size(); j++) {
                String code = set.categories().get(j).code();
                if (code != null && !categories.add(code)) {
                    String pointer = "/categorySets/%d/categories/%d/code".formatted(i, j);
                    violations.inBody("repeated", pointer, code, null);
                }
            }
        }
    }

    private static void refuseAgesThatCannotBe(List<CategorySetRequest> requested, Violations violations) {
        for (int i = 0; i < requested.size(); i++) {
            List<CategoryRequest> categories = requested.get(i).categories();
            for (int j = 0; j < categories.size(); j++) {
                Ages ages = Ages.of(categories.get(j));
                String pointer = "/categorySets/%d/categories/%d/".formatted(i, j);
                if (ages.isReversed()) {
                    violations.inBody("ages-reversed", pointer + "maxAge", ages.max(), ages.min());
                } else if (categories.subList(0, j).stream().map(Ages::of).anyMatch(ages::overlaps)) {
                    violations.inBody("ages-overlap", pointer + "minAge", ages.min(), null);
                }
            }
        }
    }
}
