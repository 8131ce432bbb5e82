package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Figures;
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
 * @param amongDocuments whether bilans that are not validated are counted
 */
record Stocks(boolean overYears, boolean amongDocuments, ActionSelection asked) {

    /** The actions that carry an action {@code o} on at once. */
    private static final String CARRYING_ON = """
            select a.id
            from action a
            where a.continues_action_id = o.id
            union all
            select a.id
            from action a
            join city_contract later on later.id = a.contract_id
            join city_contract earlier on earlier.id = o.contract_id
            where a.title_key = o.title_key and a.year > o.year and a.continues_action_id is null
                and (earlier.id = later.id or earlier.last_year < later.first_year)
                and (a.structure_id = o.structure_id or exists (
                    select from lines l
                    where l.structure_id = o.structure_id and l.became_id = a.structure_id
                        and l.from_year <= a.year))
                and not exists (
                    select from action b
                    join city_contract between_them on between_them.id = b.contract_id
                    where b.structure_id = o.structure_id and b.title_key = o.title_key and b.year < a.year
                        and (b.year > o.year or b.year = o.year and b.id < o.id)
                        and (between_them.id = later.id or between_them.last_year < later.first_year))""";

    /** From each action that the question is about onwards: most have none that carries them on, as indexes tell at once. */
    private static final String SUPERSEDED = """
            superseded as (
                with recursive lines as (
                    select id as structure_id, successor_id as became_id, coalesce(successor_from_year, 0) as from_year
                    from structure
                    where successor_id is not null
                    union all
                    select l.structure_id, s.successor_id, greatest(l.from_year, coalesce(s.successor_from_year, 0))
                    from lines l
                    join structure s on s.id = l.became_id
                    where s.successor_id is not null),
                way as (
                    select s.action_id, c.id as later_id
                    from selected s
                    join action o on o.contract_id = s.contract_id and o.id = s.action_id
                    cross join lateral (
                    %1$s) c
                    where exists (select from indicator where aggregation = 'latest')
                    union
                    select way.action_id, c.id
                    from way
                    join action o on o.id = way.later_id
                    cross join lateral (
                    %1$s) c)
                select distinct way.action_id, v.indicator_id
                from way
                join action a on a.id = way.later_id
                join indicator_value v on v.contract_id = a.contract_id and v.action_id = a.id
                join indicator i on i.id = v.indicator_id
                where i.aggregation = 'latest' and v.kind not in ('not_communicated', 'not_applicable') and %2$s),
            """;

    /** The same of all actions at once: what stands in documents has no indexes, and would be gone through for each action. */
    private static final String SUPERSEDED_AMONG_DOCUMENTS = """
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

    /** Where it is known that no figure has a later one. */
    static Stocks withoutLaterFigures(Question question) {
        return new Stocks(false, question.figures() != Figures.PUBLISHED, question.selection());
    }

    static Stocks of(Question question) {
        ActionSelection asked = question.selection();
        return new Stocks(
                !question.groupsBy(Grouping.YEAR) && !asked.isOfOneYear(),
                question.figures() != Figures.PUBLISHED,
                asked);
    }

    /** A common table expression and a comma, or nothing. Names only values that the selection binds. */
    String sql() {
        if (!overYears) {
            return "";
        }
        String ofTheYears = asked.ofTheYears().sql();
        return amongDocuments
                ? SUPERSEDED_AMONG_DOCUMENTS.formatted(ofTheYears)
                : SUPERSEDED.formatted(CARRYING_ON, ofTheYears);
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
