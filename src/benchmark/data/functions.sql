create function pg_temp.is_complete() returns boolean language sql stable
    return cast(current_setting('benchmark.complete') as boolean);

-- Identifiers count: the benchmark's own requests find what they ask for by its number. In form they are what the service
-- makes itself, version 7, and like them they grow in the order in which rows were made.
create function pg_temp.id(kind text, number bigint) returns uuid language sql immutable parallel safe
    return cast('01400000-'
        || case kind
            when 'contract' then '0001' when 'pillar' then '0002' when 'neighbourhood' then '0003'
            when 'structure' then '0004' when 'indicator' then '0005' when 'dimension' then '0006'
            when 'category_set' then '0007' when 'category' then '0008' when 'action' then '0009'
            when 'figure' then '000a' when 'part' then '000b' when 'overlap' then '000c' when 'bilan' then '000d'
            when 'change' then '000e' end
        || '-7000-8000-' || lpad(to_hex(number), 12, '0') as uuid);

create function pg_temp.number(id uuid) returns bigint language sql immutable parallel safe
    return cast(cast('x' || right(cast(id as text), 12) as bit(48)) as bigint);

-- From 0 to 1, and another one for each number and each use.
create function pg_temp.uniform(number bigint, use integer) returns double precision
    language sql immutable parallel safe
    return (hashint8extended(number, use) & 4294967295) / 4294967296.0;

-- One of them, all equally often.
create function pg_temp.one_of(choices text[], number bigint, use integer) returns text
    language sql immutable parallel safe
    return choices[1 + cast(floor(cardinality(choices) * pg_temp.uniform(number, use)) as integer)];

-- As the service writes a bilan's content to have its digest: members sorted, null ones left out, no space.
create function pg_temp.canonical(value jsonb) returns text language plpgsql immutable as $$
begin
    return case jsonb_typeof(value)
        when 'object' then '{' || coalesce((
            select string_agg(to_json(m.key) || ':' || pg_temp.canonical(m.value), ',' order by m.key collate "C")
            from jsonb_each(value) m where m.value <> 'null'), '') || '}'
        when 'array' then '[' || coalesce((
            select string_agg(pg_temp.canonical(e.value), ',' order by place)
            from jsonb_array_elements(value) with ordinality e (value, place)), '') || ']'
        else cast(value as text) end;
end $$;

-- When a year's review was written.
create function pg_temp.written(year integer, number bigint) returns timestamptz language sql immutable parallel safe
    return make_timestamptz(year + 1, 1, 15, 8, 0, 0, 'UTC') + number * interval '1 millisecond';
