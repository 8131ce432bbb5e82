package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.catalogue.dimension.CategorySet;
import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.catalogue.dimension.Dimensions;
import fr.contratdeville.catalogue.dimension.SetName;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.catalogue.indicator.Indicators;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The indicators and sets of categories that submissions name, and the indicators of their actions' last time, read at once:
 * a batch asks for them thousands of times.
 */
final class Catalogue implements CategorySets {

    private final Map<UUID, Indicator> byId = new HashMap<>();
    private final Map<String, Indicator> byCode = new HashMap<>();
    private final CategorySets sets;

    private Catalogue(Collection<Indicator> indicators, CategorySets sets) {
        for (Indicator indicator : indicators) {
            byId.put(indicator.id, indicator);
            byCode.put(indicator.code, indicator);
        }
        this.sets = sets;
    }

    static Catalogue of(List<Submission> submissions, Indicators indicators, Dimensions dimensions) {
        List<FigureRequest> figures = submissions.stream()
                .flatMap(submission -> submission.request.figures().stream())
                .toList();
        Set<UUID> ids = new HashSet<>(known(figures, FigureRequest::indicatorId));
        submissions.forEach(
                submission -> ids.addAll(submission.previous.points().keySet()));
        return new Catalogue(
                indicators.named(ids, known(figures, FigureRequest::indicator)),
                dimensions.named(IndicatorValueRequest.sets(
                        figures.stream().map(FigureRequest::breakdowns).flatMap(List::stream))));
    }

    private static <T> Set<T> known(List<FigureRequest> figures, Function<FigureRequest, T> name) {
        return figures.stream().map(name).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    Optional<Indicator> indicator(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Optional<CategorySet> find(SetName name) {
        return sets.find(name);
    }
}
