package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.Category;
import fr.contratdeville.catalogue.dimension.CategorySet;
import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.catalogue.dimension.SetName;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the categories that a figure's parts name. */
final class BreakdownCategories {

    /** A part whose category is known. */
    record Resolved(Category category, Coverage coverage, BigDecimal value) {}

    private final CategorySets known;
    private final Violations violations;

    BreakdownCategories(CategorySets known, Violations violations) {
        this.known = known;
        this.violations = violations;
    }

    /** @return the parts whose category was found; for every other one there is a violation */
    List<Resolved> resolve(List<BreakdownRequest> breakdowns) {
        List<Resolved> resolved = new ArrayList<>();
        Set<UUID> sets = new HashSet<>();
        for (int i = 0; i < breakdowns.size(); i++) {
            BreakdownRequest breakdown = breakdowns.get(i);
            String pointer = "/breakdowns/" + i;
            Optional<CategorySet> set = set(breakdown, pointer);
            if (set.isPresent()) {
                if (!sets.add(set.get().id)) {
                    violations.inBody("repeated", pointer + "/categorySet", breakdown.categorySet(), null);
                }
                resolved.addAll(parts(set.get(), breakdown, pointer));
            }
        }
        return resolved;
    }

    private Optional<CategorySet> set(BreakdownRequest breakdown, String pointer) {
        Optional<SetName> name = breakdown.set();
        if (violations.concern("/breakdowns") || name.isEmpty()) {
            return Optional.empty();
        }
        Optional<CategorySet> set = known.find(name.get());
        if (set.isEmpty()) {
            String found = "%s/%s v%d"
                    .formatted(breakdown.dimension(), breakdown.categorySet(), breakdown.categorySetVersion());
            violations.inBody("unknown-category-set", pointer + "/categorySet", found, null);
        }
        return set;
    }

    private List<Resolved> parts(CategorySet set, BreakdownRequest breakdown, String pointer) {
        List<Resolved> resolved = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < breakdown.parts().size(); i++) {
            PartRequest part = breakdown.parts().get(i);
            String place = pointer + "/parts/" + i + "/category";
            Optional<Category> category = Optional.ofNullable(part.category()).flatMap(set::category);
            if (category.isPresent()) {
                resolved.add(new Resolved(category.get(), breakdown.coverage(), part.value()));
                if (!seen.add(part.category())) {
                    violations.inBody("repeated", place, part.category(), null);
                }
            } else if (part.category() != null) {
                String expected = String.join(
                        ", ", set.categories.stream().map(known -> known.code).toList());
                violations.inBody("unknown-category", place, part.category(), expected);
            }
        }
        return resolved;
    }
}
