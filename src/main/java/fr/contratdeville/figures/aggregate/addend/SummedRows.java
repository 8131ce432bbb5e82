package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.figures.aggregate.addend.Addend.Group;
import fr.contratdeville.figures.aggregate.addend.Addend.Total;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow;
import fr.contratdeville.figures.aggregate.sql.Cell;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.GroupKey;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import fr.contratdeville.figures.aggregate.sql.GroupRow.PillarCode;
import fr.contratdeville.review.action.ActionSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What contracts add to the answer to one question: the rows that the database would have made of all of them. */
final class SummedRows {

    private final Question question;
    private final Sum sum;
    private List<Group> groups;

    SummedRows(Question question) {
        this.question = question;
        this.sum = new Sum(question.groupings());
    }

    void add(List<Group> groupsOfContracts) {
        groupsOfContracts.stream().filter(this::isAskedFor).forEach(sum::add);
    }

    private boolean isAskedFor(Group group) {
        ActionSelection asked = question.selection();
        return (asked.years().isEmpty() || asked.years().contains(group.year()))
                && (asked.yearFrom() == null || group.year() >= asked.yearFrom())
                && (asked.yearTo() == null || group.year() <= asked.yearTo())
                && (question.pillarCodes().isEmpty() || question.pillarCodes().contains(group.code()));
    }

    private List<Group> groups() {
        if (groups == null) {
            Comparator<Group> order = question.groupings().stream()
                    .map(SummedRows::order)
                    .reduce(Comparator::thenComparing)
                    .orElseThrow();
            groups = sum.groups().stream().sorted(order).toList();
        }
        return groups;
    }

    private static Comparator<Group> order(Grouping grouping) {
        return grouping == Grouping.YEAR
                ? Comparator.comparing(Group::year)
                : Comparator.comparing(Group::code, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private GroupKey key(Group group) {
        // List.of refuses null, which is the code of the actions without a pillar.
        List<Object> values = new ArrayList<>();
        question.groupings().forEach(grouping -> values.add(grouping == Grouping.YEAR ? group.year() : group.code()));
        return new GroupKey(values);
    }

    /**
     * In the order of an answer.
     *
     * @param labels of the codes; read only if the question groups by them
     */
    List<GroupRow> actions(Map<String, List<String>> labels) {
        return groups().stream()
                .map(group -> group.actions()
                        .in(
                                key(group),
                                question.groupsBy(Grouping.PILLAR_CODE) ? named(group.code(), labels) : null,
                                group.year(),
                                question.seen().structures() == null
                                        ? group.actions().reported()
                                        : group.reportedAsPublished()))
                .toList();
    }

    private static PillarCode named(String code, Map<String, List<String>> labels) {
        return new PillarCode(code, code == null ? List.of() : labels.get(code));
    }

    List<FigureRow> totals() {
        List<FigureRow> totals = new ArrayList<>();
        for (Group group : groups()) {
            GroupKey key = key(group);
            group.totals().forEach(total -> totals.add(total.figure().in(key)));
        }
        return totals;
    }

    Map<Cell, List<BreakdownRow>> breakdowns() {
        return breakdowns(Total::breakdowns);
    }

    Map<Cell, List<BreakdownRow>> breakdownsByOneSet() {
        return breakdowns(total -> total.byOneSet() == null ? total.breakdowns() : total.byOneSet());
    }

    private Map<Cell, List<BreakdownRow>> breakdowns(Function<Total, List<BreakdownRow>> which) {
        Map<Cell, List<BreakdownRow>> breakdowns = new HashMap<>();
        for (Group group : groups()) {
            GroupKey key = key(group);
            for (Total total : group.totals()) {
                Cell cell = total.figure().in(key).cell();
                breakdowns.put(
                        cell,
                        which.apply(total).stream()
                                .map(row -> row.in(cell))
                                .sorted(BreakdownRow.ORDER)
                                .toList());
            }
        }
        return breakdowns;
    }
}
