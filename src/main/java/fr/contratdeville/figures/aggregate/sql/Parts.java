package fr.contratdeville.figures.aggregate.sql;

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

    /** One row for each group, in the order of an answer: its keys and labels, and how many actions it has. */
    public List<Tuple> groups() {
        return groups;
    }

    /** One row for each indicator that anything is reported of: its total, how sure it is and who reported. */
    public List<Tuple> figuresOf(Tuple group) {
        return figures.getOrDefault(group(group), List.of());
    }

    /** One row for each overlap that a figure in this total declares with another one in it. */
    public List<Tuple> overlapsOf(Tuple figure) {
        return overlaps.getOrDefault(cell(figure), List.of());
    }

    /**
     * One row for each set and category that this total is broken down by; each set's own row, without a category, comes
     * before those of its categories.
     */
    public List<Tuple> breakdownsOf(Tuple figure) {
        return breakdowns.getOrDefault(cell(figure), List.of());
    }

    /**
     * All categories, not only those of this answer, each with every category of another set that it lies within and with
     * itself. Few answers need them, so they are read when asked for, each time.
     */
    public List<Tuple> categories() {
        return breakdownQueries.categories();
    }

    /** How many actions are carried on, started or ended; null if there is nothing to compare. */
    public Tuple actionsCompared(Tuple group) {
        return actionsCompared.get(group(group));
    }

    /** This total now and before, over the actions that have both; null if there is nothing to compare. */
    public Tuple figureCompared(Tuple figure) {
        return figuresCompared.get(cell(figure));
    }
}
