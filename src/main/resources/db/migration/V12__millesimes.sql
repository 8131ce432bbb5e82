-- Millésimes: what is published of a year and of the years before it, frozen, so that what a council decides upon can be
-- cited and read again, whatever changes after. Frozen rows stand in the schema "millesime", in a table for each public
-- one; the schema "frozen" has a view of each public table's name, with the rows of one millésime only. A transaction
-- whose search_path begins with "frozen", and which says whose rows it wants, reads them by the queries that read the
-- public ones:
--
--     set local search_path = frozen, public;
--     set local contratdeville.millesime = '01a205c7-…';

-- Why the structures of a contract, its headings and the catalogue have changed is asked of a millésime as well.
-- Columns that are left out are of no image: the history of personal data would be kept longer than the data.
drop procedure keep_history(regclass, name);

create procedure keep_history(of_table regclass, id_column name default 'id', left_out name[] default '{}')
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
        'create or replace trigger history after insert or update or delete on %s
            for each row execute function record_change(%s)', of_table, arguments);
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

create index recorded_change_row on recorded_change (row_id, dataset);

create table millesime (
    id uuid primary key default gen_random_uuid(),
    year integer not null,
    -- Within the year.
    number integer not null,
    code text not null generated always as (cast(year as text) || '-' || cast(number as text)) stored,
    label text,
    -- Not when the transaction began, which may have waited: nothing that is frozen was written later than this.
    frozen_at timestamptz not null default clock_timestamp(),
    sha256 text not null,
    -- What the freezing transaction saw.
    snapshot pg_snapshot not null default pg_current_snapshot(),
    xact xid8 not null default pg_current_xact_id(),
    constraint millesime_number unique (year, number),
    constraint millesime_code unique (code)
);

create table millesime_content (
    millesime_id uuid not null references millesime (id),
    dataset text not null,
    -- Those that the table had then, and over which the digest goes: one that is added later is in no older millésime.
    columns text[] not null,
    rows bigint not null,
    sha256 text not null,
    primary key (millesime_id, dataset)
);

create schema millesime;
create schema frozen;

-- Also TRUNCATE. Only the owner can get round it, by switching the trigger off; the digest then tells.
create function millesime.stay_as_they_are() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'restrict_violation', message = 'what is frozen stays as it is';
end $$;

create function millesime.come_with_their_millesime() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct millesime_id from added) a
        join public.millesime m on m.id = a.millesime_id
        where m.xact <> pg_current_xact_id()
    ) then
        raise exception using errcode = 'restrict_violation', message = 'nothing is added to what is frozen';
    end if;
    return null;
end $$;

create function millesime.is_frozen_now() returns trigger language plpgsql as $$
begin
    if new.xact <> pg_current_xact_id() then
        raise exception using errcode = 'restrict_violation', message = 'a millésime is of the transaction that makes it';
    end if;
    return new;
end $$;

