package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.figures.aggregate.answer.BroaderCategories.Band;
import fr.contratdeville.figures.aggregate.answer.BroaderCategories.BandSet;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.BreakdownAggregate;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.MergedSet;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.PartAggregate;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow.CategorySet;
import fr.contratdeville.platform.body.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the breakdowns of one total. Sets of one dimension are put together where a coarser set allows it, and never mixed. */
final class BreakdownRows {

    private final BigDecimal total;
    private final Supplier<BroaderCategories> broader;
    private final Supplier<List<BreakdownRow>> byOneSet;

    /**
     * @param broader asked for only where there are several sets of one dimension
     * @param byOneSet the rows of figures that go in by one set of each dimension only; asked for where several are put
     *     together
     */
    BreakdownRows(BigDecimal total, Supplier<BroaderCategories> broader, Supplier<List<BreakdownRow>> byOneSet) {
        this.total = total;
        this.broader = broader;
        this.byOneSet = byOneSet;
    }

    /** Whether one dimension has several breakdowns. */
    static boolean areSideBySide(List<BreakdownAggregate> breakdowns) {
        Set<String> dimensions = new HashSet<>();
        return !breakdowns.stream().allMatch(breakdown -> dimensions.add(breakdown.dimension()));
    }

    List<BreakdownAggregate> answer(List<BreakdownRow> rows) {
        return grouped(rows, row -> row.set().dimension()).stream()
                .flatMap(dimension -> ofDimension(dimension).stream())
                .toList();
    }

    private List<BreakdownAggregate> ofDimension(List<BreakdownRow> rows) {
        Collection<List<BreakdownRow>> sets = grouped(rows, BreakdownRow::set);
        if (sets.size() > 1) {
            Set<UUID> ids = sets.stream().map(set -> set.get(0).set().id()).collect(Collectors.toSet());
            BandSet common = broader.get().commonOf(ids).orElse(null);
            if (common != null) {
                return List.of(merged(rows, common));
            }
        }
        return sets.stream().map(this::asReported).toList();
    }

    private BreakdownAggregate asReported(List<BreakdownRow> rows) {
        BreakdownRow whole = rows.get(0);
        CategorySet set = whole.set();
        return new BreakdownAggregate(
                set.dimension(),
                set.dimensionLabel(),
                set.code(),
                set.version(),
                set.label(),
                List.of(),
                whole.whole(),
                whole.partial(),
                rows.stream()
                        .skip(1)
                        .map(row -> new PartAggregate(
                                row.category().code(), row.category().label(), Decimals.plain(row.value())))
                        .toList(),
                Decimals.plain(total.subtract(whole.value())),
                total);
    }

    /** @param reported all rows of one dimension */
    private BreakdownAggregate merged(List<BreakdownRow> reported, BandSet common) {
        CategorySet first = reported.get(0).set();
        Map<UUID, BigDecimal> sums = new HashMap<>();
        List<MergedSet> sets = new ArrayList<>();
        for (BreakdownRow row : reported) {
            if (row.isOfTheSet()) {
                sets.add(new MergedSet(row.set().code(), row.set().version()));
            } else {
                sums.put(common.bandAround(row.category().id()).id(), BigDecimal.ZERO);
            }
        }
        BigDecimal known = BigDecimal.ZERO;
        long whole = 0;
        long partial = 0;
        for (BreakdownRow row : byOneSet.get()) {
            if (!row.set().dimension().equals(first.dimension())) {
                continue;
            }
            if (row.isOfTheSet()) {
                known = known.add(row.value());
                whole += row.whole();
                partial += row.partial();
            } else {
                sums.merge(common.bandAround(row.category().id()).id(), row.value(), BigDecimal::add);
            }
        }
        return new BreakdownAggregate(
                first.dimension(),
                first.dimensionLabel(),
                common.code(),
                common.version(),
                common.label(),
                sets,
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

    private static <K> Collection<List<BreakdownRow>> grouped(List<BreakdownRow> rows, Function<BreakdownRow, K> by) {
        return rows.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
