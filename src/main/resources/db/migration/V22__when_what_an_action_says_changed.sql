-- When anything last changed of what an action says: the action itself, its figures with their parts and overlaps, where it
-- takes place, or that its bilan was published. Kept by triggers, whoever writes, so that lists can be ordered by it. In a
-- table of its own: in the action's row, every figure would write all of the action's indexes anew, and who writes a figure
-- holds a share of that row's lock, so that two who do so at once would each wait for the other's.
--
-- It has no history: it follows from what has one.
create table action_content (
    contract_id uuid not null,
    action_id uuid not null,
    changed_at timestamptz not null,
    primary key (contract_id, action_id),
    constraint action_content_action foreign key (contract_id, action_id)
        references action (contract_id, id) on delete cascade on update cascade
);

-- What was deleted before today has left no time but in the history.
insert into action_content
    select a.contract_id, a.id, greatest(
        a.updated_at,
        (select max(v.updated_at) from indicator_value v where v.contract_id = a.contract_id and v.action_id = a.id),
        (select max(b.validated_at) from bilan b where b.contract_id = a.contract_id and b.action_id = a.id),
        (select max(c.changed_at) from recorded_change c where c.action_id = a.id and c.bilan_id is null))
    from action a;

create index action_content_changed on action_content (changed_at, action_id);

-- By the clock, because a transaction that has waited for another's change began before it. Never back, whatever becomes of
-- the clock: who has seen a time takes what is not later for what was there then. And not before what the action itself says,
-- which the service's own clock has written.
create function action_content_begins() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into action_content
        select contract_id, id, greatest(updated_at, clock_timestamp()) from added;
    return null;
end $$;

create trigger content_begins after insert on action referencing new table as added
    for each statement execute function action_content_begins();

create function action_content_changes(contracts uuid[], actions uuid[], said timestamptz) returns void language sql as $$
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
    where c.contract_id = t.contract_id and c.action_id = t.action_id
$$;

create function action_content_follows_its_action() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    contracts uuid[];
    actions uuid[];
    said timestamptz;
begin
    -- A row that was written as it was is no change.
    select array_agg(contract_id), array_agg(id), max(updated_at) into contracts, actions, said
        from (select * from after_it except select * from before_it) changed;
    perform action_content_changes(contracts, actions, said);
    return null;
end $$;

create trigger content_follows after update on action referencing old table as before_it new table as after_it
    for each statement execute function action_content_follows_its_action();

-- Of what belongs to an action, and says to which.
create function action_content_follows() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    contracts uuid[];
    actions uuid[];
    said timestamptz;
begin
    if tg_op = 'TRUNCATE' then
        execute format('select array_agg(contract_id), array_agg(action_id) from %s', cast(tg_relid as regclass))
            into contracts, actions;
    elsif tg_op = 'INSERT' then
        select array_agg(contract_id), array_agg(action_id) into contracts, actions from after_it;
    elsif tg_op = 'DELETE' then
        select array_agg(contract_id), array_agg(action_id) into contracts, actions from before_it;
    else
        -- What went to another action is a change of both.
        select array_agg(contract_id), array_agg(action_id) into contracts, actions from (
            (select * from before_it except select * from after_it)
            union all
            (select * from after_it except select * from before_it)) changed;
    end if;
    if tg_table_name = 'indicator_value' and tg_op in ('INSERT', 'UPDATE') then
        select max(updated_at) into said from after_it;
    end if;
    perform action_content_changes(contracts, actions, said);
    return null;
end $$;

do $$
declare
    belonging regclass;
