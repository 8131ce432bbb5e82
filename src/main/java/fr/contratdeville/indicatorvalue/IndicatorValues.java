package fr.contratdeville.indicatorvalue;

import fr.contratdeville.action.Action;
import fr.contratdeville.body.Body;
import fr.contratdeville.body.Decimals;
import fr.contratdeville.indicator.Indicator;
import fr.contratdeville.indicator.Indicators;
import fr.contratdeville.indicatorvalue.BreakdownCategories.Resolved;
import fr.contratdeville.indicatorvalue.Breakdowns.Breakdown;
import fr.contratdeville.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.indicatorvalue.IndicatorValueRequest.PartRequest;
import fr.contratdeville.item.Editing;
import fr.contratdeville.item.ItemService;
import fr.contratdeville.problem.ProblemException;
import fr.contratdeville.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The figures, and the rules they keep. */
@Singleton
public class IndicatorValues extends ItemService<IndicatorValue, IndicatorValueRequest, IndicatorValueResponse> {

    private final IndicatorValueRepository repository;
    private final Indicators indicators;
    private final BreakdownCategories breakdownCategories;

    IndicatorValues(
            IndicatorValueRepository repository,
            Editing editing,
            Indicators indicators,
            BreakdownCategories breakdownCategories) {
        super(repository, editing, IndicatorValueRequest.class);
        this.repository = repository;
        this.indicators = indicators;
        this.breakdownCategories = breakdownCategories;
    }

    /** @throws ProblemException 404, also if the figure is another action's */
    IndicatorValue get(UUID actionId, UUID id) {
        return find(id).filter(value -> value.action.id.equals(actionId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    public IndicatorValue create(Action action, Body<IndicatorValueRequest> body) {
        return create(new IndicatorValue(action), body);
    }

    public boolean exists(Action action, Indicator indicator) {
        return repository.exists(action, indicator);
    }

    @Override
    protected void apply(IndicatorValue value, Body<IndicatorValueRequest> body) {
        UUID indicatorId = body.unchecked().indicatorId();
        Indicator indicator = indicators.keptBy(value.indicator, indicatorId, "/indicatorId", body);
        if (indicator != null && indicator.isRatio()) {
            body.violations().inBody("ratio-is-computed", "/indicatorId", indicator.code, null);
        }
        List<Resolved> parts = breakdownCategories.resolve(body);
        FigureRules.check(body);

        IndicatorValueRequest request = body.accepted();
        value.indicator = indicator;
        value.kind = request.kind();
        value.value = Decimals.stored(request.value());
        value.lowerBound = Decimals.stored(request.lower());
        value.upperBound = Decimals.stored(request.upper());
        value.target = Decimals.stored(request.target());
        write(parts, value);
    }

    /** A part that stays keeps its id, by which others know it. */
    private static void write(List<Resolved> parts, IndicatorValue value) {
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

    @Override
    protected IndicatorValueRequest requestFor(IndicatorValue value) {
        return new IndicatorValueRequest(
                value.indicator.id,
                value.kind,
                Decimals.plain(value.value),
                Decimals.plain(value.lowerBound),
                Decimals.plain(value.upperBound),
                Decimals.plain(value.target),
                Breakdowns.of(value).stream().map(IndicatorValues::requestFor).toList());
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

    @Override
    public IndicatorValueResponse responseFor(IndicatorValue value) {
        return IndicatorValueResponse.of(value);
    }
}
