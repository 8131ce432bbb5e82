package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.catalogue.dimension.DimensionRequest.BroaderCategoryRequest;
import fr.contratdeville.catalogue.dimension.DimensionRequest.CategoryRequest;
import fr.contratdeville.catalogue.dimension.DimensionRequest.CategorySetRequest;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of dimensions, and the rules it keeps. */
@Singleton
public class Dimensions extends ItemService<Dimension, DimensionRequest, DimensionResponse> {

    private final DimensionRepository repository;

    Dimensions(DimensionRepository repository, Editing editing) {
        super(repository, editing, DimensionRequest.class);
        this.repository = repository;
    }

    public Optional<Dimension> findByCode(String code) {
        return repository.findByCode(code);
    }

    /** Those of these sets that are there, with their categories. */
    public CategorySets named(Set<SetName> names) {
        List<CategorySet> found = names.isEmpty() ? List.of() : repository.named(names);
        Map<SetName, CategorySet> sets = found.stream().collect(Collectors.toMap(SetName::of, Function.identity()));
        return name -> Optional.ofNullable(sets.get(name));
    }

    @Override
    protected void apply(Dimension dimension, Body<DimensionRequest> body) {
        CategoryRules.check(body.unchecked().categorySets(), body.violations());
        BroaderRules.check(body.unchecked().categorySets(), body.violations());
        refuseToChangeUsedSets(dimension, body);
        refuseToRenameWhatBilansName(dimension, body);
        DimensionRequest request = body.accepted();
        dimension.code = request.code();
        dimension.label = request.label();
        dimension.categorySets.removeIf(set -> matching(request, set).isEmpty());
        for (int i = 0; i < request.categorySets().size(); i++) {
            write(request.categorySets().get(i), i + 1, dimension);
        }
        dimension.categorySets.sort((one, other) -> Integer.compare(one.position, other.position));
        // Only what has an id can be named as broader.
        repository.identify(dimension);
        request.categorySets().forEach(set -> writeBroader(set, dimension));
    }

    /** Figures were counted in these categories: changing what a category is would change what they say. */
    private void refuseToChangeUsedSets(Dimension dimension, Body<DimensionRequest> body) {
        List<CategorySetRequest> requested = body.unchecked().categorySets();
        for (CategorySet set : dimension.categorySets) {
            Optional<CategorySetRequest> match = matching(body.unchecked(), set);
            boolean keeps = match.filter(request -> cuts(request).equals(cuts(requestFor(set))))
                    .isPresent();
            if (!keeps && repository.isUsed(set)) {
                String pointer = match.map(
                                request -> "/categorySets/%d/categories".formatted(requested.indexOf(request)))
                        .orElse("/categorySets");
                body.violations().inBody("categories-in-use", pointer, set.code + " v" + set.version, null);
            }
        }
    }

    private void refuseToRenameWhatBilansName(Dimension dimension, Body<DimensionRequest> body) {
        String code = body.unchecked().code();
        if (dimension.id != null
                && code != null
                && !code.equals(dimension.code)
                && repository.isNamedByBilans(dimension)) {
            body.violations().inBody("cannot-change", "/code", code, dimension.code);
        }
    }

    private record Cut(String code, Integer minAge, Integer maxAge) {}

    private static Set<Cut> cuts(CategorySetRequest set) {
        Set<Cut> cuts = new HashSet<>();
        set.categories().forEach(category -> cuts.add(new Cut(category.code(), category.minAge(), category.maxAge())));
        return cuts;
    }

    private static Optional<CategorySetRequest> matching(DimensionRequest request, CategorySet set) {
        return request.categorySets().stream()
                .filter(candidate -> set.code.equals(candidate.code())
                        && Integer.valueOf(set.version).equals(candidate.version()))
                .findFirst();
    }

    private static void write(CategorySetRequest request, int position, Dimension dimension) {
        CategorySet set = set(dimension, request.code(), request.version()).orElseGet(() -> {
            CategorySet added = new CategorySet();
            added.dimension = dimension;
            dimension.categorySets.add(added);
            return added;
        });
        set.code = request.code();
        set.version = request.version();
        set.label = request.label();
        set.position = position;
        set.categories.removeIf(category ->
                request.categories().stream().noneMatch(kept -> kept.code().equals(category.code)));
        for (int i = 0; i < request.categories().size(); i++) {
            write(request.categories().get(i), i + 1, set);
        }
        set.categories.sort((one, other) -> Integer.compare(one.position, other.position));
    }

    private static void write(CategoryRequest request, int position, CategorySet set) {
        Category category = set.category(request.code()).orElseGet(() -> {
            Category added = new Category();
            added.categorySet = set;
            set.categories.add(added);
            return added;
        });
        category.code = request.code();
        category.label = request.label();
        category.position = position;
        category.minAge = request.minAge();
        category.maxAge = request.maxAge();
    }

    private static void writeBroader(CategorySetRequest request, Dimension dimension) {
        CategorySet set = set(dimension, request.code(), request.version()).orElseThrow();
        for (CategoryRequest category : request.categories()) {
            Set<BroaderCategory> written = category.broader().stream()
                    .map(broader -> new BroaderCategory(named(broader, dimension)))
                    .collect(Collectors.toSet());
            Set<BroaderCategory> present = set.category(category.code()).orElseThrow().broader;
            present.retainAll(written);
            present.addAll(written);
        }
    }

    private static Category named(BroaderCategoryRequest broader, Dimension dimension) {
        return set(dimension, broader.categorySet(), broader.categorySetVersion())
                .flatMap(set -> set.category(broader.category()))
                .orElseThrow();
    }

    private static Optional<CategorySet> set(Dimension dimension, String code, int version) {
        return dimension.categorySets.stream()
                .filter(set -> set.code.equals(code) && set.version == version)
                .findFirst();
    }

    @Override
    protected DimensionRequest requestFor(Dimension dimension) {
        return new DimensionRequest(
                dimension.code,
                dimension.label,
                dimension.categorySets.stream().map(Dimensions::requestFor).toList());
    }

    private static CategorySetRequest requestFor(CategorySet set) {
        return new CategorySetRequest(
                set.code,
                set.version,
                set.label,
                set.categories.stream().map(Dimensions::requestFor).toList());
    }

    private static CategoryRequest requestFor(Category category) {
        return new CategoryRequest(
                category.code,
                category.label,
                category.minAge,
                category.maxAge,
                category.broaderInOrder().stream()
                        .map(broader -> new BroaderCategoryRequest(
                                broader.categorySet.code, broader.categorySet.version, broader.code))
                        .toList());
    }

    @Override
    public DimensionResponse responseFor(Dimension dimension) {
        return DimensionResponse.of(dimension);
    }
}
