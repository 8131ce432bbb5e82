package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.figures.aggregate.addend.Addend.Group;
import fr.contratdeville.figures.aggregate.addend.Addend.Total;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds up what contracts add, in groups that may be coarser than theirs. */
final class Sum {

    private final boolean byCode;
    private final boolean byYear;
    private final Map<Place, GroupSum> groups = new HashMap<>();

    /** @param year null if years are not told apart, as is the code */
    private record Place(String code, Integer year) {}

    private static final class GroupSum {

        private GroupRow actions;
        private long reportedAsPublished;
        private final Map<UUID, TotalSum> totals = new HashMap<>();
    }

    private static final class TotalSum {

        private FigureRow figure;
        private final Map<UUID, BreakdownRow> breakdowns = new HashMap<>();
        /** Null as long as no figure has several sets of one dimension. */
        private Map<UUID, BreakdownRow> byOneSet;
    }

    Sum(List<Grouping> groupings) {
        this.byCode = groupings.contains(Grouping.PILLAR_CODE);
        this.byYear = groupings.contains(Grouping.YEAR);
    }

    void add(Group group) {
        Place place = new Place(byCode ? group.code() : null, byYear ? group.year() : null);
        GroupSum sum = groups.computeIfAbsent(place, added -> new GroupSum());
        sum.actions = sum.actions == null ? group.actions() : sum.actions.plus(group.actions());
        sum.reportedAsPublished += group.reportedAsPublished();
        for (Total total : group.totals()) {
            add(total, sum.totals.computeIfAbsent(total.figure().indicator().id(), added -> new TotalSum()));
        }
    }

    private static void add(Total total, TotalSum sum) {
        sum.figure = sum.figure == null ? total.figure() : sum.figure.plus(total.figure());
        if (total.byOneSet() != null && sum.byOneSet == null) {
            sum.byOneSet = new HashMap<>(sum.breakdowns);
        }
        if (sum.byOneSet != null) {
            add(total.byOneSet() == null ? total.breakdowns() : total.byOneSet(), sum.byOneSet);
        }
        add(total.breakdowns(), sum.breakdowns);
    }

    private static void add(List<BreakdownRow> rows, Map<UUID, BreakdownRow> sums) {
        for (BreakdownRow row : rows) {
            sums.merge(row.isOfTheSet() ? row.set().id() : row.category().id(), row, BreakdownRow::plus);
        }
    }

    List<Group> groups() {
        return groups.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Group group(Place place, GroupSum sum) {
        return new Group(
                place.code(),
                place.year(),
                sum.actions,
                sum.reportedAsPublished,
                sum.totals.values().stream()
                        .map(total -> new Total(
                                total.figure,
                                List.copyOf(total.breakdowns.values()),
                                total.byOneSet == null ? null : List.copyOf(total.byOneSet.values())))
                        .toList());
    }
}
