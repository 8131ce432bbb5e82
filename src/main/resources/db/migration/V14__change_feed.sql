-- What the feed of changes is read by: an entry's place, and what a transaction has written. Not in the order of xact, as
-- V7 would have it: that would tell an older change of a row after a newer one (ChangeFeed says when).
create unique index recorded_change_position on recorded_change (position);
create index recorded_change_xact on recorded_change (xact, position);

-- Numbers of transactions mean something in one database only, and a restored dump brings along what another one's have
-- written. A database that has no row here gets one when it is first asked for changes, and with it a feed of its own,
-- which begins after all that is there by then.
create table change_feed (
    id uuid primary key default gen_random_uuid(),
    database text not null,
    after_position bigint not null,
    begun_at timestamptz not null default now(),
    constraint change_feed_database unique (database)
);

-- Which database this is: the cluster, its timeline (another one after it was taken back to an earlier state), the
-- database in it, and the history's table with the file that it is in.
create function this_database() returns text language sql stable as $$
    select concat_ws(' ',
        (select system_identifier from pg_control_system()),
        left(pg_walfile_name(pg_current_wal_lsn()), 8),
        (select oid from pg_database where datname = current_database()),
        cast(cast('recorded_change' as regclass) as oid),
        pg_relation_filenode('recorded_change'))
$$;

-- Whoever waits for changes holds this lock, and is told when they are committed; while nobody does, nobody is told,
-- because transactions that tell something commit one at a time. A transaction that did get the lock keeps it to its end,
-- so that nobody begins to wait between this look and its commit. CommitSignal is the other side of it.
create function tell_who_waits() returns trigger language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock_shared(4102014023) then
        perform pg_notify('recorded_change', '');
    end if;
    return null;
end $$;

create trigger tell_who_waits after insert on recorded_change for each statement execute function tell_who_waits();

-- A row is told by its id, so no two may have the same one: not even under two contracts, where the keys allow it.
drop index pillar_id, neighbourhood_id, action_id, indicator_value_id, bilan_id;
create unique index pillar_id on pillar (id);
create unique index neighbourhood_id on neighbourhood (id);
create unique index action_id on action (id);
create unique index indicator_value_id on indicator_value (id);
create unique index bilan_id on bilan (id);

-- A transaction that sees an older state would empty the table of rows that it does not see, and could not record them.
create or replace function record_truncation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception using errcode = 'invalid_transaction_state',
            message = 'only a transaction that is read committed sees all that it truncates';
    end if;
    execute format(
        'insert into recorded_change (dataset, row_id, operation, before)
            select %L, cast(image ->> %L as uuid), ''deleted'', image
            from (select to_jsonb(truncated) - cast(%L as text[]) as image from %s truncated) images',
        tg_table_name, tg_argv[0], tg_argv[1:], cast(tg_relid as regclass));
    return null;
end $$;
