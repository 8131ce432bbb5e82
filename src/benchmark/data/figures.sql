create function pg_temp.drawn_part(number bigint, counts text) returns numeric language sql immutable parallel safe
    return round(cast(1000 * pg_temp.uniform(number, 6) as numeric),
        case when counts in ('people', 'events') then 0 else 2 end);

-- Five for each action, and two parts for each of them, along the one dimension or the other, which make up the figure.
create temp table drawn_figure on commit drop as
    select f.*, pg_temp.id('figure', n) as id, i.id as indicator_id,
        pg_temp.drawn_part(n * 2 - 1, i.counts) as first_part, pg_temp.drawn_part(n * 2, i.counts) as second_part
    from (
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
        cross join generate_series(1, 5) place) f
    join indicator i on i.id = pg_temp.id('indicator', f.indicator);

insert into indicator_value (
        id, contract_id, action_id, version, created_at, updated_at, indicator_id, year, structure_id, pillar_id, kind, value,
        lower_bound, upper_bound)
    select id, contract_id, action_id, 0, written_at, written_at, indicator_id, year, structure_id, pillar_id, kind,
        case when kind in ('exact', 'approximate') then first_part + second_part end,
        case kind when 'range' then first_part + second_part end,
        case kind when 'range' then first_part + second_part + 10 end
    from drawn_figure;

-- The identifiers of what a part can be of are made once, and not for each of two million.
with category_of as materialized (
    select turn, part, pg_temp.id('category_set', 1 + turn % 2) as category_set_id,
        pg_temp.id('category', case turn % 2 when 0 then part else 3 + (turn + part) % 3 end) as category_id,
        pg_temp.id('dimension', 1 + turn % 2) as dimension_id
    from generate_series(0, 5) turn
    cross join generate_series(1, 2) part)
insert into breakdown_part (
        id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value, action_id, indicator_id, year,
        structure_id, pillar_id, dimension_id)
    select pg_temp.id('part', f.n * 2 - 2 + part), contract_id, f.id, category_set_id, category_id,
        case kind when 'range' then 'partial' else 'whole' end,
        case part when 1 then first_part else second_part end,
        action_id, indicator_id, year, structure_id, pillar_id, dimension_id
    from drawn_figure f
    join category_of c on c.turn = f.turn % 6
    where kind not in ('not_communicated', 'not_applicable');
