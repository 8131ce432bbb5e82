package fr.contratdeville.figures.aggregate;

import fr.contratdeville.figures.aggregate.AggregateResponse.Comparison;
import fr.contratdeville.figures.aggregate.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.AggregateResponse.WarningText;
import fr.contratdeville.figures.aggregate.IndicatorAggregate.Change;
import fr.contratdeville.platform.problem.Findings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers a question: the groups, and in each the indicators. */
@Singleton
class AggregateRows {

    private final QueryRunner database;
    private final GroupQueries groups;
    private final FigureQueries figures;
    private final BreakdownQueries breakdowns;
    private final ComparisonQueries comparisons;

    AggregateRows(
            QueryRunner database,
            GroupQueries groups,
            FigureQueries figures,
            BreakdownQueries breakdowns,
            ComparisonQueries comparisons) {
        this.database = database;
        this.groups = groups;
        this.figures = figures;
        this.breakdowns = breakdowns;
        this.comparisons = comparisons;
    }

    /** @param acceptLanguage which language the caller reads, as its header says it */
    AggregateResponse answer(Question question, HttpServerRequest request, String acceptLanguage) {
        database.begin(question);
        List<Tuple> rows = groups.groups(question);
        Parts parts = new Parts(question, figures, breakdowns, comparisons);
        ContributionLinks links = new ContributionLinks(request, question);
        List<Row> answers =
                rows.stream().map(row -> row(row, question, parts, links)).toList();
        return new AggregateResponse(
                links.self(),
                question.groupings(),
                question.figures(),
                inWords(warnings(rows, answers), acceptLanguage),
                answers);
    }

    private static Row row(Tuple row, Question question, Parts parts, ContributionLinks links) {
        GroupKey key = GroupKey.of(row, question.groupings());
        Group group = GroupRows.group(row, question.groupings());
        Completeness completeness = GroupRows.completeness(row);
        return new Row(
                group,
                GroupRows.actions(row),
                completeness,
                comparison(question, parts.actionsCompared(key)),
                GroupRows.warnings(row),
                parts.figures(key).stream()
                        .map(figure -> indicator(figure, key, completeness, parts, links, group))
                        .sorted(Comparator.comparing(
                                aggregate -> aggregate.indicator().code()))
                        .toList());
    }

    private static IndicatorAggregate indicator(
            Tuple figure, GroupKey key, Completeness completeness, Parts parts, ContributionLinks links, Group group) {
        UUID id = figure.get("indicator_id", UUID.class);
        IndicatorRows rows = new IndicatorRows(figure, parts.overlaps(key, id));
        return rows.answer(
                completeness,
                new BreakdownRows(rows.value(), parts::broaderCategories).answer(parts.breakdowns(key, id)),
                parts.compares() ? change(parts.figureCompared(key, id)) : null,
                links.of(group, id));
    }

    private static Comparison comparison(Question question, Tuple row) {
        if (!question.compares()) {
            return null;
        }
        return row == null
                ? new Comparison(question.yearsBack(), 0, 0, 0, 0)
                : new Comparison(
                        question.yearsBack(),
                        GroupRows.number(row, "carried_on"),
                        GroupRows.number(row, "in_several"),
                        GroupRows.number(row, "started"),
                        GroupRows.number(row, "ended"));
    }

    private static Change change(Tuple row) {
        return row == null
                ? new Change(0, null, null, null, null, false)
                : Change.between(
                        GroupRows.number(row, "comparable"),
                        row.get("now", BigDecimal.class),
                        row.get("before", BigDecimal.class),
                        row.get("crosses", Boolean.class));
    }

    private static Set<Warning> warnings(List<Tuple> groups, List<Row> rows) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        for (Row row : rows) {
            warnings.addAll(row.warnings());
            row.indicators().forEach(indicator -> warnings.addAll(indicator.warnings()));
        }
        // Each row may lie on one side of a change of contract, and all of them together on both.
        int latestBegin = groups.stream()
                .map(row -> row.get("latest_begin", Integer.class))
                .filter(year -> year != null)
                .reduce(Integer.MIN_VALUE, Math::max);
        int earliestEnd = groups.stream()
                .map(row -> row.get("earliest_end", Integer.class))
                .filter(year -> year != null)
                .reduce(Integer.MAX_VALUE, Math::min);
        if (latestBegin > earliestEnd) {
            warnings.add(Warning.SERIES_BROKEN);
        }
        return warnings;
    }

    private static List<WarningText> inWords(Set<Warning> warnings, String acceptLanguage) {
        return warnings.stream()
                .map(warning -> new WarningText(warning, Findings.text("warning." + warning.code(), acceptLanguage)))
                .toList();
    }
}
