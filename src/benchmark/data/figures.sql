-- Five for each action, and two parts for each of them, along the one dimension or the other, which make up the figure.
create temp table drawn_figure on commit drop as
    select (a.n - 1) * 5 + place as n, a.id as action_id, a.contract_id, a.year, a.structure_id, a.pillar_id,
        a.written_at + place * interval '1 microsecond' as written_at,
        a.n + place as turn,
        1 + (a.n * 7 + (place - 1) * 11) % 60 as indicator,
        case when pg_temp.is_complete()
            -- Of a hundred figures, ten are not exact.
            then coalesce((array['approximate', 'approximate', 'approximate', 'approximate', 'range', 'range', 'range',
                'not_communicated', 'not_communicated', 'not_applicable'])[
                1 + cast(floor(100 * pg_temp.uniform((a.n - 1) * 5 + place, 7)) as integer)], 'exact')
            else 'exact' end as kind
    from drawn_action a
    cross join generate_series(1, 5) place;

create function pg_temp.drawn_part(number bigint, counts text) returns numeric language sql immutable parallel safe
    return round(cast(1000 * pg_temp.uniform(number, 6) as numeric),
        case when counts in ('people', 'events') then 0 else 2 end);

insert into indicator_value (
        id, contract_id, action_id, version, created_at, updated_at, indicator_id, year, structure_id, pillar_id, kind, value,
        lower_bound, upper_bound)
    select pg_temp.id('figure', f.n), f.contract_id, f.action_id, 0, f.written_at, f.written_at, i.id, f.year,
        f.structure_id, f.pillar_id, f.kind, case when f.kind in ('exact', 'approximate') then whole end,
        case f.kind when 'range' then whole end, case f.kind when 'range' then whole + 10 end
    from drawn_figure f
    join indicator i on i.id = pg_temp.id('indicator', f.indicator)
    cross join lateral (
        select pg_temp.drawn_part(f.n * 2 - 1, i.counts) + pg_temp.drawn_part(f.n * 2, i.counts) as whole) parts;

insert into breakdown_part (
        id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value, action_id, indicator_id, year,
        structure_id, pillar_id, dimension_id)
    select pg_temp.id('part', f.n * 2 - 2 + part), f.contract_id, pg_temp.id('figure', f.n),
        pg_temp.id('category_set', 1 + turn % 2),
        pg_temp.id('category', case turn % 2 when 0 then part else 3 + (turn + part) % 3 end),
        case kind when 'range' then 'partial' else 'whole' end, pg_temp.drawn_part(f.n * 2 - 2 + part, i.counts),
        f.action_id, i.id, f.year, f.structure_id, f.pillar_id, pg_temp.id('dimension', 1 + turn % 2)
    from drawn_figure f
    join indicator i on i.id = pg_temp.id('indicator', f.indicator)
    cross join generate_series(1, 2) part
    where kind not in ('not_communicated', 'not_applicable');
