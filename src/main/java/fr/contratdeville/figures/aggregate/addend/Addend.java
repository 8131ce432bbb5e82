package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow.Category;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow.CategorySet;
import fr.contratdeville.figures.aggregate.sql.Cell;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.FigureRow.People;
import fr.contratdeville.figures.aggregate.sql.FigureRow.Reported;
import fr.contratdeville.figures.aggregate.sql.FigureRow.Sureness;
import fr.contratdeville.figures.aggregate.sql.FigureRow.Terms;
import fr.contratdeville.figures.aggregate.sql.FigureRow.Years;
import fr.contratdeville.figures.aggregate.sql.GroupKey;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What one contract adds, or several together: the totals of each of its groups of a year and a pillar's code, packed, because there are many.
 */
record Addend(byte[] packed) {

    /** About what it takes to keep one, beside its bytes. */
    private static final int BYTES = 120;

    /**
     * A total, and what it is broken down by.
     *
     * @param byOneSet the same where each figure goes in by one set of a dimension only; null if none has several
     */
    record Total(FigureRow figure, List<BreakdownRow> breakdowns, List<BreakdownRow> byOneSet) {}

    /**
     * @param code null of the actions without a pillar, and where codes are not told apart
     * @param year null where years are not told apart
     * @param actions by who sees every bilan
     * @param reportedAsPublished as who sees none but the validated ones is told
     */
    record Group(String code, Integer year, GroupRow actions, long reportedAsPublished, List<Total> totals) {}

    int bytes() {
        return BYTES + packed.length;
    }

    static Addend of(List<Group> groups, Names names) {
        PackedWriter out = new PackedWriter(names);
        out.number(groups.size());
        groups.forEach(group -> write(group, out));
        return new Addend(out.packed());
    }

    private static void write(Group group, PackedWriter out) {
        GroupRow actions = group.actions();
        out.name(group.code());
        out.number(group.year());
        out.number(actions.total());
        out.number(actions.planned());
        out.number(actions.completed());
        out.number(actions.partiallyCompleted());
        out.number(actions.postponed());
        out.number(actions.cancelled());
        out.number(actions.expected());
        out.number(actions.reported());
        out.number(actions.validated());
        out.number(actions.latestBegin());
        out.number(actions.earliestEnd());
        out.number(group.reportedAsPublished());
        out.number(group.totals().size());
        group.totals().forEach(total -> write(total, out));
    }

    private static void write(Total total, PackedWriter out) {
        FigureRow figure = total.figure();
        out.name(figure.indicator());
        out.decimal(figure.value());
        out.decimal(figure.low());
        out.decimal(figure.high());
        out.flag(figure.terms() != null);
        if (figure.terms() != null) {
            out.decimal(figure.terms().numerator());
            out.decimal(figure.terms().numeratorLow());
            out.decimal(figure.terms().numeratorHigh());
            out.decimal(figure.terms().denominator());
            out.decimal(figure.terms().denominatorLow());
            out.decimal(figure.terms().denominatorHigh());
        }
        out.flag(figure.people() != null);
        if (figure.people() != null) {
            out.decimal(figure.people().disjointLow());
            out.decimal(figure.people().largestLow());
            out.number(figure.people().perhapsShared());
        }
        Sureness sureness = figure.sureness();
        out.flag(sureness.exact());
        out.flag(sureness.approximate());
        out.flag(sureness.split());
        out.time(sureness.newestAt());
        if (sureness.newestAt() != null) {
            out.number(sureness.latestBegin());
            out.number(sureness.earliestEnd());
            out.optional(sureness.newestVersion());
        }
        out.flag(figure.years() != null);
        if (figure.years() != null) {
            out.number(figure.years().oldest());
            out.number(figure.years().latest());
        }
        out.number(figure.reported().contributing());
        out.number(figure.reported().leftOut());
        out.number(figure.reported().notCommunicated());
        out.number(figure.reported().notApplicable());
        out.number(figure.reported().unexpected());
        out.flag(figure.isTermOfARatio());
        out.flag(figure.anyDeclare());
        write(total.breakdowns(), out);
        out.flag(total.byOneSet() != null);
        if (total.byOneSet() != null) {
            write(total.byOneSet(), out);
        }
    }

    private static void write(List<BreakdownRow> rows, PackedWriter out) {
        out.number(rows.size());
        for (BreakdownRow row : rows) {
            out.name(row.set());
            out.name(row.category());
            out.decimal(row.value());
            out.number(row.whole());
            out.number(row.partial());
        }
    }

    List<Group> groups(Names names) {
        PackedReader in = new PackedReader(packed, names);
        int size = in.small();
        List<Group> groups = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            groups.add(group(in));
        }
        return groups;
    }

    private static Group group(PackedReader in) {
        String code = in.name(String.class);
        int year = in.small();
        GroupRow actions = new GroupRow(
                null,
                null,
                null,
                null,
                year,
                null,
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.small(),
                in.small());
        long reportedAsPublished = in.number();
        int size = in.small();
        List<Total> totals = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            totals.add(total(in));
        }
        return new Group(code, year, actions, reportedAsPublished, totals);
    }

    private static Total total(PackedReader in) {
        FigureRow figure = new FigureRow(
                (GroupKey) null,
                in.name(IndicatorRef.class),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.flag() ? terms(in) : null,
                in.flag() ? new People(in.decimal(), in.decimal(), in.number()) : null,
                sureness(in),
                in.flag() ? new Years(in.small(), in.small()) : null,
                new Reported(in.number(), in.number(), in.number(), in.number(), in.number()),
                in.flag(),
                in.flag());
        return new Total(figure, breakdowns(in), in.flag() ? breakdowns(in) : null);
    }

    private static List<BreakdownRow> breakdowns(PackedReader in) {
        int size = in.small();
        List<BreakdownRow> breakdowns = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            breakdowns.add(new BreakdownRow(
                    (Cell) null,
                    in.name(CategorySet.class),
                    in.name(Category.class),
                    in.decimal(),
                    in.number(),
                    in.number()));
        }
        return breakdowns;
    }

    private static Terms terms(PackedReader in) {
        return new Terms(in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal());
    }

    private static Sureness sureness(PackedReader in) {
        boolean exact = in.flag();
        boolean approximate = in.flag();
        boolean split = in.flag();
        var newestAt = in.time();
        return newestAt == null
                ? new Sureness(exact, approximate, split, null, null, null, null)
                : new Sureness(exact, approximate, split, in.small(), in.small(), newestAt, in.optional());
    }
}
