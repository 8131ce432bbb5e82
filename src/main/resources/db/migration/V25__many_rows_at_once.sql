-- What the triggers do for a row, they do for all rows of a statement at once, and what they ask is planned once in a
-- session: a function in SQL that is not inlined is planned each time that a statement calls it, which took longer than
-- all that it did. What they write is what they wrote before.

-- Nothing but the history is written for a row that is added, so that nothing can come before its entry: a statement's
-- rows are recorded together, in the order in which they were added. What changes or goes stays with the triggers of rows,
-- because what such a change makes others write comes after it.
create function record_insertion() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
    insert into recorded_change (dataset, row_id, operation, after)
        select tg_table_name, cast(image ->> tg_argv[0] as uuid), 'created', image
        from (select to_jsonb(added) - tg_argv[1:] as image from added) images;
    return null;
end $$;
revoke execute on function record_insertion() from public;

create or replace function record_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    image_before jsonb := to_jsonb(old) - tg_argv[1:];
    image_after jsonb;
begin
    if tg_op = 'UPDATE' then
        image_after := to_jsonb(new) - tg_argv[1:];
    end if;
    -- As text where jsonb finds no difference: 15.0 and 15.00 are one number to it, and two in an export.
    if image_after is null or image_before <> image_after or cast(image_before as text) <> cast(image_after as text) then
        insert into recorded_change (dataset, row_id, operation, before, after) values (
            tg_table_name,
            cast(coalesce(image_after, image_before) ->> tg_argv[0] as uuid),
            case tg_op when 'UPDATE' then 'changed' else 'deleted' end,
            image_before,
            image_after);
    end if;
    return null;
end $$;

create or replace procedure keep_history(of_table regclass, id_column name default 'id', left_out name[] default '{}')
    language plpgsql as $$
declare
    arguments text := (
        select string_agg(quote_literal(argument), ', ' order by place)
        from (
            select id_column as argument, 0 as place
            union all
            select attname, attnum from pg_attribute
                where attrelid = of_table and not attisdropped
                    and (attgenerated <> '' or attname = any (left_out))) arguments);
begin
    -- By its name the first of the table's own triggers: what an UPDATE makes another trigger write comes after it.
    execute format(
        'create or replace trigger history after update or delete on %s
            for each row execute function record_change(%s)', of_table, arguments);
    execute format(
        'create or replace trigger history_of_insertion after insert on %s referencing new table as added
            for each statement execute function record_insertion(%s)', of_table, arguments);
    execute format(
        'create or replace trigger history_of_truncation before truncate on %s
            for each statement execute function record_truncation(%s)', of_table, arguments);
end $$;

call keep_history('city_contract');
call keep_history('pillar');
call keep_history('pillar_successor', 'successor_id');
call keep_history('neighbourhood');
call keep_history('neighbourhood_successor', 'successor_id');
call keep_history('structure', left_out => '{contact_email}');
call keep_history('indicator');
call keep_history('dimension');
call keep_history('category_set');
call keep_history('category');
call keep_history('category_broader', 'category_id');
call keep_history('action');
call keep_history('action_neighbourhood', 'neighbourhood_id');
call keep_history('indicator_value');
call keep_history('indicator_value_overlap');
call keep_history('breakdown_part');
call keep_history('bilan', left_out => '{validated_content, replaced}');

create or replace function action_content_changes(contracts uuid[], actions uuid[], said timestamptz) returns void
    language plpgsql as $$
begin
    if actions is null then
        return;
    end if;
    -- One action, as almost always, is found by its key, and asked for by a plan that is kept.
    if (select bool_and(c = contracts[1] and a = actions[1]) from unnest(contracts, actions) t (c, a)) then
        update action_content
            set changed_at = greatest(changed_at + interval '1 microsecond', clock_timestamp(), said)
            where contract_id = contracts[1] and action_id = actions[1];
        return;
    end if;
    -- In one order, so that no two statements wait for each other.
    with theirs as (
        select c.contract_id, c.action_id
        from action_content c
        join (select distinct contract_id, action_id from unnest(contracts, actions) t (contract_id, action_id)) t
            using (contract_id, action_id)
        order by c.contract_id, c.action_id
        for no key update of c)
    update action_content c
    set changed_at = greatest(c.changed_at + interval '1 microsecond', clock_timestamp(), said)
    from theirs t
    where c.contract_id = t.contract_id and c.action_id = t.action_id;
end $$;

-- As before. A plan that is kept is made anew when the search path is another one: in a millésime, the frozen tables are
-- compared.
create or replace function said_figure(figure jsonb) returns jsonb language plpgsql stable strict as $$
begin
    return jsonb_build_object(
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
        'disjoint', coalesce(figure -> 'disjoint' = 'true', false));
end $$;

create or replace function published_figure(of_contract uuid, of_figure uuid) returns jsonb language plpgsql stable as $$
begin
    return (
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
        where v.contract_id = of_contract and v.id = of_figure);
end $$;

create or replace function published_differs(of_bilan uuid) returns text[] language plpgsql stable as $$
begin
    return (
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
        where b.id = of_bilan);
end $$;

-- By which a bilan of an action that is brought along is found when it is sent again, among all that its structure has.
create index bilan_title on bilan (structure_id, title_key) where title_key is not null;
