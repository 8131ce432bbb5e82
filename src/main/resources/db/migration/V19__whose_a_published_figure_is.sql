-- Whose a published figure is. It is the bilan's as long as it is what the bilan's last validation wrote, and the
-- agglomeration's otherwise: nothing is marked when a figure is written, so that an UPDATE made by hand counts as well.
alter table bilan
    -- What the last validation wrote. While the bilan is validated, that is its content; then it can be reopened and changed.
    add column validated_content jsonb,
    -- What stood there before it, to be put back if the bilan is withdrawn: {withoutAction, status, postponedToYear, figures}.
    add column replaced jsonb,
    drop constraint bilan_state,
    add constraint bilan_state check (state in ('draft', 'submitted', 'returned', 'validated', 'withdrawn')),
    drop constraint bilan_of_an_action,
    -- A withdrawn bilan keeps what it said, in its content, and holds neither its action nor its reference.
    add constraint bilan_of_an_action check (
        case state
            when 'withdrawn' then action_id is null and external_reference is null
            when 'validated' then action_id is not null
            else action_id is not null or title_key is not null end);

drop index bilan_once_of_new_action;
create unique index bilan_once_of_new_action on bilan (contract_id, structure_id, year, title_key)
    where action_id is null and state <> 'withdrawn';

-- Both say only what the history does, and what is frozen is published: it is the content.
call keep_history('bilan', left_out => '{validated_content, replaced}');
update millesime_dataset set left_out = '{validated_content, replaced}' where name = 'bilan';
call extend_millesimes('bilan');

-- A bilan that was reopened has its validated content in its history. Which status its action had before is told by the
-- transaction of its first validation; what figures of the agglomeration's that overwrote is not known any more.
update bilan b
    set validated_content = case b.state when 'validated' then b.content else h.last_content end,
        replaced = jsonb_build_object(
            'withoutAction', coalesce(h.operation = 'created', false),
            'status', case h.operation
                when 'created' then 'planned'
                when 'changed' then h.action_before ->> 'status'
                else coalesce(h.first_content, b.content) ->> 'outcome' end,
            'postponedToYear', case h.operation
                when 'created' then null
                when 'changed' then h.action_before -> 'postponed_to_year'
                else coalesce(h.first_content, b.content) -> 'postponedToYear' end,
            'figures', jsonb_build_array())
    from (
        select of_it.contract_id, of_it.id, validations.content[1] as first_content,
            validations.content[cardinality(validations.content)] as last_content,
            written.operation, written.before as action_before
        from bilan of_it
        cross join lateral (
            select array_agg(c.after -> 'content' order by c.position) as content,
                (array_agg(c.xact order by c.position))[1] as xact, min(c.position) as position
            from recorded_change c
            where c.bilan_id = of_it.id and c.dataset = 'bilan' and c.after ->> 'state' = 'validated') validations
        left join lateral (
            select c.operation, c.before
            from recorded_change c
            where c.action_id = of_it.action_id and c.dataset = 'action'
                and c.xact = validations.xact and c.position < validations.position
            order by c.position
            limit 1) written on true) h
    where h.contract_id = b.contract_id and h.id = b.id and b.validated_at is not null;

-- A figure as a bilan says it and as it is published, in one form, so that both can be compared member by member. Tables
-- are named without their schema, and looked up when the function runs: in a millésime, the frozen ones are compared.

-- Of actions that count the same people, those that are there: a millésime has none of later years.
create function said_figure(figure jsonb) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'kind', figure -> 'kind',
        'value', figure -> 'value',
        'lower', figure -> 'lower',
        'upper', figure -> 'upper',
        'target', figure -> 'target',
        'breakdowns', coalesce((
            select jsonb_object_agg(
                concat_ws(' ', b ->> 'dimension', b ->> 'categorySet', b ->> 'categorySetVersion', p ->> 'category'),
                jsonb_build_array(b -> 'coverage', p -> 'value'))
            from jsonb_array_elements(nullif(figure -> 'breakdowns', 'null')) as b
            cross join lateral jsonb_array_elements(b -> 'parts') as p), '{}'),
        'overlaps', coalesce((
            select jsonb_object_agg(a.id, o -> 'share')
            from jsonb_array_elements(nullif(figure -> 'overlaps', 'null')) as o
            join action a on a.id = cast(o ->> 'actionId' as uuid)), '{}'),
        'disjoint', coalesce(figure -> 'disjoint' = 'true', false))
    where figure is not null
$$;

-- Null if there is no such figure.
create function published_figure(of_contract uuid, of_figure uuid) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'kind', v.kind,
        'value', v.value,
        'lower', v.lower_bound,
        'upper', v.upper_bound,
        'target', v.target,
        'breakdowns', coalesce((
            select jsonb_object_agg(
                concat_ws(' ', d.code, s.code, s.version, c.code), jsonb_build_array(p.coverage, p.value))
            from breakdown_part p
            join category_set s on s.id = p.category_set_id
            join dimension d on d.id = s.dimension_id
            join category c on c.category_set_id = s.id and c.id = p.category_id
            where p.contract_id = v.contract_id and p.indicator_value_id = v.id), '{}'),
        'overlaps', coalesce((
            select jsonb_object_agg(
                o.other_action_id, case o.share when 'number' then to_jsonb(o.people) else to_jsonb(o.share) end)
            from indicator_value_overlap o
            where o.contract_id = v.contract_id and o.indicator_value_id = v.id), '{}'),
        'disjoint', v.disjoint)
    from indicator_value v
    where v.contract_id = of_contract and v.id = of_figure
$$;

-- What a validation wrote for an indicator. Null if it wrote nothing for it, or if there was none.
create function validated_figure(validated jsonb, of_indicator uuid) returns jsonb language sql stable as $$
    select said_figure(figure)
    from jsonb_array_elements(validated -> 'figures') as figure
    where figure ->> 'indicatorId' = cast(of_indicator as text)
$$;

-- Where what a validated bilan says is not what is published: pointers into its content, in its order. To the figure, if
-- there is none, and to what differs in it otherwise; to the outcome, and to the year if that is all that differs.
create function published_differs(of_bilan uuid) returns text[] language sql stable as $$
    select case b.state when 'validated' then array(
        select pointer
        from (
            select 0 as place, null as member,
                case when a.status <> b.content ->> 'outcome' then '/outcome' else '/postponedToYear' end as pointer
            from action a
            where a.contract_id = b.contract_id and a.id = b.action_id
                and row (a.status, a.postponed_to_year) is distinct from
                    row (b.content ->> 'outcome', cast(b.content ->> 'postponedToYear' as integer))
            union all
            select f.place, m.key, concat_ws('/', '/figures', f.place - 1, m.key)
            from jsonb_array_elements(b.content -> 'figures') with ordinality as f (figure, place)
            left join indicator_value v on v.contract_id = b.contract_id and v.action_id = b.action_id
                and v.indicator_id = cast(f.figure ->> 'indicatorId' as uuid)
            cross join lateral published_figure(v.contract_id, v.id) as p (figure)
            left join lateral jsonb_each(said_figure(f.figure)) as m on p.figure is not null
            where p.figure is null or m.value is distinct from p.figure -> m.key) differences
        order by place, member collate "C") else '{}' end
    from bilan b
    where b.id = of_bilan
$$;
