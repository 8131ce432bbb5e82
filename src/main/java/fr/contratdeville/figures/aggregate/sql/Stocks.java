package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.review.action.ActionSelection;

/**
 * Which figures of stocks are of the past: a stock is what there is, so of each action the last figure goes in, and not those of
 * the actions that it carries on. What an action carries on is said by its {@code continues}; if it says nothing, it is the last
 * one that had its title, of its structure and of each that had become it by then, under its contract or under one that was over
 * before its own began.
 *
 * <p>Whether a later figure is there is asked of all actions of the years that the question is about, whatever else it narrows
 * them by: what moves to another pillar or structure is not in both.
 *
 * @param overYears whether the question adds up several years; if not, no figure has a later one
 */
record Stocks(boolean overYears, ActionSelection asked) {

    private static final String SUPERSEDED = """
            superseded as (
                with recursive stocks as (
                    select v.indicator_id, v.action_id
                    from indicator_value v
                    join indicator i on i.id = v.indicator_id
                    join action a on a.contract_id = v.contract_id and a.id = v.action_id
                    where i.aggregation = 'latest' and v.kind not in ('not_communicated', 'not_applicable') and %s),
                lines as (
                    select id as structure_id, id as became_id, 0 as from_year
                    from structure
                    union all
                    select l.structure_id, s.successor_id, greatest(l.from_year, coalesce(s.successor_from_year, 0))
                    from lines l
                    join structure s on s.id = l.became_id
                    where s.successor_id is not null),
                carrying as (
                    select a.id as action_id, a.continues_action_id as earlier_id
                    from action a
                    where a.continues_action_id is not null
                    union all
                    (select distinct on (a.id, o.structure_id) a.id, o.id
                    from action a
                    join lines l on l.became_id = a.structure_id and l.from_year <= a.year
                    join action o on o.structure_id = l.structure_id and o.title_key = a.title_key and o.year < a.year
                    join city_contract later on later.id = a.contract_id
                    join city_contract earlier on earlier.id = o.contract_id
                    where exists (select from stocks)
                        and a.continues_action_id is null
                        and (earlier.id = later.id or earlier.last_year < later.first_year)
                    order by a.id, o.structure_id, o.year desc, o.id)),
                way as (
                    select s.indicator_id, c.earlier_id
                    from stocks s
                    join carrying c on c.action_id = s.action_id
                    union
                    select way.indicator_id, c.earlier_id
                    from way
                    join carrying c on c.action_id = way.earlier_id)
                select indicator_id, earlier_id as action_id
                from way),
            """;

    static Stocks of(Question question) {
        ActionSelection asked = question.selection();
        return new Stocks(!question.groupsBy(Grouping.YEAR) && !asked.isOfOneYear(), asked);
    }

    /** A common table expression and a comma, or nothing. Names only values that the selection binds. */
    String sql() {
        return overYears ? SUPERSEDED.formatted(asked.ofTheYears().sql()) : "";
    }

    /** Joins {@code later} to a figure {@code v} of an action {@code s}, where there is a later one. */
    String join() {
        return overYears
                ? "left join superseded later on later.indicator_id = v.indicator_id and later.action_id = s.action_id"
                : "";
    }

    /** Whether there is a later figure, in SQL with {@link #join}. */
    String isSuperseded() {
        return overYears ? "later.action_id is not null" : "false";
    }
}
