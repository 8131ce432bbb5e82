package fr.contratdeville.aggregate;

import fr.contratdeville.problem.ProblemException;
import fr.contratdeville.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Every total of this service. All queries of one answer see the same state of the database, and all of them start from
 * the same actions and the same figures.
 */
@Singleton
class AggregateQueries {

    /**
     * The figures of the selected actions, as points and bounds. Those of the latest year that has any in a group are
     * marked, because a stock is not added over years.
     */
    private static final String FIGURES = """
            figures as (
                select %1$s, a.contract_id, a.id as action_id, v.id as value_id, v.kind, v.indicator_id, i.aggregation,
                    case v.kind when 'range' then (v.lower_bound + v.upper_bound) / 2 else v.value end as point,
                    case v.kind
                        when 'range' then v.lower_bound
                        when 'approximate' then v.value * (1 - i.approximation_tolerance)
                        else v.value end as low,
                    case v.kind
                        when 'range' then v.upper_bound
                        when 'approximate' then v.value * (1 + i.approximation_tolerance)
                        else v.value end as high,
                    a.year = max(a.year) filter (where v.kind in ('exact', 'approximate', 'range'))
                        over (partition by %1$s, v.indicator_id) as latest
                from action a
                join indicator_value v on v.contract_id = a.contract_id and v.action_id = a.id
                join indicator i on i.id = v.indicator_id
                where %2$s),
            counted as (
                select *,
                    point is not null and (aggregation in ('sum', 'max') or aggregation = 'latest' and latest) as counts
                from figures)
            """;

    private final EntityManager database;
    private final int maxRows;

    AggregateQueries(EntityManager database, @ConfigProperty(name = "contratdeville.aggregates.max-rows") int maxRows) {
        this.database = database;
        this.maxRows = maxRows;
    }

