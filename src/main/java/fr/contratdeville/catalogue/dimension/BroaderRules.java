package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.catalogue.dimension.DimensionRequest.BroaderCategoryRequest;
import fr.contratdeville.catalogue.dimension.DimensionRequest.CategoryRequest;
import fr.contratdeville.catalogue.dimension.DimensionRequest.CategorySetRequest;
import fr.contratdeville.platform.problem.Violations;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Into which categories of coarser sets a category can fall: sets of its own dimension, which stand in the same request. */
final class BroaderRules {

    private record SetName(String code, Integer version) {

        @Override
        public String toString() {
            return code + " v" + version;
        }
    }

    private record Step(SetName narrower, SetName broader) {}

    /** The categories of every set, with their ages. */
    private final Map<SetName, Map<String, Ages>> sets = new LinkedHashMap<>();

    /** From set to set, each with the place where it is said first. */
    private final Map<Step, String> steps = new LinkedHashMap<>();

    private final Violations violations;

    private BroaderRules(Violations violations) {
        this.violations = violations;
    }

    static void check(List<CategorySetRequest> requested, Violations violations) {
        BroaderRules rules = new BroaderRules(violations);
        for (int i = 0; i < requested.size(); i++) {
            rules.know(requested.get(i), placeOf(i));
        }
        for (int i = 0; i < requested.size(); i++) {
            rules.check(requested.get(i), placeOf(i));
        }
        rules.refuseCircles();
    }

    private static String placeOf(int set) {
        return "/categorySets/%d/categories/".formatted(set);
    }

    private static SetName nameOf(CategorySetRequest set) {
        return new SetName(set.code(), set.version());
    }

    private void know(CategorySetRequest set, String place) {
        Map<String, Ages> categories = new LinkedHashMap<>();
        for (int i = 0; i < set.categories().size(); i++) {
            CategoryRequest category = set.categories().get(i);
            if (category.code() != null) {
                categories.putIfAbsent(category.code(), ages(category, place + i));
            }
        }
        sets.putIfAbsent(nameOf(set), categories);
    }

    /** None if they could not be read: then nothing can be said against them. */
    private Ages ages(CategoryRequest category, String place) {
        boolean readable = !violations.concern(place + "/minAge") && !violations.concern(place + "/maxAge");
        return readable ? Ages.of(category) : new Ages(null, null);
    }

    private void check(CategorySetRequest set, String place) {
        for (int i = 0; i < set.categories().size(); i++) {
            if (!violations.concern(place + i + "/broader")) {
                check(nameOf(set), set.categories().get(i), place + i);
            }
        }
    }

    private void check(SetName own, CategoryRequest category, String place) {
        Set<SetName> seen = new HashSet<>();
        for (int i = 0; i < category.broader().size(); i++) {
            BroaderCategoryRequest broader = category.broader().get(i);
            String below = "%s/broader/%d".formatted(place, i);
            SetName name = new SetName(broader.categorySet(), broader.categorySetVersion());
            if (name.code() == null || name.version() == null) {
                continue;
            }
            if (!sets.containsKey(name)) {
                violations.inBody("unknown-category-set", below + "/categorySet", name.toString(), null);
            } else if (name.equals(own)) {
                violations.inBody("own-category-set", below + "/categorySet", name.toString(), null);
            } else if (!seen.add(name)) {
                violations.inBody("repeated", below + "/categorySet", name.toString(), null);
            } else {
                steps.putIfAbsent(new Step(own, name), below + "/categorySet");
                check(ages(category, place), broader.category(), sets.get(name), below + "/category");
            }
        }
    }

    private void check(Ages ages, String broader, Map<String, Ages> known, String place) {
        if (broader != null && !known.containsKey(broader)) {
            violations.inBody("unknown-category", place, broader, String.join(", ", known.keySet()));
        } else if (broader != null && !ages.liesWithin(known.get(broader))) {
            violations.inBody(
                    "ages-outside-broader",
                    place,
                    ages.toString(),
                    known.get(broader).toString());
        }
    }

    private void refuseCircles() {
        steps.forEach((step, place) -> {
            if (reaches(step.broader(), step.narrower(), new HashSet<>())) {
                violations.inBody("broader-in-a-circle", place, step.broader().toString(), null);
            }
        });
    }

    private boolean reaches(SetName from, SetName to, Set<SetName> visited) {
        return from.equals(to)
                || visited.add(from)
                        && steps.keySet().stream()
                                .anyMatch(step -> step.narrower().equals(from) && reaches(step.broader(), to, visited));
    }
}
