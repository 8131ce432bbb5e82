package fr.contratdeville.figures.aggregate.query;

import fr.contratdeville.figures.aggregate.question.Question;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that an answer is made of, as rows: its groups, and what stands in them, read at once and found by row. */
public final class Parts {

    private record Cell(GroupKey group, UUID indicator) {}

    private final Question question;
    private final BreakdownQueries breakdownQueries;
    private final List<Tuple> groups;
    private final Map<GroupKey, List<Tuple>> figures;
    private final Map<Cell, List<Tuple>> overlaps;
    private final Map<Cell, List<Tuple>> breakdowns;
    private final Map<GroupKey, Tuple> actionsCompared = new HashMap<>();
    private final Map<Cell, Tuple> figuresCompared = new HashMap<>();

    Parts(
            Question question,
            GroupQueries groupQueries,
            FigureQueries figureQueries,
            BreakdownQueries breakdownQueries,
            ComparisonQueries comparisonQueries) {
        this.question = question;
        this.breakdownQueries = breakdownQueries;
        this.groups = groupQueries.groups(question);
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

    /** As {@link GroupQueries#groups} gives them. */
    public List<Tuple> groups() {
        return groups;
    }

    /** As {@link FigureQueries#figures} and {@link FigureQueries#ratios} give them. */
    public List<Tuple> figuresOf(Tuple group) {
        return figures.getOrDefault(group(group), List.of());
    }

    /** As {@link FigureQueries#overlaps} gives them. */
    public List<Tuple> overlapsOf(Tuple figure) {
        return overlaps.getOrDefault(cell(figure), List.of());
    }

    /** As {@link BreakdownQueries#breakdowns} gives them. */
    public List<Tuple> breakdownsOf(Tuple figure) {
        return breakdowns.getOrDefault(cell(figure), List.of());
    }

    /** As {@link BreakdownQueries#categories} gives them; asks the database each time. */
    public List<Tuple> categories() {
        return breakdownQueries.categories();
    }

    /** As {@link ComparisonQueries#actions} gives it; null if there is nothing to compare. */
    public Tuple actionsCompared(Tuple group) {
        return actionsCompared.get(group(group));
    }

    /** As {@link ComparisonQueries#figures} gives it; null if there is nothing to compare. */
    public Tuple figureCompared(Tuple figure) {
        return figuresCompared.get(cell(figure));
    }
}