    /** To be called before anything else in the transaction. */
    void freezeWhatIsSeen() {
        database.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** One row for each group: its keys and labels, and how many actions it has, by status. */
    List<Tuple> groups(Question question) {
        String empty = question.includeEmpty()
                ? "union all select %s, %s, false as counted from %s"
                        .formatted(
                                question.keys(""),
                                question.groupings().contains(Grouping.STATUS) ? "status as s" : "null as s",
                                question.groupings().stream()
                                        .map(grouping -> "(%s) possible_%s"
                                                .formatted(
                                                        PossibleGroups.sql(grouping, question.selection()),
                                                        grouping.code()))
                                        .collect(Collectors.joining(" cross join ")))
                : "";
        return rows(question, """
                selected as (
                    select %1$s, a.status as s, true as counted from action a where %2$s
                    %3$s),
                g as (
                    select %4$s,
                        count(*) filter (where counted) as total,
                        count(*) filter (where counted and s = 'planned') as planned,
                        count(*) filter (where counted and s = 'completed') as completed,
                        count(*) filter (where counted and s = 'partially_completed') as partially_completed,
                        count(*) filter (where counted and s = 'postponed') as postponed,
                        count(*) filter (where counted and s = 'cancelled') as cancelled
                    from selected
                    group by %4$s)
                select g.*%5$s
                from g %6$s
                order by %7$s
                """.formatted(
                        question.keys("a."),
                        question.selection().conditions().sql(),
                        empty,
                        question.keys(""),
                        question.groupings().stream()
                                .filter(grouping -> grouping.labels() != null)
                                .map(grouping -> ", " + grouping.labels())
                                .collect(Collectors.joining()),
                        question.groupings().stream().map(Grouping::labelSource).collect(Collectors.joining(" ")),
                        question.groupings().stream().map(Grouping::order).collect(Collectors.joining(", "))));
    }

    /** One row for each group and indicator that is not a ratio. */
    List<Tuple> figures(Question question) {
        return rows(question, """
                %1$s
                select %2$s, i.id as indicator_id, i.code, i.label, i.unit, i.counts, i.aggregation,
                    case i.aggregation when 'max' then max(point) filter (where f.counts)
                        else sum(point) filter (where f.counts) end as value,
                    case i.aggregation when 'max' then max(low) filter (where f.counts)
                        else sum(low) filter (where f.counts) end as low,
                    case i.aggregation when 'max' then max(high) filter (where f.counts)
                        else sum(high) filter (where f.counts) end as high,
                    bool_and(kind = 'exact') filter (where f.counts) as exact,
                    count(*) filter (where f.counts) as contributing,
                    count(*) filter (where point is not null and not f.counts) as left_out,
                    count(*) filter (where kind = 'not_communicated') as not_communicated,
                    count(*) filter (where kind = 'not_applicable') as not_applicable
                from counted f
                join indicator i on i.id = f.indicator_id
                group by %2$s, i.id, i.code, i.label, i.unit, i.counts, i.aggregation
                order by i.code collate "C"
                """.formatted(figuresOf(question), question.keys("f.")));
    }

    /** One row for each group and ratio of which any action has a term; only actions with both terms count. */
    List<Tuple> ratios(Question question) {
        return rows(question, """
                %1$s,
                terms as (
                    select %2$s, f.action_id, r.id as ratio_id,
                        max(point) filter (where f.indicator_id = r.numerator_id) as numerator,
                        max(low) filter (where f.indicator_id = r.numerator_id) as numerator_low,
                        max(high) filter (where f.indicator_id = r.numerator_id) as numerator_high,
                        max(point) filter (where f.indicator_id = r.denominator_id) as denominator,
                        max(low) filter (where f.indicator_id = r.denominator_id) as denominator_low,
                        max(high) filter (where f.indicator_id = r.denominator_id) as denominator_high,
                        bool_and(kind = 'exact') as exact
                    from figures f
                    join indicator r on r.aggregation = 'ratio' and f.indicator_id in (r.numerator_id, r.denominator_id)
                    where f.point is not null
                    group by %2$s, f.action_id, r.id),
                pairs as (select *, numerator is not null and denominator is not null as counts from terms)
                select %3$s, i.id as indicator_id, i.code, i.label, i.unit, i.counts, i.aggregation,
                    sum(numerator) filter (where t.counts) as numerator,
                    sum(denominator) filter (where t.counts) as denominator,
                    round(sum(numerator) filter (where t.counts)
                        / nullif(sum(denominator) filter (where t.counts), 0), 6) as value,
                    round(sum(numerator_low) filter (where t.counts)
                        / nullif(sum(denominator_high) filter (where t.counts), 0), 6) as low,
                    round(sum(numerator_high) filter (where t.counts)
                        / nullif(sum(denominator_low) filter (where t.counts), 0), 6) as high,
                    bool_and(exact) filter (where t.counts) as exact,
                    count(*) filter (where t.counts) as contributing,
                    count(*) filter (where not t.counts) as left_out,
                    0 as not_communicated,
                    0 as not_applicable
                from pairs t
                join indicator i on i.id = t.ratio_id
                group by %3$s, i.id, i.code, i.label, i.unit, i.counts, i.aggregation
                order by i.code collate "C"
                """.formatted(figuresOf(question), question.keys("f."), question.keys("t.")));
    }

    /** One row for each group, indicator, set and category; the set's own row, first, has no category. */
    List<Tuple> breakdowns(Question question) {
        return rows(question, """
                %1$s,
                parts as (
                    select %2$s, f.indicator_id, p.category_set_id, p.category_id,
                        sum(p.value) as value,
                        count(distinct f.value_id) filter (where p.coverage = 'whole') as whole,
                        count(distinct f.value_id) filter (where p.coverage = 'partial') as partial
                    from counted f
                    join breakdown_part p on p.contract_id = f.contract_id and p.indicator_value_id = f.value_id
                    where f.counts and f.aggregation in ('sum', 'latest')
                    group by grouping sets (
                        (%2$s, f.indicator_id, p.category_set_id),
                        (%2$s, f.indicator_id, p.category_set_id, p.category_id)))
                select %3$s, p.indicator_id, p.category_set_id, d.code as dimension, d.label as dimension_label,
                    s.code as category_set, s.version as category_set_version, s.label as category_set_label,
                    p.whole, p.partial, c.code as category, c.label as category_label, p.value
                from parts p
                join category_set s on s.id = p.category_set_id
                join dimension d on d.id = s.dimension_id
                left join category c on c.id = p.category_id
                order by d.code collate "C", s.code collate "C", s.version, c.position nulls first
                """.formatted(figuresOf(question), question.keys("f."), question.keys("p.")));
    }

    private static String figuresOf(Question question) {
        return FIGURES.formatted(
                question.keys("a."), question.selection().conditions().sql());
    }

    /** @param afterWith what follows the word with: common table expressions, and a select from them */
    private List<Tuple> rows(Question question, String afterWith) {
        String sql = "with " + question.source().sql() + afterWith;
        NativeQuery<Tuple> query = question.selection()
                .conditions()
                .bind(database.unwrap(Session.class).createNativeQuery(sql, Tuple.class));
        if (question.source().namesStructures()) {
            query.setParameter("pendingOf", question.source().structures());
        }
        List<Tuple> rows = query.setMaxResults(maxRows + 1).getResultList();
        if (rows.size() > maxRows) {
            throw new ProblemException(ProblemType.TOO_MANY_GROUPS, Integer.toString(maxRows));
        }
        return rows;
    }
}
