package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;

/**
 * Which action of an earlier year each action carries on, as common table expressions. They name {@code :yearsBack}.
 *
 * <ul>
 *   <li>{@code carried}: every action that carries one of so many years before on, perhaps by way of others, and how many
 *       actions carry on the same: only one that is alone can be compared with it;
 *   <li>{@code ended}: the actions of so many years before that the question would be about, and that nothing carries on in a
 *       year of which there are actions; dated as what carried them on would be.
 * </ul>
 */
final class Carried {

    static final String CARRIED = """
            carried as (
                with recursive way as (
                    select a.contract_id, a.id as action_id, a.year - :yearsBack as wanted,
                        a.contract_id as origin_contract_id, a.id as origin_id, a.year, a.continues_action_id
                    from action a
                    union all
                    select way.contract_id, way.action_id, way.wanted, o.contract_id, o.id, o.year, o.continues_action_id
                    from way
                    join action o on o.id = way.continues_action_id
                    where o.year >= way.wanted)
                select contract_id, action_id, origin_contract_id, origin_id,
                    count(*) over (partition by origin_id) as successors
                from way
                where year = wanted),
            """;

    private static final String ENDED = """
            ended as (
                select distinct a.contract_id, a.id, a.structure_id, %1$s, a.year, a.status
                from (
                    select p.contract_id, p.id, p.structure_id, p.pillar_id, p.pillar_code,
                        p.year + :yearsBack as year, p.status,
                        p.transversal_priorities, p.title_key, p.words
                    from placed p) a
                where %2$s and a.year in (select year from action)
                    and not exists (select from carried c where c.origin_id = a.id)),
            """;

    private Carried() {}

    /** {@code carried} and {@code ended} and a comma, behind {@code placed}. */
    static String ended(Question question) {
        return CARRIED
                + ENDED.formatted(
                        Placing.ofTheGroup(question),
                        Placing.of(question).conditions().sql());
    }
}
