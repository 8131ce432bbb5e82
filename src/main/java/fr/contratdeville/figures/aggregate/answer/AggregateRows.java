package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.WarningText;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Change;
import fr.contratdeville.figures.aggregate.people.Overlap;
import fr.contratdeville.figures.aggregate.question.Detail;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.sql.FigureCompared;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import fr.contratdeville.figures.aggregate.sql.Parts;
import fr.contratdeville.platform.problem.Findings;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Makes an answer of what the database says: the groups, and in each the indicators. */
public final class AggregateRows {

    private final Question question;
    private final Parts parts;
    private final BiFunction<Group, UUID, String> explanations;
    private BroaderCategories broaderCategories;

    /** @param explanations the address of what went into the total of a group and an indicator, by its id */
    public AggregateRows(Question question, Parts parts, BiFunction<Group, UUID, String> explanations) {
        this.question = question;
        this.parts = parts;
        this.explanations = explanations;
    }

    /**
     * @param self the answer's own address
     * @param acceptLanguage which language the caller reads, as its header says it
     */
    public AggregateResponse answer(String self, String acceptLanguage) {
        List<Row> rows = parts.groups().stream().map(this::row).toList();
        return new AggregateResponse(
                self, question.groupings(), question.figures(), inWords(warnings(rows), acceptLanguage), rows);
    }

    private Row row(GroupRow row) {
        Group group = GroupRows.group(row);
        Completeness completeness = GroupRows.completeness(row);
        return new Row(
                group,
                GroupRows.actions(row),
                completeness,
                question.compares() ? GroupRows.comparison(question.yearsBack(), parts.actionsCompared(row)) : null,
                GroupRows.warnings(row),
                figuresOf(row)
                        .map(figure -> indicator(figure, completeness, group))
                        .sorted(Comparator.comparing(
                                aggregate -> aggregate.indicator().code()))
                        .toList());
    }

    private Stream<FigureRow> figuresOf(GroupRow group) {
        return parts.figuresOf(group).stream()
                .filter(figure -> question.wants(figure.indicator().id()));
    }

    private IndicatorAggregate indicator(FigureRow figure, Completeness completeness, Group group) {
        IndicatorRows rows = new IndicatorRows(
                figure, parts.overlapsOf(figure).stream().map(Overlap::of).toList());
        IndicatorAggregate aggregate = rows.answer(
                completeness,
                new BreakdownRows(rows.value(), this::broaderCategories, () -> parts.breakdownsByOneSetOf(figure))
                        .answer(parts.breakdownsOf(figure)),
                question.compares() ? change(parts.figureCompared(figure)) : null,
                explanations.apply(group, figure.indicator().id()));
        return question.detail() == Detail.SUMS ? aggregate.sums() : aggregate;
    }

    private BroaderCategories broaderCategories() {
        if (broaderCategories == null) {
            broaderCategories = new BroaderCategories(parts.categories());
        }
        return broaderCategories;
    }

    private static Change change(FigureCompared row) {
        return row == null
                ? new Change(0, null, null, null, null, false)
                : Change.between(row.comparable(), row.now(), row.before(), row.crosses());
    }

    private Set<Warning> warnings(List<Row> rows) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        for (Row row : rows) {
            warnings.addAll(row.warnings());
            row.indicators().forEach(indicator -> warnings.addAll(indicator.warnings()));
        }
        // Each row may lie on one side of a change of contract, and all of them together on both.
        int latestBegin = parts.groups().stream()
                .map(GroupRow::latestBegin)
                .filter(year -> year != null)
                .reduce(Integer.MIN_VALUE, Math::max);
        int earliestEnd = parts.groups().stream()
                .map(GroupRow::earliestEnd)
                .filter(year -> year != null)
                .reduce(Integer.MAX_VALUE, Math::min);
        if (latestBegin > earliestEnd) {
            warnings.add(Warning.SERIES_BROKEN);
        }
        if (!question.groupsBy(Grouping.YEAR) && stocksAreOfSeveralYears()) {
            warnings.add(Warning.OLDER_FIGURES);
        }
        return warnings;
    }

    /** Here as well, each row's may be of one year, and together they are not. */
    private boolean stocksAreOfSeveralYears() {
        Map<UUID, IntSummaryStatistics> years = new HashMap<>();
        parts.groups().stream()
                .flatMap(this::figuresOf)
                .filter(IndicatorRows::isStock)
                .forEach(figure -> {
                    IntSummaryStatistics ofIndicator =
                            years.computeIfAbsent(figure.indicator().id(), id -> new IntSummaryStatistics());
                    ofIndicator.accept(figure.years().oldest());
                    ofIndicator.accept(figure.years().latest());
                });
        return years.values().stream().anyMatch(ofIndicator -> ofIndicator.getMin() < ofIndicator.getMax());
    }

    private static List<WarningText> inWords(Set<Warning> warnings, String acceptLanguage) {
        return warnings.stream()
                .map(warning -> new WarningText(warning, Findings.text("warning." + warning.code(), acceptLanguage)))
                .toList();
    }
}
