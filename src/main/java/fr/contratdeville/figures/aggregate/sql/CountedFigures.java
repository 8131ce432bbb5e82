package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import java.util.Map;

/**
 * The figures that a question counts, as common table expressions. Every total, every part of one and every explanation
 * starts from them, so that none can disagree with another:
 *
 * <ul>
 *   <li>{@code placed}: all actions, each under its pillar or, if asked for, under what became of it, with its weight there;
 *   <li>{@code selected}: those that the question is about, once in each group;
 *   <li>{@code figures}: their figures, of stocks whether a later one takes their place, and whether each one goes into its
 *       group's total;
 *   <li>{@code counted}: the same, with points and bounds, weighted.
 * </ul>
 */
public final class CountedFigures {

    /**
     * The least and the most that a figure {@code v} of an indicator {@code i} can stand for. Parts that add up to more than
     * a range's lower end have been counted: it is at least as much.
     */
    static final String BOUNDS = """
            select
                case v.kind
                    when 'range' then greatest(v.lower_bound, (
                        select max(parts.value)
                        from (
                            select sum(p.value) as value
                            from breakdown_part p
                            where p.contract_id = v.contract_id and p.indicator_value_id = v.id
                            group by p.category_set_id) parts))
                    when 'approximate' then v.value - abs(v.value) * i.approximation_tolerance
                    else v.value end as low,
                case v.kind
                    when 'range' then v.upper_bound
                    when 'approximate' then v.value + abs(v.value) * i.approximation_tolerance
                    else v.value end as high
            """;

    /** What a figure {@code v} with bounds {@code b} goes in by. A quotient would be rounded, a product is not. */
    static final String POINT = "case v.kind when 'range' then (b.low + b.high) * 0.5 else v.value end";

    private static final String FIGURES = """
            figures as (
                select *, is_number and (aggregation in ('sum', 'max') or aggregation = 'latest' and not superseded) as counts
                from (
                    select s.*, v.id as value_id, v.indicator_id, v.kind, v.value as reported, v.lower_bound, v.upper_bound,
                        v.disjoint, v.version, v.updated_at, i.aggregation, i.approximation_tolerance,
                        coalesce(v.value, v.upper_bound) is not null as is_number, %1$s as superseded
                    from selected s
                    join indicator_value v on v.contract_id = s.contract_id and v.action_id = s.action_id
                    join indicator i on i.id = v.indicator_id
                    %2$s) reported)
            """;

    private static final String COUNTED = """
            , bounded as (
                select f.*, b.low as unweighted_low, b.high as unweighted_high
                from figures f
                cross join lateral (
                    select f.contract_id, f.value_id as id, f.kind, f.reported as value, f.lower_bound, f.upper_bound) v
                cross join lateral (select f.approximation_tolerance) i
                cross join lateral (%1$s) b
                -- Bounds are computed once, and not again wherever they are named.
                offset 0),
            counted as (
                select b.*, %2$s as unweighted, %3$s%2$s as point, %3$sunweighted_low as low, %3$sunweighted_high as high
                from bounded b)
            """;

    private static final String UNWEIGHTED =
            "case kind when 'range' then (unweighted_low + unweighted_high) * 0.5 else reported end";

    private CountedFigures() {}

    /** Not materialized, or nobody would know any more which contract's figures are looked for. */
    private static final String SELECTED = """
            selected as not materialized (
                select a.contract_id, a.id as action_id, a.structure_id, a.origin_pillar_id, a.pillar_id, a.pillar_code, a.year,
                    a.status, a.generation_id, a.weight
                from placed a
                where %s),
            """;

    /** Several successors of an action's pillar may be in one group: it is in it once, with what goes to all of them. */
    private static final String SELECTED_UNDER_SUCCESSORS = """
            selected as (
                select a.contract_id, a.id as action_id, a.structure_id, a.origin_pillar_id, %2$s, a.year,
                    a.status, cast(max(cast(a.generation_id as text)) as uuid) as generation_id, sum(a.weight) as weight
                from placed a
                where %1$s
                group by a.contract_id, a.id, a.structure_id, a.origin_pillar_id, 5, 6, a.year, a.status),
            """;

    /** The beginning of a with clause, without that word, up to {@code selected} and a comma. */
    static String selected(Question question) {
        return selected(question, "true");
    }

    private static String selected(Question question, String which) {
        Placing placing = Placing.of(question);
        return FigureSource.of(question).sql()
                + placing.sql()
                + (placing.bySuccessorsOfPillars() ? SELECTED_UNDER_SUCCESSORS : SELECTED)
                        .formatted(
                                placing.conditions()
                                        .and(which, !which.equals("true"))
                                        .sql(),
                                Placing.ofTheGroup(question));
    }

    /** The beginning of a with clause, without that word, up to {@code figures} and no comma. */
    static String figures(Question question, Stocks stocks) {
        return figures(question, stocks, "true");
    }

    private static String figures(Question question, Stocks stocks, String which) {
        return selected(question, which) + stocks.sql() + FIGURES.formatted(stocks.isSuperseded(), stocks.join());
    }

    /** The beginning of a with clause, without that word, up to {@code counted} and no comma. */
    public static String counted(Question question) {
        return counted(question, "true");
    }

    /** The same of those of the question's actions {@code a} only of which a condition holds that names no value. */
    static String counted(Question question, String which) {
        return figures(question, Stocks.of(question), which)
                + COUNTED.formatted(BOUNDS, UNWEIGHTED, Placing.of(question).weighs() ? "weight * " : "");
    }

    /** All values that a question's statements name, by their names. */
    static Map<String, Object> values(Question question) {
        Conditions values = named(question).naming(question.seen().named());
        return (question.compares() ? values.naming("yearsBack", question.yearsBack()) : values).values();
    }

    /** The values that these expressions name, to be bound to every query with them. */
    public static Conditions named(Question question) {
        return new Conditions()
                .naming(Placing.of(question).named())
                .naming(FigureSource.of(question).named());
    }
}
