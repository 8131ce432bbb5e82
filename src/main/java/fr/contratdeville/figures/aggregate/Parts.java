package fr.contratdeville.figures.aggregate;

import fr.contratdeville.figures.aggregate.Overlap.Counted;
import fr.contratdeville.figures.aggregate.Overlap.Share;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that an answer is made of beside its groups, read at once and found by group and indicator. */
final class Parts {

    private record Cell(GroupKey group, UUID indicator) {}

    private final Question question;
    private final BreakdownQueries breakdownQueries;
    private final Map<GroupKey, List<Tuple>> figures;
    private final Map<Cell, List<Tuple>> overlaps;
    private final Map<Cell, List<Tuple>> breakdowns;
    private final Map<GroupKey, Tuple> actionsCompared = new HashMap<>();
    private final Map<Cell, Tuple> figuresCompared = new HashMap<>();
    private BroaderCategories broaderCategories;

    Parts(
            Question question,
            FigureQueries figureQueries,
            BreakdownQueries breakdownQueries,
            ComparisonQueries comparisonQueries) {
        this.question = question;
        this.breakdownQueries = breakdownQueries;
        this.figures = Stream.concat(figureQueries.figures(question).stream(), figureQueries.ratios(question).stream())
                .collect(Collectors.groupingBy(this::group));
        this.overlaps = figureQueries.overlaps(question).stream().collect(Collectors.groupingBy(this::cell));
        this.breakdowns = breakdownQueries.breakdowns(question).stream().collect(Collectors.groupingBy(this::cell));
        if (question.compares()) {
            comparisonQueries.actions(question).forEach(row -> actionsCompared.put(group(row), row));
            comparisonQueries.figures(question).forEach(row -> figuresCompared.put(cell(row), row));
        }
    }

    private GroupKey group(Tuple row) {
        return GroupKey.of(row, question.groupings());
    }

    private Cell cell(Tuple row) {
        return new Cell(group(row), row.get("indicator_id", UUID.class));
    }

    boolean compares() {
        return question.compares();
    }

    List<Tuple> figures(GroupKey group) {
        return figures.getOrDefault(group, List.of());
    }

    List<Overlap> overlaps(GroupKey group, UUID indicator) {
        return overlaps.getOrDefault(new Cell(group, indicator), List.of()).stream()
                .map(Parts::overlap)
                .toList();
    }

    List<Tuple> breakdowns(GroupKey group, UUID indicator) {
        return breakdowns.getOrDefault(new Cell(group, indicator), List.of());
    }

    /** @return null if there is nothing to compare */
    Tuple actionsCompared(GroupKey group) {
        return actionsCompared.get(group);
    }

    /** @return null if there is nothing to compare */
    Tuple figureCompared(GroupKey group, UUID indicator) {
        return figuresCompared.get(new Cell(group, indicator));
    }

    BroaderCategories broaderCategories() {
        if (broaderCategories == null) {
            broaderCategories = new BroaderCategories(breakdownQueries.categories());
        }
        return broaderCategories;
    }

    private static Overlap overlap(Tuple row) {
        Share share = row.get("of_all", Boolean.class)
                ? new Share.All()
                : new Share.AtLeast(row.get("people", BigDecimal.class));
        return new Overlap(counted(row, "of"), counted(row, "with"), share);
    }

    private static Counted counted(Tuple row, String figure) {
        return new Counted(
                row.get(figure + "_id", UUID.class),
                row.get(figure + "_low", BigDecimal.class),
                row.get(figure + "_high", BigDecimal.class),
                row.get(figure + "_disjoint", Boolean.class));
    }
}
