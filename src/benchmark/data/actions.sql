-- Contracts are skewed (square law): the first of the nation has some 9,600 actions, the median one some 330. A structure
-- works for one contract.
insert into action (
        id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title, description, objectives,
        partners, transversal_priorities, status, postponed_to_year)
    select pg_temp.id('action', n), pg_temp.id('contract', contract), 0, pg_temp.written(year, n),
        pg_temp.written(year, n),
        pg_temp.id('structure', nation * structures
            + place + contracts * cast(floor(27 * pg_temp.uniform(n, 2)) as integer)),
        pg_temp.id('pillar', (contract - 1) * 3 + 1 + cast(floor(3 * pg_temp.uniform(n, 3)) as integer)),
        year,
        'Action ' || n || ' ' || substr(md5(cast(n as text)), 1, 16),
        'Description de l’action ' || n || ' : ' || (
            select string_agg(pg_temp.one_of(words, n, 100 + word), ' ' order by word)
            from generate_series(1, 30) word) || '.',
        '{}', '{}', '{}', status, case status when 'postponed' then year + 1 end
    from (
        select (g - 1) / actions as nation, g as n, contracts, structures,
            1 + cast(floor(contracts * power(pg_temp.uniform(g, 1), 2)) as integer) as place,
            (g - 1) / actions * contracts
                + 1 + cast(floor(contracts * power(pg_temp.uniform(g, 1), 2)) as integer) as contract,
            2015 + cast(floor(10 * pg_temp.uniform(g, 4)) as integer) as year,
            pg_temp.one_of(
                '{planned,completed,partially_completed,postponed,cancelled}', g, 5) as status,
            cast('{atelier,quartier,habitants,jeunes,familles,emploi,insertion,formation,parents,école,lecture,jardin,
                logement,rénovation,santé,sport,culture,musique,théâtre,cuisine,langue,français,permanence,accueil,
                accompagnement,numérique,mobilité,citoyenneté,médiation,prévention,femmes,seniors,enfants,collège,
                entreprise,création,bénévoles,fête,rencontre,environnement}' as text[]) as words
        from nation
        cross join lateral generate_series(1, actions * nations) g) drawn;

-- Five for each action, and two parts for each of them, along the one dimension or the other, which make up the figure.
create temp table drawn_figure on commit drop as
    select (pg_temp.number(a.id) - 1) * 5 + place as n, a.id as action_id, a.contract_id, a.year, a.structure_id, a.pillar_id,
        a.created_at + place * interval '1 microsecond' as written_at,
        pg_temp.number(a.id) + place as turn,
        1 + (pg_temp.number(a.id) * 7 + (place - 1) * 11) % 60 as indicator,
        case when pg_temp.is_complete()
            -- Of a hundred figures, ten are not exact.
            then coalesce((array['approximate', 'approximate', 'approximate', 'approximate', 'range', 'range', 'range',
                'not_communicated', 'not_communicated', 'not_applicable'])[
                1 + cast(floor(100 * pg_temp.uniform((pg_temp.number(a.id) - 1) * 5 + place, 7)) as integer)], 'exact')
            else 'exact' end as kind
    from action a
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
