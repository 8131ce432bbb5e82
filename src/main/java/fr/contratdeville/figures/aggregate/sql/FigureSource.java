package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import java.util.Set;
import java.util.UUID;

/**
 * Where an aggregate takes its actions and figures from. Published ones are in the tables. With those of bilans that are
 * not validated, common table expressions take the tables' names: whatever the queries count is then counted in what the
 * tables would hold if these bilans were validated, and the rules of counting are the same. Where a bilan no longer says
 * what it was validated with, that is what stood there before.
 *
 * @param structures whose bilans that are not validated are counted; null for all structures'
 */
record FigureSource(Figures figures, Set<UUID> structures) {

    /** A pending figure has no row, and so no id; its parts find it by one made of its bilan's and its indicator's. */
    private static final String PENDING_FIGURE_ID =
            "cast(md5(cast(p.id as text) || cast(f.\"indicatorId\" as text)) as uuid)";

    private static final String WITH_PENDING_BILANS = """
            pending as materialized (
                select b.contract_id, b.id, coalesce(b.action_id, b.id) as action_id, b.structure_id, b.year, b.title_key,
                    b.action_id is null as brings_its_action, b.validated_indicators, b.content,
                    b.content -> 'figures' || coalesce((
                        select jsonb_agg(r.figure)
                        from jsonb_array_elements(b.replaced -> 'figures') as r (figure)
                        where not b.content -> 'figures' @> jsonb_build_array(
                            jsonb_build_object('indicatorId', r.figure -> 'indicatorId'))), '[]') as figures,
                    b.version, b.updated_at
                from bilan b
                where b.state in (%1$s) and %2$s),
            action as not materialized (
                select a.contract_id, a.id, a.year, a.structure_id, a.pillar_id,
                    coalesce(p.content ->> 'outcome', a.status) as status,
                    a.title, a.transversal_priorities, a.title_key, a.words, a.continues_action_id
                from action a
                left join pending p on p.contract_id = a.contract_id and p.action_id = a.id
                union all
                select p.contract_id, p.action_id, p.year, p.structure_id, n."pillarId",
                    coalesce(p.content ->> 'outcome', 'planned'),
                    n.title, array(select jsonb_array_elements_text(n."transversalPriorities")), p.title_key,
                    action_words(n.title, n.description, array(select jsonb_array_elements_text(n.objectives))),
                    n."continuesActionId"
                from pending p
                cross join lateral jsonb_to_record(p.content -> 'action') as n (
                    "pillarId" uuid, title text, description text, objectives jsonb, "transversalPriorities" jsonb,
                    "continuesActionId" uuid)
                where p.brings_its_action),
            action_neighbourhood as not materialized (
                select n.contract_id, n.action_id, n.neighbourhood_id
                from action_neighbourhood n
                union all
                select p.contract_id, p.action_id, cast(n.id as uuid)
                from pending p
                cross join lateral jsonb_array_elements_text(p.content -> 'action' -> 'neighbourhoodIds') as n (id)
                where p.brings_its_action),
            indicator_value as not materialized (
                select v.contract_id, v.id, v.action_id, v.indicator_id, v.kind, v.value, v.lower_bound, v.upper_bound,
                    v.disjoint, v.version, v.updated_at
                from indicator_value v
                where not exists (
                    select from pending p
                    where p.contract_id = v.contract_id and p.action_id = v.action_id
                        and (v.indicator_id = any (p.validated_indicators)
                            or p.figures @> jsonb_build_array(
                                jsonb_build_object('indicatorId', v.indicator_id))))
                union all
                select p.contract_id, %3$s, p.action_id, f."indicatorId", f.kind, f.value, f.lower, f.upper,
                    coalesce(f.disjoint, false), p.version, p.updated_at
                from pending p
                cross join lateral jsonb_to_recordset(p.figures) as f (
                    "indicatorId" uuid, kind text, value numeric, lower numeric, upper numeric, disjoint boolean)),
            breakdown_part as not materialized (
                select q.contract_id, q.indicator_value_id, q.category_set_id, q.category_id, q.coverage, q.value
                from breakdown_part q
                union all
                select p.contract_id, %3$s, s.id, c.id, b.coverage, t.value
                from pending p
                cross join lateral jsonb_to_recordset(p.figures) as f (
                    "indicatorId" uuid, breakdowns jsonb)
                cross join lateral jsonb_to_recordset(f.breakdowns) as b (
                    dimension text, "categorySet" text, "categorySetVersion" integer, coverage text, parts jsonb)
                join dimension d on d.code = b.dimension
                join category_set s on s.dimension_id = d.id
                    and s.code = b."categorySet" and s.version = b."categorySetVersion"
                cross join lateral jsonb_to_recordset(b.parts) as t (category text, value numeric)
                join category c on c.category_set_id = s.id and c.code = t.category),
            indicator_value_overlap as not materialized (
                select o.contract_id, o.indicator_value_id, o.action_id, o.other_action_id, o.share, o.people
                from indicator_value_overlap o
                join indicator_value v on v.contract_id = o.contract_id and v.id = o.indicator_value_id
                union all
                select p.contract_id, %3$s, p.action_id, o."actionId",
                    case jsonb_typeof(o.share) when 'number' then 'number' else jsonb_build_array(o.share) ->> 0 end,
                    case jsonb_typeof(o.share) when 'number' then cast(o.share as numeric) end
                from pending p
                cross join lateral jsonb_to_recordset(p.figures) as f (
                    "indicatorId" uuid, "overlaps" jsonb)
                cross join lateral jsonb_to_recordset(f."overlaps") as o ("actionId" uuid, share jsonb)),
            """;

    static FigureSource of(Question question) {
        return new FigureSource(question.figures(), question.pendingOf());
    }

    /** The beginning of a with clause that goes on; empty if the tables themselves are the source. */
    String sql() {
        return switch (figures) {
            case PUBLISHED -> "";
            case SUBMITTED -> withBilansIn("'submitted'");
            case ALL -> withBilansIn("'submitted', 'draft', 'returned'");
        };
    }

    /** Whether what is counted of an action, called by the given alias, is published; for conditions in SQL. */
    String notPending(String action) {
        return figures == Figures.PUBLISHED ? "true" : """
                    not exists (
                        select from pending p
                        where p.contract_id = %1$s.contract_id and p.action_id = %1$s.action_id)""".formatted(action);
    }

    private String withBilansIn(String states) {
        String visible = structures == null ? "true" : "b.structure_id in (:pendingOf)";
        return WITH_PENDING_BILANS.formatted(states, visible, PENDING_FIGURE_ID);
    }

    /** The value that the expressions name, if they name one. */
    Conditions named() {
        return figures == Figures.PUBLISHED || structures == null
                ? new Conditions()
                : new Conditions().naming("pendingOf", structures);
    }
}
