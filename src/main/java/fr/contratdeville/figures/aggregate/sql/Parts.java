package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.figures.aggregate.question.Detail;
import fr.contratdeville.figures.aggregate.question.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that an answer is made of, as rows: its groups, and what stands in them, read at once and found by row. */
public final class Parts {

    private final BreakdownQueries breakdownQueries;
    private final Supplier<Map<Cell, List<BreakdownRow>>> readBreakdownsByOneSet;
    private final List<GroupRow> groups;
    private final Map<GroupKey, List<FigureRow>> figures;
    private final Map<Cell, List<OverlapRow>> overlaps;
    private final Map<Cell, List<BreakdownRow>> breakdowns;
    private final Map<GroupKey, ActionsCompared> actionsCompared;
    private final Map<Cell, FigureCompared> figuresCompared;
    private Map<Cell, List<BreakdownRow>> breakdownsByOneSet;

    private Parts(
            BreakdownQueries breakdownQueries,
            Supplier<Map<Cell, List<BreakdownRow>>> readBreakdownsByOneSet,
            List<GroupRow> groups,
            List<FigureRow> figures,
            Map<Cell, List<OverlapRow>> overlaps,
            Map<Cell, List<BreakdownRow>> breakdowns,
            Map<GroupKey, ActionsCompared> actionsCompared,
            Map<Cell, FigureCompared> figuresCompared) {
        this.breakdownQueries = breakdownQueries;
        this.readBreakdownsByOneSet = readBreakdownsByOneSet;
        this.groups = groups;
        this.figures = figures.stream().collect(Collectors.groupingBy(FigureRow::group));
        this.overlaps = overlaps;
        this.breakdowns = breakdowns;
        this.actionsCompared = actionsCompared;
        this.figuresCompared = figuresCompared;
    }

    static Parts asked(
            Question question,
            GroupQueries groupQueries,
            FigureQueries figureQueries,
            BreakdownQueries breakdownQueries,
            ComparisonQueries comparisonQueries) {
        List<GroupRow> groups = groupQueries.groups(question);
        if (groups.size() > groupQueries.fewGroups() && !question.byContract()) {
            figureQueries.refuseTooMany(question);
        }
        List<FigureRow> totals = groups.isEmpty() ? List.of() : figureQueries.figures(question);
        List<FigureRow> ratios =
                totals.stream().anyMatch(FigureRow::isTermOfARatio) ? figureQueries.ratios(question) : List.of();
        // What is out of date was found for the totals; where there is nothing, it is not looked for again.
        Stocks stocks = totals.stream().anyMatch(FigureRow::isStockWithLaterFigures)
                ? Stocks.of(question)
                : Stocks.withoutLaterFigures(question);
        return new Parts(
                breakdownQueries,
                () -> breakdownQueries.breakdownsByOneSet(question, stocks),
                groups,
                Stream.concat(totals.stream(), ratios.stream()).toList(),
                overlaps(question, totals, figureQueries),
                totals.isEmpty() || question.detail() == Detail.SUMS
                        ? Map.of()
                        : breakdownQueries.breakdowns(question, stocks),
                question.compares() ? comparisonQueries.actions(question) : new HashMap<>(),
                question.compares() ? comparisonQueries.figures(question) : new HashMap<>());
    }

    /** Of rows that were put together of what several contracts add: the same as if all of them had been asked for. */
    static Parts together(
            Question question,
            List<GroupRow> groups,
            List<FigureRow> totals,
            Map<Cell, List<BreakdownRow>> breakdowns,
            Supplier<Map<Cell, List<BreakdownRow>>> breakdownsByOneSet,
            FigureQueries figureQueries,
            BreakdownQueries breakdownQueries) {
        return new Parts(
                breakdownQueries,
                breakdownsByOneSet,
                groups,
                withQuotients(totals, figureQueries),
                overlaps(question, totals, figureQueries),
                question.detail() == Detail.SUMS ? Map.of() : breakdowns,
                Map.of(),
                Map.of());
    }

    private static List<FigureRow> withQuotients(List<FigureRow> totals, FigureQueries figureQueries) {
        List<FigureRow> ratios = totals.stream()
                .filter(FigureRow::isRatio)
                .filter(FigureRow::hasNumbers)
                .toList();
        if (ratios.isEmpty()) {
            return totals.stream().filter(total -> !total.isRatio()).toList();
        }
        var quotients = figureQueries
                .quotients(ratios.stream().map(FigureRow::terms).toList())
                .iterator();
        return Stream.concat(
                        totals.stream().filter(total -> !total.isRatio()),
                        ratios.stream().map(ratio -> ratio.of(quotients.next())))
                .toList();
    }

    private static Map<Cell, List<OverlapRow>> overlaps(
            Question question, List<FigureRow> totals, FigureQueries figureQueries) {
        return !question.byContract() && totals.stream().anyMatch(Parts::mayDeclare)
                ? figureQueries.overlaps(question)
                : Map.of();
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
            breakdownsByOneSet = readBreakdownsByOneSet.get();
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
