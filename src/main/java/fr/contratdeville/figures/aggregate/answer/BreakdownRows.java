package fr.contratdeville.figures.aggregate.answer;

import static fr.contratdeville.figures.aggregate.answer.GroupRows.number;

import fr.contratdeville.figures.aggregate.answer.BroaderCategories.Band;
import fr.contratdeville.figures.aggregate.answer.BroaderCategories.BandSet;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.BreakdownAggregate;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.MergedSet;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.PartAggregate;
import fr.contratdeville.platform.body.Decimals;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the breakdowns of one total. Sets of one dimension are put together where a coarser set allows it, and never mixed. */
final class BreakdownRows {

    private final BigDecimal total;
    private final Supplier<BroaderCategories> broader;

    /** @param broader asked for only where there are several sets */
    BreakdownRows(BigDecimal total, Supplier<BroaderCategories> broader) {
        this.total = total;
        this.broader = broader;
    }

    /** Whether one dimension has several breakdowns. */
    static boolean areSideBySide(List<BreakdownAggregate> breakdowns) {
        Set<String> dimensions = new HashSet<>();
        return !breakdowns.stream().allMatch(breakdown -> dimensions.add(breakdown.dimension()));
    }

    List<BreakdownAggregate> answer(List<Tuple> rows) {
        return grouped(rows, "dimension", String.class).stream()
                .flatMap(dimension -> ofDimension(dimension).stream())
                .toList();
    }

    private List<BreakdownAggregate> ofDimension(List<Tuple> rows) {
        Collection<List<Tuple>> sets = grouped(rows, "category_set_id", UUID.class);
        if (sets.size() > 1) {
            Set<UUID> ids = sets.stream()
                    .map(set -> set.get(0).get("category_set_id", UUID.class))
                    .collect(Collectors.toSet());
            BandSet common = broader.get().commonOf(ids).orElse(null);
            if (common != null) {
                return List.of(merged(sets, common));
            }
        }
        return sets.stream().map(this::asReported).toList();
    }

    private BreakdownAggregate asReported(List<Tuple> rows) {
        Tuple set = rows.get(0);
        return new BreakdownAggregate(
                set.get("dimension", String.class),
                set.get("dimension_label", String.class),
                set.get("category_set", String.class),
                set.get("category_set_version", Integer.class),
                set.get("category_set_label", String.class),
                List.of(),
                number(set, "whole"),
                number(set, "partial"),
                rows.stream()
                        .skip(1)
                        .map(row -> new PartAggregate(
                                row.get("category", String.class),
                                row.get("category_label", String.class),
                                Decimals.plain(row.get("value", BigDecimal.class))))
                        .toList(),
                Decimals.plain(total.subtract(set.get("value", BigDecimal.class))),
                total);
    }

    private BreakdownAggregate merged(Collection<List<Tuple>> sets, BandSet common) {
        Tuple first = sets.iterator().next().get(0);
        Map<UUID, BigDecimal> sums = new HashMap<>();
        BigDecimal known = BigDecimal.ZERO;
        long whole = 0;
        long partial = 0;
        for (List<Tuple> rows : sets) {
            known = known.add(rows.get(0).get("chosen_value", BigDecimal.class));
            whole += number(rows.get(0), "chosen_whole");
            partial += number(rows.get(0), "chosen_partial");
            rows.stream()
                    .skip(1)
                    .forEach(row -> sums.merge(
                            common.bandAround(row.get("category_id", UUID.class))
                                    .id(),
                            row.get("chosen_value", BigDecimal.class),
                            BigDecimal::add));
        }
        return new BreakdownAggregate(
                first.get("dimension", String.class),
                first.get("dimension_label", String.class),
                common.code(),
                common.version(),
                common.label(),
                sets.stream()
                        .map(rows -> new MergedSet(
                                rows.get(0).get("category_set", String.class),
                                rows.get(0).get("category_set_version", Integer.class)))
                        .toList(),
                whole,
                partial,
                common.bands().stream()
                        .filter(band -> sums.containsKey(band.id()))
                        .map((Band band) ->
                                new PartAggregate(band.code(), band.label(), Decimals.plain(sums.get(band.id()))))
                        .toList(),
                Decimals.plain(total.subtract(known)),
                total);
    }

    private static <K> Collection<List<Tuple>> grouped(List<Tuple> rows, String column, Class<K> type) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.get(column, type), LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
