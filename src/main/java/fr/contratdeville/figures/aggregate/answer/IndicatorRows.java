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
import fr.contratdeville.figures.aggregate.sql.Refs;
import fr.contratdeville.platform.body.Decimals;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the answer for one indicator of one group from what the database says of it. */
final class IndicatorRows {

    private final Tuple row;
    private final IndicatorRef indicator;
    private final List<Publics> publics;

    /** @param overlaps that figures of this total declare */
    IndicatorRows(Tuple row, List<Overlap> overlaps) {
        this.row = row;
        this.indicator = Refs.indicator(row);
        this.publics = Publics.linkedBy(overlaps);
    }

    /**
     * @param breakdowns in one set for each dimension, or side by side
     * @param change null if nothing is compared
     */
    IndicatorAggregate answer(
            Completeness group, List<BreakdownAggregate> breakdowns, Change change, String contributions) {
        boolean ratio = indicator.aggregation() == Aggregation.RATIO;
        DistinctPeople people = people();
        Reporting reporting = reporting(group);
        return new IndicatorAggregate(
                indicator,
                value(),
                noValueBecause(),
                people == null ? decimal("low") : Decimals.plain(people.min()),
                decimal("high"),
                precision(people),
                people == null ? null : new People(value(), Decimals.plain(people.min()), Decimals.plain(people.max())),
                ratio ? decimal("numerator") : null,
                ratio ? decimal("denominator") : null,
                reporting,
                freshness(),
                breakdowns,
                change,
                warnings(people, reporting, breakdowns, change),
                contributions);
    }

    /** Null if nothing went in. */
    BigDecimal value() {
        return decimal("value");
    }

    private NoValue noValueBecause() {
        if (value() != null) {
            return null;
        }
        if (indicator.aggregation() == Aggregation.NONE) {
            return NoValue.NEVER_AGGREGATED;
        }
        return number("contributing") == 0 ? NoValue.NO_FIGURE : NoValue.BASE_IS_ZERO;
    }

    /** @return null of an indicator that does not count people and add them up, and without any figure */
    private DistinctPeople people() {
        if (indicator.counts() != Counts.PEOPLE || !indicator.aggregation().addsUp() || value() == null) {
            return null;
        }
        return DistinctPeople.of(
                new DistinctPeople.Totals(
                        row.get("disjoint_low", BigDecimal.class),
                        row.get("largest_low", BigDecimal.class),
                        row.get("high", BigDecimal.class)),
                publics);
    }

    private Precision precision(DistinctPeople people) {
        if (value() == null) {
            return Precision.NONE;
        }
        boolean exact = is("exact")
                && !isStockOfSeveralYears(row)
                && (people == null || people.min().compareTo(value()) == 0);
        return exact ? Precision.EXACT : Precision.ESTIMATED;
    }

    private Reporting reporting(Completeness group) {
        long contributing = number("contributing");
        long leftOut = number("left_out");
        long notCommunicated = number("not_communicated");
        long notApplicable = number("not_applicable");
        long silent = group.actions() - contributing - leftOut - notCommunicated - notApplicable;
        long notExpected = group.actions() - group.expected() - number("unexpected");
        return new Reporting(contributing, leftOut, notCommunicated, notApplicable, silent - notExpected, notExpected);
    }

    private Freshness freshness() {
        Instant newest = row.get("newest_at", Instant.class);
        return newest == null ? null : new Freshness(newest, number("newest_version"));
    }

    private List<Warning> warnings(
            DistinctPeople people, Reporting reporting, List<BreakdownAggregate> breakdowns, Change change) {
        List<Warning> warnings = new ArrayList<>();
        if (reporting.notCommunicated() > 0) {
            warnings.add(Warning.INCOMPLETE);
        }
        if (is("approximate")) {
            warnings.add(Warning.APPROXIMATE_INSIDE);
        }
        if (people != null && number("perhaps_shared") > Math.max(1, declared())) {
            warnings.add(Warning.OVERLAPS_NOT_DECLARED);
        }
        if (people != null && people.contradictory()) {
            warnings.add(Warning.OVERLAPS_CONTRADICT);
        }
        if (BreakdownRows.areSideBySide(breakdowns)) {
            warnings.add(Warning.BANDS_NOT_COMPARABLE);
        }
        if (is("broken") || change != null && change.crossesContracts()) {
            warnings.add(Warning.SERIES_BROKEN);
        }
        if (is("split")) {
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
    static boolean isStock(Tuple row) {
        return row.get("aggregation", String.class).equals(Aggregation.LATEST.code())
                && row.get("oldest_year", Integer.class) != null;
    }

    private static boolean isStockOfSeveralYears(Tuple row) {
        return isStock(row) && row.get("oldest_year", Integer.class) < row.get("latest_year", Integer.class);
    }

    private boolean is(String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private long number(String column) {
        return row.get(column, Number.class).longValue();
    }

    private BigDecimal decimal(String column) {
        return Decimals.plain(row.get(column, BigDecimal.class));
    }
}
