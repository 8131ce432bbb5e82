package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.catalogue.indicator.Aggregation;
import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.BreakdownAggregate;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Change;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Freshness;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.People;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Reporting;
import fr.contratdeville.figures.aggregate.people.DistinctPeople;
import fr.contratdeville.figures.aggregate.people.Overlap;
import fr.contratdeville.figures.aggregate.people.Publics;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.FigureRow.Reported;
import fr.contratdeville.platform.body.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the answer for one indicator of one group from what the database says of it. */
final class IndicatorRows {

    private final FigureRow row;
    private final IndicatorRef indicator;
    private final List<Publics> publics;

    /** @param overlaps that figures of this total declare */
    IndicatorRows(FigureRow row, List<Overlap> overlaps) {
        this.row = row;
        this.indicator = row.indicator();
        this.publics = Publics.linkedBy(overlaps);
    }

    /**
     * @param breakdowns in one set for each dimension, or side by side
     * @param change null if nothing is compared
     */
    IndicatorAggregate answer(
            Completeness group, List<BreakdownAggregate> breakdowns, Change change, String contributions) {
        DistinctPeople people = people();
        Reporting reporting = reporting(group);
        return new IndicatorAggregate(
                indicator,
                value(),
                noValueBecause(),
                Optional.ofNullable(Decimals.plain(people == null ? row.low() : people.min())),
                Optional.ofNullable(Decimals.plain(row.high())),
                precision(people),
                people == null ? null : new People(value(), Decimals.plain(people.min()), Decimals.plain(people.max())),
                row.terms() == null ? null : Decimals.plain(row.terms().numerator()),
                row.terms() == null ? null : Decimals.plain(row.terms().denominator()),
                reporting,
                freshness(),
                breakdowns,
                change,
                warnings(people, reporting, breakdowns, change),
                contributions);
    }

    /** Null if nothing went in. */
    BigDecimal value() {
        return Decimals.plain(row.value());
    }

    private NoValue noValueBecause() {
        if (value() != null) {
            return null;
        }
        if (indicator.aggregation() == Aggregation.NONE) {
            return NoValue.NEVER_AGGREGATED;
        }
        return row.reported().contributing() == 0 ? NoValue.NO_FIGURE : NoValue.BASE_IS_ZERO;
    }

    /** @return null of an indicator that does not count people and add them up, and without any figure */
    private DistinctPeople people() {
        if (indicator.counts() != Counts.PEOPLE || !indicator.aggregation().addsUp() || value() == null) {
            return null;
        }
        return DistinctPeople.of(
                new DistinctPeople.Totals(
                        row.people().disjointLow(), row.people().largestLow(), row.high()),
                publics);
    }

    private Precision precision(DistinctPeople people) {
        if (value() == null) {
            return Precision.NONE;
        }
        boolean exact = row.sureness().exact()
                && !isStockOfSeveralYears(row)
                && (people == null || people.min().compareTo(value()) == 0);
        return exact ? Precision.EXACT : Precision.ESTIMATED;
    }

    private Reporting reporting(Completeness group) {
        Reported reported = row.reported();
        long silent = group.actions()
                - reported.contributing()
                - reported.leftOut()
                - reported.notCommunicated()
                - reported.notApplicable();
        long notExpected = group.actions() - group.expected() - reported.unexpected();
        return new Reporting(
                reported.contributing(),
                reported.leftOut(),
                reported.notCommunicated(),
                reported.notApplicable(),
                silent - notExpected,
                notExpected);
    }

    private Optional<Freshness> freshness() {
        return Optional.ofNullable(row.sureness().newestAt())
                .map(newest -> new Freshness(newest, row.sureness().newestVersion()));
    }

    private List<Warning> warnings(
            DistinctPeople people, Reporting reporting, List<BreakdownAggregate> breakdowns, Change change) {
        List<Warning> warnings = new ArrayList<>();
        if (reporting.notCommunicated() > 0) {
            warnings.add(Warning.INCOMPLETE);
        }
        if (row.sureness().approximate()) {
            warnings.add(Warning.APPROXIMATE_INSIDE);
        }
        if (people != null && row.people().perhapsShared() > Math.max(1, declared())) {
            warnings.add(Warning.OVERLAPS_NOT_DECLARED);
        }
        if (people != null && people.contradictory()) {
            warnings.add(Warning.OVERLAPS_CONTRADICT);
        }
        if (BreakdownRows.areSideBySide(breakdowns)) {
            warnings.add(Warning.BANDS_NOT_COMPARABLE);
        }
        if (row.sureness().broken() || change != null && change.crossesContracts()) {
            warnings.add(Warning.SERIES_BROKEN);
        }
        if (row.sureness().split()) {
            warnings.add(Warning.SPLIT_BY_WEIGHTS);
        }
        if (isStockOfSeveralYears(row)) {
            warnings.add(Warning.OLDER_FIGURES);
        }
        return warnings;
    }

    /** How many figures say of others, or others of them, that they count the same people. */
    private long declared() {
        return publics.stream()
                .flatMap(linked -> linked.figures().stream())
                .filter(figure -> !figure.disjoint())
                .count();
    }

    /** Whether the row is the total of a stock, with a figure. */
    static boolean isStock(FigureRow row) {
        return row.indicator().aggregation() == Aggregation.LATEST && row.years() != null;
    }

    private static boolean isStockOfSeveralYears(FigureRow row) {
        return isStock(row) && row.years().oldest() < row.years().latest();
    }
}
