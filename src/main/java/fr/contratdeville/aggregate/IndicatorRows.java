package fr.contratdeville.aggregate;

import static fr.contratdeville.aggregate.Aggregates.number;

import fr.contratdeville.aggregate.AggregateResponse.BreakdownAggregate;
import fr.contratdeville.aggregate.AggregateResponse.IndicatorAggregate;
import fr.contratdeville.aggregate.AggregateResponse.PartAggregate;
import fr.contratdeville.aggregate.AggregateResponse.Reporting;
import fr.contratdeville.body.Coded;
import fr.contratdeville.body.Decimals;
import fr.contratdeville.indicator.Aggregation;
import fr.contratdeville.indicator.Counts;
import fr.contratdeville.indicator.IndicatorRef;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes one indicator's answer from the rows of {@link AggregateQueries}. */
final class IndicatorRows {

    private IndicatorRows() {}

    /** @param actions how many actions the group has */
    static IndicatorAggregate indicator(Tuple row, List<Tuple> breakdowns, long actions) {
        IndicatorRef indicator = new IndicatorRef(
                row.get("indicator_id", UUID.class),
                row.get("code", String.class),
                row.get("label", String.class),
                row.get("unit", String.class),
                Coded.find(Counts.class, row.get("counts", String.class)).orElseThrow(),
                Coded.find(Aggregation.class, row.get("aggregation", String.class))
                        .orElseThrow());
        boolean ratio = indicator.aggregation() == Aggregation.RATIO;
        return new IndicatorAggregate(
                indicator,
                decimal(row, "value"),
                decimal(row, "low"),
                decimal(row, "high"),
                precision(row),
                ratio ? decimal(row, "numerator") : null,
                ratio ? decimal(row, "denominator") : null,
                reporting(row, actions),
                breakdowns(breakdowns));
    }

    private static Precision precision(Tuple row) {
        if (row.get("value") == null) {
            return Precision.NONE;
        }
        return Boolean.TRUE.equals(row.get("exact", Boolean.class)) ? Precision.EXACT : Precision.ESTIMATED;
    }

    private static Reporting reporting(Tuple row, long actions) {
        long contributing = number(row, "contributing");
        long leftOut = number(row, "left_out");
        long notCommunicated = number(row, "not_communicated");
        long notApplicable = number(row, "not_applicable");
        return new Reporting(
                contributing,
                leftOut,
                notCommunicated,
                notApplicable,
                actions - contributing - leftOut - notCommunicated - notApplicable);
    }

    private static List<BreakdownAggregate> breakdowns(List<Tuple> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("category_set_id", UUID.class), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(IndicatorRows::breakdown)
                .toList();
    }

    private static BreakdownAggregate breakdown(List<Tuple> rows) {
        Tuple set = rows.get(0);
        return new BreakdownAggregate(
                set.get("dimension", String.class),
                set.get("dimension_label", String.class),
                set.get("category_set", String.class),
                set.get("category_set_version", Integer.class),
                set.get("category_set_label", String.class),
                number(set, "whole"),
                number(set, "partial"),
                rows.stream()
                        .skip(1)
                        .map(row -> new PartAggregate(
                                row.get("category", String.class),
                                row.get("category_label", String.class),
                                decimal(row, "value")))
                        .toList());
    }

    private static BigDecimal decimal(Tuple row, String column) {
        return Decimals.plain(row.get(column, BigDecimal.class));
    }
}