begin
    foreach belonging in array cast(
        '{action_neighbourhood,indicator_value,breakdown_part,indicator_value_overlap}' as regclass[])
    loop
        execute format(
            'create trigger content_follows_insert after insert on %1$s referencing new table as after_it
                for each statement execute function action_content_follows();
            create trigger content_follows_update after update on %1$s
                referencing old table as before_it new table as after_it
                for each statement execute function action_content_follows();
            create trigger content_follows_delete after delete on %1$s referencing old table as before_it
                for each statement execute function action_content_follows();
            create trigger content_follows_truncate before truncate on %1$s
                for each statement execute function action_content_follows()', belonging);
    end loop;
end $$;

create function action_content_follows_publication() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform action_content_changes(array[new.contract_id], array[new.action_id], new.validated_at);
    return null;
end $$;

create trigger content_follows_published after insert on bilan
    for each row when (new.state = 'validated')
    execute function action_content_follows_publication();
create trigger content_follows_publication after update on bilan
    for each row
    when (new.state = 'validated'
        and (old.state, old.validated_at, old.action_id) is distinct from (new.state, new.validated_at, new.action_id))
    execute function action_content_follows_publication();

-- As with the history, a role that may write a table need not, and cannot otherwise, write this.
revoke execute on function action_content_begins(), action_content_changes(uuid[], uuid[], timestamptz),
    action_content_follows_its_action(), action_content_follows(), action_content_follows_publication() from public;

-- Frozen, because it is shown with a frozen action; not told as a difference, because what it follows from is.
alter table millesime_dataset add column told boolean not null default true;
call keep_in_millesimes('action_content', of_the_years => '
    exists (select from public.action a where a.contract_id = t.contract_id and a.id = t.action_id and a.year <= $1)');
update millesime_dataset set told = false where name = 'action_content';

-- Millésimes from before have none of it: it is the newest time that they have of the action.
drop view frozen.action_content;
create view frozen.action_content as
    select a.contract_id, a.id as action_id, coalesce(c.changed_at, greatest(
        a.updated_at,
        (select max(v.updated_at) from millesime.indicator_value v
            where v.millesime_id = a.millesime_id and v.action_id = a.id),
        (select max(b.validated_at) from millesime.bilan b
            where b.millesime_id = a.millesime_id and b.action_id = a.id))) as changed_at
    from millesime.action a
    left join millesime.action_content c
        on c.millesime_id = a.millesime_id and c.contract_id = a.contract_id and c.action_id = a.id
    where a.millesime_id = cast(current_setting('contratdeville.millesime') as uuid);

-- As before, but for what is not told.
create or replace function millesime.changes(of_millesime uuid) returns setof millesime.change
    language plpgsql stable set timezone = 'UTC' as $$
declare
    frozen record;
    dataset public.millesime_dataset;
    of_year integer := (select year from public.millesime where id = of_millesime);
    live regclass;
    shown text[];
    hidden text[];
    moving text[];
begin
    for frozen in
        select d as dataset, c.columns
        from public.millesime_content c
        join public.millesime_dataset d on d.name = c.dataset
        where c.millesime_id = of_millesime and d.told
    loop
        dataset := frozen.dataset;
        live := cast(format('public.%I', dataset.name) as regclass);
        shown := array(
            select attname from pg_attribute
            where attrelid = live and attnum > 0 and not attisdropped and attgenerated = ''
                and attname = any (frozen.columns) and attname <> all (dataset.left_out)
            order by attnum);
        hidden := array(
            select unnest(millesime.columns_of(live) || millesime.columns_of(cast(
                format('millesime.%I', dataset.name) as regclass)))
            except select unnest(shown));
        -- A set of categories has a version that nothing moves.
        moving := case when 'updated_at' = any (shown) then array['version', 'created_at', 'updated_at'] else '{}' end;
        return query execute (
            select format('
                select cast(md5(%1$L || cast(c.key as text)) as uuid), %1$L, c.row_id,
                    case when c.before is null then ''created'' when c.after is null then ''deleted''
                        else ''changed'' end,
                    case when c.before is null or c.after is null then ''{}''
                        else array_remove(array[%2$s], null) end,
                    c.before, c.after, c.key
                from (select * from millesime.%3$I where millesime_id = $2) f
                full join (select * from public.%3$I t where %4$s) t on %5$s
                cross join lateral (
                    select coalesce(t.%6$I, f.%6$I) as row_id, jsonb_build_object(%7$s) as key,
                        case when f.millesime_id is not null then to_jsonb(f) - $3 end as before,
                        case when t.%6$I is not null then to_jsonb(t) - $3 end as after) c
                where (f.millesime_id is not null or %8$s)
                    and (f.millesime_id is null or t.%6$I is null or row(%9$s) is distinct from row(%10$s))',
                dataset.name,
                string_agg(format('case when t.%1$I is distinct from f.%1$I then %1$L end', name), ', ' order by name),
                dataset.name, dataset.published,
                (select string_agg(format('t.%1$I = f.%1$I', k), ' and ') from unnest(millesime.key_of(dataset.name)) k),
                dataset.id_column,
                (select string_agg(format('%1$L, coalesce(t.%1$I, f.%1$I)', k), ', ')
                    from unnest(millesime.key_of(dataset.name)) k),
                dataset.of_the_years,
                string_agg(format('t.%I', name), ', ' order by name),
                string_agg(format('f.%I', name), ', ' order by name))
            from unnest(shown) name
            where name <> all (moving))
            using of_year, of_millesime, hidden;
    end loop;
end $$;
