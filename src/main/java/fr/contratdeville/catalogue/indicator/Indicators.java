package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The catalogue of indicators, and the rules it keeps. */
@Singleton
public class Indicators extends ItemService<Indicator, IndicatorRequest, IndicatorResponse> implements Referrer {

    private static final BigDecimal DEFAULT_TOLERANCE = new BigDecimal("0.1");

    private final IndicatorRepository repository;
    private final ReferenceQuery references;

    Indicators(IndicatorRepository repository, Editing editing, ReferenceQuery references) {
        super(repository, editing, IndicatorRequest.class);
        this.repository = repository;
        this.references = references;
    }

    public Optional<Indicator> findByCode(String code) {
        return repository.findByCode(code);
    }

    /** Those that have one of these ids or codes. */
    public List<Indicator> named(Set<UUID> ids, Set<String> codes) {
        return ids.isEmpty() && codes.isEmpty() ? List.of() : repository.named(ids, codes);
    }

    @Override
    protected void apply(Indicator indicator, Body<IndicatorRequest> body) {
        IndicatorRequest unchecked = body.unchecked();
        Aggregation aggregation = unchecked.aggregation();
        Indicator numerator = term(indicator, unchecked.numeratorId(), "/numeratorId", aggregation, body);
        Indicator denominator = term(indicator, unchecked.denominatorId(), "/denominatorId", aggregation, body);
        if (indicator.id != null && aggregation != null) {
            refuseToBreakWhatUses(indicator, aggregation, body);
        }
        if (indicator.id != null) {
            refuseToBreakDeclarations(indicator, unchecked, body.violations());
            refuseToCountFractions(indicator, unchecked, body.violations());
            refuseToCountNegatives(indicator, unchecked, body.violations());
        }
        IndicatorRequest request = body.accepted();
        indicator.code = request.code();
        indicator.label = request.label();
        indicator.unit = request.unit();
        indicator.counts = request.counts();
        indicator.aggregation = request.aggregation();
        indicator.numerator = numerator;
        indicator.denominator = denominator;
        indicator.approximationTolerance = Decimals.stored(
                Optional.ofNullable(request.approximationTolerance()).orElse(DEFAULT_TOLERANCE));
    }

    /** A ratio has both its terms, and each is a sum, so never the ratio itself; anything else has none. */
    private Indicator term(Indicator ratio, UUID id, String pointer, Aggregation aggregation, Body<?> body) {
        if (aggregation == null) {
            return null;
        }
        if (aggregation != Aggregation.RATIO) {
            if (id != null) {
                body.violations().inBody("only-for-a-ratio", pointer, id, null);
            }
            return null;
        }
        if (id == null && !body.violations().concern(pointer)) {
            body.violations().inBody("required", pointer);
        }
        Indicator term = referredTo(id, pointer, body.violations());
        if (term != null && (term.aggregation != Aggregation.SUM || term.id.equals(ratio.id))) {
            body.violations().inBody("not-a-sum", pointer, term.code, null);
        }
        return term;
    }

    private void refuseToBreakWhatUses(Indicator indicator, Aggregation aggregation, Body<?> body) {
        if (aggregation == Aggregation.RATIO && !indicator.isRatio() && repository.hasValues(indicator)) {
            body.violations().inBody("has-figures", "/aggregation", aggregation.code(), null);
        }
        if (aggregation != Aggregation.SUM && repository.isPartOfRatio(indicator)) {
            body.violations().inBody("part-of-a-ratio", "/aggregation", aggregation.code(), Aggregation.SUM.code());
        }
    }

    /** Whose the counted people are can be said only where people are counted, and matters only where they add up. */
    private void refuseToBreakDeclarations(Indicator indicator, IndicatorRequest request, Violations violations) {
        boolean countsOthers = request.counts() != null && request.counts() != Counts.PEOPLE;
        boolean doesNotAddUp =
                request.aggregation() != null && !request.aggregation().addsUp();
        if ((countsOthers || doesNotAddUp) && repository.hasDeclarations(indicator)) {
            if (countsOthers) {
                violations.inBody(
                        "has-declarations", "/counts", request.counts().code(), Counts.PEOPLE.code());
            }
            if (doesNotAddUp) {
                String adding = String.join(", ", Coded.codes(List.of(Aggregation.SUM, Aggregation.LATEST)));
                violations.inBody(
                        "has-declarations",
                        "/aggregation",
                        request.aggregation().code(),
                        adding);
            }
        }
    }

    /** What has been counted one by one all along, before its fractions were refused, goes on. */
    private void refuseToCountFractions(Indicator indicator, IndicatorRequest request, Violations violations) {
        boolean becomesOneByOne = request.counts() != null
                && request.aggregation() != null
                && request.counts().isOneByOne()
                && request.aggregation().makesTotals()
                && !indicator.isCountedOneByOne();
        if (becomesOneByOne && repository.hasCountedFractions(indicator)) {
            boolean countedOther = !indicator.counts.isOneByOne();
            violations.inBody(
                    "has-fractions",
                    countedOther ? "/counts" : "/aggregation",
                    countedOther
                            ? request.counts().code()
                            : request.aggregation().code(),
                    null);
        }
    }

    private void refuseToCountNegatives(Indicator indicator, IndicatorRequest request, Violations violations) {
        boolean stopsCountingMoney =
                indicator.counts == Counts.MONEY && request.counts() != null && request.counts() != Counts.MONEY;
        if (stopsCountingMoney && repository.hasNegatives(indicator)) {
            violations.inBody("has-negatives", "/counts", request.counts().code(), Counts.MONEY.code());
        }
    }

    @Override
    protected IndicatorRequest requestFor(Indicator indicator) {
        return new IndicatorRequest(
                indicator.code,
                indicator.label,
                indicator.unit,
                indicator.counts,
                indicator.aggregation,
                indicator.numerator == null ? null : indicator.numerator.id,
                indicator.denominator == null ? null : indicator.denominator.id,
                Decimals.plain(indicator.approximationTolerance));
    }

    @Override
    public IndicatorResponse responseFor(Indicator indicator) {
        return IndicatorResponse.of(indicator);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        return item instanceof Indicator
                ? references.find(
                        "indicators",
                        "select id, label, 'indicators/' || id as path from indicator where numerator_id = :id or denominator_id = :id",
                        item.id)
                : Optional.empty();
    }
}
