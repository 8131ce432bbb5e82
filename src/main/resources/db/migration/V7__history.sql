-- Whose part it is, as a figure has it from its action: a part that goes with its figure, by the key's cascade, could
-- no longer ask it.
alter table breakdown_part add column action_id uuid;
update breakdown_part p set action_id = v.action_id
    from indicator_value v where v.contract_id = p.contract_id and v.id = p.indicator_value_id;
alter table breakdown_part alter column action_id set not null;

-- The lock is the one that the foreign key takes as well: it lets the figure change, but not to another action.
create function breakdown_part_copies_its_figure() returns trigger language plpgsql as $$
begin
    select action_id into new.action_id
        from indicator_value where contract_id = new.contract_id and id = new.indicator_value_id
        for key share;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = 'breakdown_part_indicator_value',
            message = 'there is no such figure';
    end if;
    return new;
end $$;

create trigger breakdown_part_copies_its_figure
    before insert or update of contract_id, action_id, indicator_value_id on breakdown_part
    for each row execute function breakdown_part_copies_its_figure();

create function breakdown_parts_follow_their_figure() returns trigger language plpgsql as $$
begin
    update breakdown_part set action_id = new.action_id
        where contract_id = new.contract_id and indicator_value_id = new.id;
    return null;
end $$;

create trigger breakdown_parts_follow_their_figure after update of action_id on indicator_value
    for each row when (old.action_id is distinct from new.action_id)
    execute function breakdown_parts_follow_their_figure();

-- What has become of every row, by whom and why: written by the database itself, so that a bulk load and an UPDATE made
-- by hand are in it as well. For one row, each image before is the image after of the entry before it, and the last one
-- is the row as it stands.
create table recorded_change (
    id uuid primary key default gen_random_uuid(),
    -- The order of the changes of one row, and of rows that were written one after the other. Not the order of commits:
    -- who follows all changes has to go by xact, and wait until no older transaction is under way.
    position bigint not null generated always as identity,
    xact xid8 not null default pg_current_xact_id(),
    -- The clock when the row was written, by then locked: a transaction or a statement that has waited for another's
    -- change began before it, and would be dated before what it overwrote.
    changed_at timestamptz not null default clock_timestamp(),
    dataset text not null,
    row_id uuid not null,
    operation text not null,
    before jsonb,
    after jsonb,
    contract_id uuid generated always as (cast(coalesce(after, before) ->> 'contract_id' as uuid)) stored,
    action_id uuid generated always as (
        case dataset when 'action' then row_id
            else cast(coalesce(after, before) ->> 'action_id' as uuid) end) stored,
    bilan_id uuid generated always as (
        case dataset when 'bilan' then row_id
            else cast(coalesce(after, before) ->> 'bilan_id' as uuid) end) stored,
    -- The service says for whom it writes, in settings that end with the transaction. Whoever writes without saying is
    -- known by the role that the database let in.
    caller_id text not null default
        coalesce(nullif(current_setting('contratdeville.caller_id', true), ''), session_user),
    caller_name text not null default
        coalesce(nullif(current_setting('contratdeville.caller_name', true), ''), session_user),
    -- Null: a caller without a role.
    caller_role text default
        case when nullif(current_setting('contratdeville.caller_id', true), '') is null then 'database'
            else nullif(current_setting('contratdeville.caller_role', true), '') end,
    reason text default nullif(current_setting('contratdeville.reason', true), ''),
    constraint recorded_change_operation check (
        operation in ('created', 'changed', 'deleted')
        and (before is null) = (operation = 'created')
        and (after is null) = (operation = 'deleted'))
);
create index recorded_change_action on recorded_change (action_id, position) where action_id is not null;
create index recorded_change_bilan on recorded_change (bilan_id, position) where bilan_id is not null;

-- Also TRUNCATE: a history that can be emptied proves nothing. Only the table's owner can get round it, by switching the
-- trigger off, and a database cannot keep its owner from anything.
create function recorded_changes_stay() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'restrict_violation', message = 'what has been recorded stays as it is';
end $$;

create trigger recorded_changes_stay before update or delete or truncate on recorded_change
    for each statement execute function recorded_changes_stay();

-- Arguments: the column that identifies the row, and those that are left out of its image because they are computed from
-- others. Runs with the rights of its owner, so that a role that may write a table need not, and cannot otherwise, write
-- its history. The time zone is fixed because a time becomes text in an image.
--
-- A row written as it was is no change. A new version is one, even when all else is as it was: whoever read the row
-- before has to read it again, and version, updated_at and entity tag are in what is read.
create function record_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    image_before jsonb;
    image_after jsonb;
begin
    if tg_op <> 'INSERT' then
        image_before := to_jsonb(old) - tg_argv[1:];
    end if;
    if tg_op <> 'DELETE' then
        image_after := to_jsonb(new) - tg_argv[1:];
    end if;
    if image_before is distinct from image_after then
        insert into recorded_change (dataset, row_id, operation, before, after) values (
            tg_table_name,
            cast(coalesce(image_after, image_before) ->> tg_argv[0] as uuid),
            case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
            image_before,
            image_after);
    end if;
    return null;
end $$;
revoke execute on function record_change() from public;

-- TRUNCATE goes past the triggers of rows, but it deletes every one of them.
create function record_truncation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
    execute format(
        'insert into recorded_change (dataset, row_id, operation, before)
            select %L, cast(image ->> %L as uuid), ''deleted'', image
            from (select to_jsonb(truncated) - cast(%L as text[]) as image from %s truncated) images',
        tg_table_name, tg_argv[0], tg_argv[1:], cast(tg_relid as regclass));
    return null;
end $$;
revoke execute on function record_truncation() from public;

-- Gives a table its history. To be called again when the table gets another computed column.
create procedure keep_history(of_table regclass, id_column name default 'id') language plpgsql as $$
declare
    arguments text := (
        select string_agg(quote_literal(argument), ', ' order by place)
        from (
            select id_column as argument, 0 as place
            union all
            select attname, attnum from pg_attribute
                where attrelid = of_table and attgenerated <> '' and not attisdropped) arguments);
begin
    -- By its name the first of the table's own triggers: what an UPDATE makes another trigger write comes after it.
    execute format(
        'create or replace trigger history after insert or update or delete on %s
            for each row execute function record_change(%s)', of_table, arguments);
    execute format(
        'create or replace trigger history_of_truncation before truncate on %s
            for each statement execute function record_truncation(%s)', of_table, arguments);
end $$;

call keep_history('action');
-- Has no identity of its own: within its action, it is the neighbourhood's.
call keep_history('action_neighbourhood', 'neighbourhood_id');
call keep_history('indicator_value');
call keep_history('breakdown_part');
