package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.catalogue.dimension.Dimensions;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.catalogue.indicator.Indicators;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.reading.Reading;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.indicatorvalue.BreakdownCategories.Resolved;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The figures, and the rules they keep. */
@Singleton
public class IndicatorValues extends ItemService<IndicatorValue, IndicatorValueRequest, IndicatorValueResponse> {

    /**
     * What was read together with figures.
     *
     * @param figures by their indicators' codes
     */
    public record WithFigures<T>(T itself, List<IndicatorValueResponse> figures) {}

    private final IndicatorValueRepository repository;
    private final Indicators indicators;
    private final Dimensions dimensions;
    private final Actions actions;

    IndicatorValues(
            IndicatorValueRepository repository,
            Editing editing,
            Indicators indicators,
            Dimensions dimensions,
            Actions actions) {
        super(repository, editing, IndicatorValueRequest.class);
        this.repository = repository;
        this.indicators = indicators;
        this.dimensions = dimensions;
        this.actions = actions;
    }

    /** @throws ProblemException 404, also if the figure is another action's */
    IndicatorValue get(UUID actionId, UUID id) {
        return find(id).filter(value -> value.action.id.equals(actionId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    public IndicatorValue created(Action action, Body<IndicatorValueRequest> body) {
        return created(new IndicatorValue(action), body);
    }

    /**
     * The figures that the action has, to be written together.
     *
     * @param written all that may be
     */
    public ActionFigures toWrite(Action action, Collection<IndicatorValueRequest> written) {
        return new ActionFigures(action, setsOf(written), repository.findByAction(action));
    }

    /**
     * Writes the figures of an action that is in the database and has none yet.
     *
     * @param figures of one indicator each
     * @param sets those that the figures name
     */
    public void writeFirst(Action action, List<Body<IndicatorValueRequest>> figures, CategorySets sets) {
        List<IndicatorValue> added = new ArrayList<>();
        for (Body<IndicatorValueRequest> body : figures) {
            IndicatorValue value = new IndicatorValue(action);
            prepare(value, () -> apply(value, body, sets));
            added.add(value);
        }
        repository.write(action, added);
    }

    private CategorySets setsOf(Collection<IndicatorValueRequest> figures) {
        return dimensions.named(
                IndicatorValueRequest.sets(figures.stream().flatMap(figure -> figure.breakdowns().stream())));
    }

    /** All figures of an action, by their indicators' codes. */
    public List<IndicatorValueResponse> of(Action action) {
        return repository.findByAction(action).stream()
                .map(IndicatorValueResponse::of)
                .toList();
    }

    /**
     * Reads some subjects, each with the figures of actions that it names, by one statement.
     *
     * @param subjects SQL that selects them, with an {@code id} and {@code actions}, an array of ids
     * @param named the values of the parameters in it
     * @param columns what is read of a {@code subject} beside its figures
     */
    public static <T> Reading<Map<UUID, WithFigures<T>>> with(
            String subjects, Map<String, ?> named, String columns, Row.Mapper<T> mapper) {
        return IndicatorValueRepository.with(subjects, named, columns, mapper, "i.code");
    }

    public boolean exists(Action action, Indicator indicator) {
        return repository.exists(action, indicator);
    }

    @Override
    protected void apply(IndicatorValue value, Body<IndicatorValueRequest> body) {
        apply(value, body, setsOf(List.of(body.unchecked())));
    }

    private void apply(IndicatorValue value, Body<IndicatorValueRequest> body, CategorySets sets) {
        UUID indicatorId = body.unchecked().indicatorId();
        Indicator indicator = indicators.keptBy(value.indicator, indicatorId, "/indicatorId", body.violations());
        List<Action> others = overlapping(body.unchecked(), body.violations());
        Set<UUID> known = others.stream().map(other -> other.id).collect(Collectors.toSet());
        IndicatorValueRequest standing = value.id == null ? null : requestFor(value);
        FigureContext context = new FigureContext(value.action.id, indicator, sets, known, standing);
        List<Resolved> parts = resolve(body.unchecked(), context, body.violations());

        IndicatorValueRequest request = body.accepted();
        value.indicator = indicator;
        value.kind = request.kind();
        value.value = Decimals.stored(request.value());
        value.lowerBound = Decimals.stored(request.lower());
        value.upperBound = Decimals.stored(request.upper());
        value.target = Decimals.stored(request.target());
        value.disjoint = request.isDisjoint();
        Breakdowns.write(parts, value);
        Overlaps.write(request.overlaps(), others, value);
    }

    private List<Action> overlapping(IndicatorValueRequest figure, Violations violations) {
        // Nothing is looked up below a list that is too long.
        return figure.overlaps().isEmpty() || violations.concern("/overlaps")
                ? List.of()
                : actions.findAll(figure.overlaps().stream()
                        .map(OverlapRequest::actionId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** Checks a figure against everything but the database's other figures. */
    public static void check(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        resolve(figure, context, violations);
    }

    private static List<Resolved> resolve(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        if (context.indicator() != null && context.indicator().isRatio()) {
            violations.inBody("ratio-is-computed", "/indicatorId", context.indicator().code, null);
        }
        SignRules.check(figure, context, violations);
        List<Resolved> parts = new BreakdownCategories(context.categorySets(), violations).resolve(figure.breakdowns());
        FigureRules.check(figure, violations);
        CountRules.check(figure, context, violations);
        PublicRules.check(figure, context, violations);
        return parts;
    }

    @Override
    protected IndicatorValueRequest requestFor(IndicatorValue value) {
        return new IndicatorValueRequest(
                value.indicator.id,
                value.kind,
                Decimals.plain(value.value),
                Decimals.plain(value.lowerBound),
                Decimals.plain(value.upperBound),
                Decimals.plain(value.target),
                Breakdowns.requestFor(value),
                Overlaps.requestFor(value),
                value.disjoint);
    }

    @Override
    public IndicatorValueResponse responseFor(IndicatorValue value) {
        return IndicatorValueResponse.of(value);
    }

    /**
     * The figures of one action, at most one for an indicator: read at once, and written together, of which the database hears
     * with the next flush. For who lets nobody else write them meanwhile.
     */
    public final class ActionFigures {

        private final Action action;
        private final CategorySets sets;
        private final Map<UUID, IndicatorValue> byIndicator = new HashMap<>();

        private ActionFigures(Action action, CategorySets sets, Collection<IndicatorValue> there) {
            this.action = action;
            this.sets = sets;
            there.forEach(value -> byIndicator.put(value.indicator.id, value));
        }

        /** Writes a figure, whether or not there is one for this indicator. */
        public void put(Body<IndicatorValueRequest> body) {
            IndicatorValue there = byIndicator.get(body.unchecked().indicatorId());
            if (there == null) {
                IndicatorValue added = new IndicatorValue(action);
                add(added, () -> apply(added, body, sets));
                byIndicator.put(added.indicator.id, added);
            } else {
                change(there, () -> apply(there, body, sets));
            }
        }

        /** Removes the figure for this indicator, if there is one. */
        public void remove(UUID indicatorId) {
            find(indicatorId).ifPresent(repository::delete);
            byIndicator.remove(indicatorId);
        }

        /** What one would have to send to get the figure for this indicator; empty if there is none. */
        public Optional<IndicatorValueRequest> requestFor(UUID indicatorId) {
            return find(indicatorId).map(IndicatorValues.this::requestFor);
        }

        /** The figure for this indicator, as it is shown; null if there is none. */
        public IndicatorValueResponse shown(UUID indicatorId) {
            return find(indicatorId).map(IndicatorValues.this::responseFor).orElse(null);
        }

        private Optional<IndicatorValue> find(UUID indicatorId) {
            return Optional.ofNullable(byIndicator.get(indicatorId));
        }
    }
}
