package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.figures.aggregate.question.Detail;
import fr.contratdeville.figures.aggregate.question.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that an answer is made of, as rows: its groups, and what stands in them, read at once and found by row. */
public final class Parts {

    private final Question question;
    private final BreakdownQueries breakdownQueries;
    private final Stocks stocks;
    private final List<GroupRow> groups;
    private final Map<GroupKey, List<FigureRow>> figures;
    private final Map<Cell, List<OverlapRow>> overlaps;
    private final Map<Cell, List<BreakdownRow>> breakdowns;
    private final Map<GroupKey, ActionsCompared> actionsCompared;
    private final Map<Cell, FigureCompared> figuresCompared;
    private Map<Cell, List<BreakdownRow>> breakdownsByOneSet;

    Parts(
            Question question,
            GroupQueries groupQueries,
            FigureQueries figureQueries,
            BreakdownQueries breakdownQueries,
            ComparisonQueries comparisonQueries) {
        this.question = question;
        this.breakdownQueries = breakdownQueries;
        this.groups = groupQueries.groups(question);
        if (groups.size() > groupQueries.fewGroups()) {
            figureQueries.refuseTooMany(question);
        }
        List<FigureRow> totals = groups.isEmpty() ? List.of() : figureQueries.figures(question);
        this.figures = Stream.concat(
                        totals.stream(),
                        totals.stream().anyMatch(FigureRow::isTermOfARatio)
                                ? figureQueries.ratios(question).stream()
                                : Stream.empty())
                .collect(Collectors.groupingBy(FigureRow::group));
        this.overlaps = totals.stream().anyMatch(Parts::mayDeclare) ? figureQueries.overlaps(question) : Map.of();
        // What is out of date was found for the totals; where there is nothing, it is not looked for again.
        this.stocks = totals.stream().anyMatch(FigureRow::isStockWithLaterFigures)
                ? Stocks.of(question)
                : Stocks.withoutLaterFigures(question);
        this.breakdowns = totals.isEmpty() || question.detail() == Detail.SUMS
                ? Map.of()
                : breakdownQueries.breakdowns(question, stocks);
        this.actionsCompared = question.compares() ? comparisonQueries.actions(question) : new HashMap<>();
        this.figuresCompared = question.compares() ? comparisonQueries.figures(question) : new HashMap<>();
    }

    private static boolean mayDeclare(FigureRow total) {
        return total.indicator().counts() == Counts.PEOPLE && total.anyDeclare();
    }

    /** One row for each group, in the order of an answer: its keys and labels, and how many actions it has. */
    public List<GroupRow> groups() {
        return groups;
    }

    /** One row for each indicator that anything is reported of: its total, how sure it is and who reported. */
    public List<FigureRow> figuresOf(GroupRow group) {
        return figures.getOrDefault(group.key(), List.of());
    }

    /** One row for each overlap that a figure in this total declares with another one in it. */
    public List<OverlapRow> overlapsOf(FigureRow figure) {
        return overlaps.getOrDefault(figure.cell(), List.of());
    }

    /**
     * One row for each set and category that this total is broken down by; each set's own row, without a category, comes
     * before those of its categories.
     */
    public List<BreakdownRow> breakdownsOf(FigureRow figure) {
        return breakdowns.getOrDefault(figure.cell(), List.of());
    }

    /**
     * The same, where a figure that has several sets of one dimension goes in by one of them only: the one that says most.
     * Few answers put sets together, so they are read when asked for.
     */
    public List<BreakdownRow> breakdownsByOneSetOf(FigureRow figure) {
        if (breakdownsByOneSet == null) {
            breakdownsByOneSet = breakdownQueries.breakdownsByOneSet(question, stocks);
        }
        return breakdownsByOneSet.getOrDefault(figure.cell(), List.of());
    }

    /**
     * All categories, not only those of this answer, each with every category of another set that it lies within and with
     * itself. Few answers need them, so they are read when asked for, each time.
     */
    public List<CategoryWithin> categories() {
        return breakdownQueries.categories();
    }

    /** How many actions are carried on, started or ended; null if there is nothing to compare. */
    public ActionsCompared actionsCompared(GroupRow group) {
        return actionsCompared.get(group.key());
    }

    /** This total now and before, over the actions that have both; null if there is nothing to compare. */
    public FigureCompared figureCompared(FigureRow figure) {
        return figuresCompared.get(figure.cell());
    }
}