create procedure millesime.protect(frozen_table text) language plpgsql as $$
begin
    execute format(
        'create trigger stays before update or delete or truncate on %s
            for each statement execute function millesime.stay_as_they_are()', frozen_table);
    execute format(
        'create trigger comes_with_its_millesime after insert on %s referencing new table as added
            for each statement execute function millesime.come_with_their_millesime()', frozen_table);
end $$;

call millesime.protect('public.millesime_content');

create trigger stays before update or delete or truncate on millesime
    for each statement execute function millesime.stay_as_they_are();
create trigger is_frozen_now before insert on millesime
    for each row execute function millesime.is_frozen_now();

-- Which tables are frozen. Conditions speak of the row as t, and of the year as $1.
create table millesime_dataset (
    name text primary key,
    -- Which rows everyone may read.
    published text not null,
    -- Which rows belong to the year or to one before it.
    of_the_years text not null,
    -- Personal data: frozen as null.
    left_out text[] not null,
    -- What stands for a row in its history.
    id_column name not null
);

create function millesime.columns_of(relation regclass) returns text[] language sql stable
    return array(
        select cast(attname as text) from pg_attribute
        where attrelid = relation and attnum > 0 and not attisdropped
        order by attnum);

-- Of a table's primary key, the id first: it finds a row alone.
create function millesime.key_of(dataset text) returns text[] language sql stable
    return array(
        select cast(a.attname as text)
        from pg_index i
        cross join unnest(cast(i.indkey as smallint[])) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = cast(format('public.%I', dataset) as regclass) and i.indisprimary
        order by a.attname <> 'id', k.place);

-- To be called when a frozen table gets another column: rows that were frozen before have none of it, and are read with
-- its default where the table allows no null.
create procedure extend_millesimes(dataset text) language plpgsql as $$
declare
    live regclass := cast(format('public.%I', dataset) as regclass);
    frozen_table text := format('millesime.%I', dataset);
    view_columns text := '';
    addition record;
begin
    if to_regclass(frozen_table) is null then
        execute format(
            'create table %s (millesime_id uuid not null references public.millesime (id))', frozen_table);
        call millesime.protect(frozen_table);
    end if;
    for addition in
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, c.collname as collation,
            case when a.attnotnull and a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as otherwise,
            exists (
                select from pg_attribute o
                where o.attrelid = cast(frozen_table as regclass) and o.attname = a.attname and not o.attisdropped
            ) as known
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        left join pg_collation c on c.oid = a.attcollation and a.attcollation <> t.typcollation
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = live and a.attnum > 0 and not a.attisdropped
        order by a.attnum
    loop
        if not addition.known then
            execute format('alter table %s add column %I %s %s', frozen_table, addition.name, addition.type,
                coalesce('collate ' || quote_ident(addition.collation), ''));
        end if;
        view_columns := view_columns || case
            when addition.otherwise is null then format(', %I', addition.name)
            else format(', cast(coalesce(%1$I, %2$s) as %3$s) as %1$I',
                addition.name, addition.otherwise, addition.type) end;
    end loop;
    if not exists (select from pg_index where indrelid = cast(frozen_table as regclass) and indisprimary) then
        execute format('alter table %s add primary key (millesime_id, %s)', frozen_table, (
            select string_agg(quote_ident(name), ', ' order by place)
            from unnest(millesime.key_of(dataset)) with ordinality as k (name, place)));
    end if;
    if to_regclass(format('frozen.%I', dataset)) is not null then
        execute format('drop view frozen.%I', dataset);
    end if;
    execute format(
        'create view frozen.%I as select %s from %s
            where millesime_id = cast(current_setting(''contratdeville.millesime'') as uuid)',
        dataset, substr(view_columns, 3), frozen_table);
end $$;

-- Makes a table part of every millésime from here on.
create procedure keep_in_millesimes(
    dataset text, published text default 'true', of_the_years text default 'true', left_out text[] default '{}',
    id_column name default 'id') language plpgsql as $$
begin
    insert into millesime_dataset values (dataset, published, of_the_years, left_out, id_column);
    call extend_millesimes(dataset);
end $$;

call keep_in_millesimes('city_contract');
call keep_in_millesimes('pillar');
call keep_in_millesimes('pillar_successor', id_column => 'successor_id');
call keep_in_millesimes('neighbourhood');
call keep_in_millesimes('neighbourhood_successor', id_column => 'successor_id');
call keep_in_millesimes('structure', left_out => '{contact_email}');
call keep_in_millesimes('indicator');
call keep_in_millesimes('dimension');
call keep_in_millesimes('category_set');
call keep_in_millesimes('category');
call keep_in_millesimes('category_broader', id_column => 'category_id');
call keep_in_millesimes('action', of_the_years => 't.year <= $1');
call keep_in_millesimes('action_neighbourhood', id_column => 'neighbourhood_id', of_the_years => '
    exists (select from public.action a where a.contract_id = t.contract_id and a.id = t.action_id and a.year <= $1)');
call keep_in_millesimes('indicator_value', of_the_years => 't.year <= $1');
-- The action that counted the same people may be of a later year: then it is not there to be named.
call keep_in_millesimes('indicator_value_overlap', of_the_years => '
    exists (select from public.action a where a.contract_id = t.contract_id and a.id = t.action_id and a.year <= $1)
    and exists (
        select from public.action a
        where a.contract_id = t.other_contract_id and a.id = t.other_action_id and a.year <= $1)');
call keep_in_millesimes('breakdown_part', of_the_years => '
    exists (select from public.action a where a.contract_id = t.contract_id and a.id = t.action_id and a.year <= $1)');
call keep_in_millesimes('bilan', published => 't.state = ''validated''', of_the_years => 't.year <= $1');

create index action_year on millesime.action (millesime_id, year);
create index indicator_value_action on millesime.indicator_value (millesime_id, action_id);
create index indicator_value_overlap_value on millesime.indicator_value_overlap (millesime_id, indicator_value_id);
create index breakdown_part_value on millesime.breakdown_part (millesime_id, indicator_value_id);
create index bilan_of_action on millesime.bilan (millesime_id, action_id);

create type millesime.content as (dataset text, columns text[], rows bigint, sha256 text);

-- The query for the rows that a millésime of the year $1 would freeze now.
create function millesime.live_rows(of_dataset millesime_dataset, columns text[]) returns text language sql stable
    return (
        select format('select %s from public.%I t where (%s) and (%s)',
            string_agg(
                case when name = any (of_dataset.left_out)
                    then format('cast(null as %s) as %I', format_type(a.atttypid, a.atttypmod), name)
                    else format('t.%I', name) end,
                ', ' order by place),
            of_dataset.name, of_dataset.published, of_dataset.of_the_years)
        from unnest(columns) with ordinality as c (name, place)
        join pg_attribute a on a.attrelid = cast(format('public.%I', of_dataset.name) as regclass) and a.attname = name);

-- The query for the rows of the millésime $2.
create function millesime.frozen_rows(dataset text, columns text[]) returns text language sql stable
    return (
        select format('select %s from millesime.%I where millesime_id = $2',
            string_agg(quote_ident(name), ', ' order by place), dataset)
        from unnest(columns) with ordinality as c (name, place));

-- Each row's SHA-256 is that of its text as jsonb; the table's is that of its rows', one after the other, in their own
-- order: one text of all rows would have to be shorter than 1 GB, and no column has to tell an order.
create function millesime.content_of(dataset text, columns text[], query text, of_year integer, of_millesime uuid)
    returns millesime.content language plpgsql stable set timezone = 'UTC' as $$
declare
    content millesime.content := row (dataset, columns, 0, '');
begin
    execute format(
        'select count(*), encode(sha256(coalesce(string_agg(row_sha256, '''' order by row_sha256), '''')), ''hex'')
            from (
                select sha256(convert_to(cast(to_jsonb(r) as text), ''UTF8'')) as row_sha256
                from (%s) r) hashes', query)
        into content.rows, content.sha256 using of_year, of_millesime;
    return content;
end $$;

create function millesime.sha256_of(contents millesime.content[]) returns text language sql immutable
    return (
        select encode(sha256(convert_to(
            string_agg(format(E'%s %s %s\n', dataset, rows, sha256), '' order by dataset collate "C"), 'UTF8')), 'hex')
        from unnest(contents));

create function millesime.live_contents(of_year integer) returns millesime.content[] language sql stable
    return array(
        select millesime.content_of(d.name, columns, millesime.live_rows(d, columns), of_year, null)
        from public.millesime_dataset d
        cross join lateral millesime.columns_of(cast(format('public.%I', d.name) as regclass)) as columns
        order by d.name collate "C");

-- What the frozen rows themselves say now.
create function millesime.frozen_contents(of_millesime uuid) returns millesime.content[] language sql stable
    return array(
        select millesime.content_of(
            c.dataset, c.columns, millesime.frozen_rows(c.dataset, c.columns), null, of_millesime)
        from public.millesime_content c
        where c.millesime_id = of_millesime
        order by c.dataset collate "C");

-- Freezes the year, unless its last millésime has the same rows and the same label: then it is that one. To be called in
-- a transaction that is repeatable read and has locked the table millesime before it saw anything: two that freeze at
-- once queue, and each freezes one state.
create function millesime.freeze(of_year integer, its_label text) returns uuid language plpgsql as $$
declare
    contents millesime.content[] := millesime.live_contents(of_year);
    last public.millesime;
    frozen_id uuid;
    content millesime.content;
begin
    select * into last from public.millesime where year = of_year order by number desc limit 1;
    if last.sha256 = millesime.sha256_of(contents) and last.label is not distinct from its_label then
        return last.id;
    end if;
    insert into public.millesime (year, number, label, sha256)
        values (of_year, coalesce(last.number, 0) + 1, its_label, millesime.sha256_of(contents))
        returning id into frozen_id;
    foreach content in array contents loop
        insert into public.millesime_content
            values (frozen_id, content.dataset, content.columns, content.rows, content.sha256);
        execute (
            select format('insert into millesime.%I (millesime_id, %s) select $2, r.* from (%s) r',
                d.name,
                (select string_agg(quote_ident(name), ', ' order by place)
                    from unnest(content.columns) with ordinality as c (name, place)),
                millesime.live_rows(d, content.columns))
            from public.millesime_dataset d where d.name = content.dataset) using of_year, frozen_id;
        -- Else the first to read it would wait for plans that were made for a millésime of no rows.
        execute format('analyze millesime.%I', content.dataset);
    end loop;
    return frozen_id;
end $$;

create type millesime.change as (
    id uuid, dataset text, row_id uuid, kind text, changed text[], before jsonb, after jsonb, key jsonb);

-- What differs now from the rows of a millésime. What every write moves is no difference, nor is a column that came
-- later; computed columns and what is left out are not shown. A row that has gone to a later year has changed; one that
-- is not published any more is gone.
create function millesime.changes(of_millesime uuid) returns setof millesime.change
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
        where c.millesime_id = of_millesime
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
