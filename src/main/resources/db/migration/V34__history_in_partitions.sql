-- The history only grows. In partitions by position, what is old can be taken off and archived at once, and no index is larger than
-- a partition's.
--
-- This is how the service grows on several machines: one primary, replicas for heavy reads, a history in partitions, and a database
-- for each agglomeration where that is too small. V2 and V3 speak of tables that are distributed by contract: they cannot be.
-- Identifiers, positions, numbers of transactions and snapshots are each node's own, and the feed of changes, pulls and
-- the history go by them.

-- Sees to it that so many more entries can be recorded, and that the planner knows what the partitions hold together, which nobody
-- else counts. Runs with the rights of the owner: the service's role makes no tables. Whoever is recording meanwhile does not
-- wait for it.
create function make_room_for_history(entries bigint default 10000000) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    entries_of_a_partition constant bigint := 10000000;
    recorded bigint;
    room_until bigint;
    added text;
begin
    perform pg_advisory_xact_lock(hashtext('make_room_for_history'));
    recorded := (select case when is_called then last_value else 0 end from recorded_change_position_seq);
    room_until := (
        select max(cast(substring(cast(cast(inhrelid as regclass) as text) from 'recorded_change_to_(\d+)') as bigint))
        from pg_inherits where inhparent = cast('recorded_change' as regclass));
    while room_until - recorded < entries loop
        added := 'recorded_change_to_' || room_until + entries_of_a_partition;
        -- To make it as a partition at once would keep everyone from the history.
        execute format('create table %I (like recorded_change including defaults including generated including constraints)',
            added);
        execute format('alter table recorded_change attach partition %I for values from (%s) to (%s)',
            added, room_until + 1, room_until + entries_of_a_partition + 1);
        execute format(
            'create trigger recorded_changes_stay before update or delete or truncate on %I
                for each statement execute function recorded_changes_stay()', added);
        room_until := room_until + entries_of_a_partition;
    end loop;
    -- Less than nothing is known of a table that nobody has counted yet.
    if (select sum(greatest(0, reltuples)) from pg_partition_tree('recorded_change') join pg_class on oid = relid where isleaf)
        > 2 * greatest(0, (select reltuples from pg_class where oid = cast('recorded_change' as regclass))) then
        analyze recorded_change;
    end if;
end $$;
revoke execute on function make_room_for_history(bigint) from public;

-- What is there becomes the first partition as it stands. An entry is found by its id, by its position, by its row, and by its
-- transaction, as before; a key of partitions has to say which one it is in.
do $$
declare
    entries_of_a_partition constant bigint := 10000000;
    database_before constant text := this_database();
    recorded constant bigint :=
        (select case when is_called then last_value else 0 end from recorded_change_position_seq);
    room_until constant bigint := (recorded / entries_of_a_partition + 1) * entries_of_a_partition;
    first_partition constant text := 'recorded_change_to_' || room_until;
    index_of_all text;
    indexes_of_all text[];
begin
    drop view recorded_change_lock;
    alter table recorded_change alter column position drop identity;
    alter table recorded_change drop constraint recorded_change_pkey;
    indexes_of_all := (
        select array_agg(pg_get_indexdef(indexrelid)) from pg_index where indrelid = cast('recorded_change' as regclass));
    execute format('alter table recorded_change rename to %I', first_partition);
    for index_of_all in
        select cast(cast(indexrelid as regclass) as text) from pg_index where indrelid = cast(first_partition as regclass)
    loop
        execute format('alter index %s rename to %I', index_of_all, first_partition || substr(index_of_all, 16));
    end loop;
    execute format('drop trigger tell_who_waits on %I', first_partition);
    execute format(
        'create table recorded_change (like %I including defaults including generated including constraints)
            partition by range (position)', first_partition);
    foreach index_of_all in array indexes_of_all loop
        execute index_of_all;
    end loop;
    execute format('alter table %I add primary key (id, position)', first_partition);
    alter table recorded_change add primary key (id, position);
    execute format('alter table recorded_change attach partition %I for values from (minvalue) to (%s)',
        first_partition, room_until + 1);
    alter table recorded_change alter column position add generated always as identity;
    perform setval('recorded_change_position_seq', recorded + 1, false);

    create trigger recorded_changes_stay before update or delete or truncate on recorded_change
        for each statement execute function recorded_changes_stay();
    create trigger tell_who_waits after insert on recorded_change
        for each statement execute function tell_who_waits();
    create view recorded_change_lock as select count(*) as entries from recorded_change;

    -- A history in partitions has no file: the one that tells it from another is that of its first. (When that has been
    -- archived, it is the next one's: the feed begins anew.)
    create or replace function this_database() returns text language sql stable as '
        select concat_ws('' '',
            (select system_identifier from pg_control_system()),
            left(pg_walfile_name(pg_current_wal_lsn()), 8),
            (select oid from pg_database where datname = current_database()),
            cast(cast(''recorded_change'' as regclass) as oid),
            (select pg_relation_filenode(inhrelid) from pg_inherits
                where inhparent = cast(''recorded_change'' as regclass) order by inhrelid limit 1))';
    -- It is the same history: its feed goes on.
    update change_feed set database = this_database() where database = database_before;
end $$;

select make_room_for_history();
