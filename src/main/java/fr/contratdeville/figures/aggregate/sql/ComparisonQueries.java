package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What has changed since the year that is compared with, over the actions that can be compared. */
@Singleton
class ComparisonQueries {

    private final QueryRunner database;

    ComparisonQueries(QueryRunner database) {
        this.database = database;
    }

    /** One row for each group: how many actions are carried on, started, ended, or in several parts. */
    Map<GroupKey, ActionsCompared> actions(Question question) {
        Map<GroupKey, ActionsCompared> compared = new HashMap<>();
        database.rows(
                question,
                CountedFigures.selected(question)
                        + Carried.ended(question)
                        + """
                moved as (
                    select %1$s coalesce(c.successors, 0) as successors, false as ended
                    from selected s
                    left join carried c on c.contract_id = s.contract_id and c.action_id = s.action_id
                    union all
                    select %2$s 0, true
                    from ended e)
                select %3$s
                    count(*) filter (where successors = 1) as carried_on,
                    count(*) filter (where successors > 1) as in_several,
                    count(*) filter (where successors = 0 and not ended) as started,
                    count(*) filter (where ended) as ended
                from moved
                group by %4$s
                """.formatted(
                                question.keys("s."), question.keys("e."), question.keys(""), question.columns("")),
                row -> compared.put(GroupKey.of(row, question), ActionsCompared.of(row)));
        return compared;
    }

    /** One row for each group and indicator of which any action has a figure now and had one then. */
    Map<Cell, FigureCompared> figures(Question question) {
        Map<Cell, FigureCompared> compared = new HashMap<>();
        database.rows(
                question,
                CountedFigures.counted(question) + ", " + Carried.CARRIED
                        + """
                compared as (
                    select f.*, f.weight * %1$s as before, %5$s as crosses
                    from counted f
                    join carried c
                        on c.contract_id = f.contract_id and c.action_id = f.action_id and c.successors = 1
                    join indicator_value v on v.contract_id = c.origin_contract_id and v.action_id = c.origin_id
                        and v.indicator_id = f.indicator_id
                    join indicator i on i.id = v.indicator_id
                    cross join lateral (%2$s) b
                    where f.point is not null and b.low is not null),
                terms as (
                    select f.*, r.id as ratio_id, r.numerator_id, r.denominator_id,
                        count(*) over (partition by %3$s r.id, f.action_id) = 2 as pair
                    from compared f
                    join indicator r on r.aggregation = 'ratio' and f.indicator_id in (r.numerator_id, r.denominator_id))
                select %4$s indicator_id, count(*) as comparable,
                    case aggregation when 'max' then max(point) else sum(point) end as now,
                    case aggregation when 'max' then max(before) else sum(before) end as before,
                    bool_or(crosses) as crosses
                from compared
                where counts
                group by %4$s indicator_id, aggregation
                union all
                select %4$s ratio_id, count(distinct action_id),
                    %6$s,
                    %7$s,
                    bool_or(crosses)
                from terms
                where pair
                group by %4$s ratio_id
                """.formatted(
                                CountedFigures.POINT,
                                CountedFigures.BOUNDS,
                                question.keys("f."),
                                question.keys(""),
                                Placing.of(question).bridged() ? "false" : "c.origin_contract_id <> f.contract_id",
                                quotient("point"),
                                quotient("before")),
                row -> compared.put(Cell.of(row, question), FigureCompared.of(row)));
        return compared;
    }

    private static String quotient(String column) {
        return FigureQueries.QUOTIENT.formatted(
                "sum(%s) filter (where indicator_id = numerator_id)".formatted(column),
                "sum(%s) filter (where indicator_id = denominator_id)".formatted(column));
    }
}
