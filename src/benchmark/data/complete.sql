-- Three of each contract, and one for each action.
insert into neighbourhood (id, contract_id, version, created_at, updated_at, code, name)
    select pg_temp.id('neighbourhood', n), c.id, 0, c.created_at, c.created_at, 'QP' || lpad(cast(n as text), 6, '0'),
        'Quartier ' || n
    from city_contract c
    cross join generate_series(1, 3) q
    cross join lateral (select (pg_temp.number(c.id) - 1) * 3 + q as n) numbered
    order by n;

insert into action_neighbourhood (contract_id, action_id, neighbourhood_id)
    select contract_id, id, pg_temp.id('neighbourhood', (pg_temp.number(contract_id) - 1) * 3
        + 1 + cast(floor(3 * pg_temp.uniform(pg_temp.number(id), 8)) as integer))
    from action;

-- The first heading and the neighbourhoods go on as they were, the second is divided.
insert into pillar_successor (
        contract_id, pillar_id, successor_contract_id, successor_id, weight, main)
    select earlier.id, pg_temp.id('pillar', (n * 4 - 1) * 3 + p.heading), later.id,
        pg_temp.id('pillar', (pg_temp.number(later.id) - 1) * 3 + p.successor), p.weight, p.main
    from nation
    cross join lateral generate_series(1, contracts * nations / 4) n
    join city_contract earlier on earlier.id = pg_temp.id('contract', n * 4)
    join city_contract later on later.id = pg_temp.id('contract', contracts * nations + n)
    cross join (values (1, 1, 1, true), (2, 2, 0.5, false), (2, 3, 0.5, false)) p (heading, successor, weight, main);

insert into neighbourhood_successor (
        contract_id, neighbourhood_id, successor_contract_id, successor_id, weight, main)
    select earlier.id, pg_temp.id('neighbourhood', (n * 4 - 1) * 3 + q), later.id,
        pg_temp.id('neighbourhood', (pg_temp.number(later.id) - 1) * 3 + q), 1, true
    from nation
    cross join lateral generate_series(1, contracts * nations / 4) n
    join city_contract earlier on earlier.id = pg_temp.id('contract', n * 4)
    join city_contract later on later.id = pg_temp.id('contract', contracts * nations + n)
    cross join generate_series(1, 3) q;

-- Of a hundred figures of people, one says that another action of the contract and year counts some of them as well.
insert into indicator_value_overlap (
        id, contract_id, indicator_value_id, action_id, other_contract_id, other_action_id, share, people)
    select pg_temp.id('overlap', pg_temp.number(id)), contract_id, id, action_id, contract_id, other_action_id,
        case when number % 2 = 0 then 'number' else 'some' end, case when number % 2 = 0 then 1 end
    from (
        select v.id, v.contract_id, v.action_id, v.value, pg_temp.number(v.id) as number,
            lead(v.action_id) over same as other_action_id, lead(v.value) over same as other_value
        from indicator_value v
        join indicator i on i.id = v.indicator_id and i.counts = 'people'
        where v.kind = 'exact'
        window same as (partition by v.contract_id, v.year, v.indicator_id order by v.id)) with_another
    where other_action_id is not null and least(value, other_value) >= 1 and pg_temp.uniform(number, 9) < 0.01
    order by number;

-- Of a hundred actions, one has a bilan that is validated and says what is published, and one a bilan that waits and says
-- another number; one waits to bring its action along. All of them were written at one go: what led there is in no history.
create function pg_temp.figures_of(contract uuid, action uuid, published boolean) returns jsonb language sql stable
    return coalesce((
        select jsonb_agg(
            jsonb_build_object(
                'indicatorId', i.id, 'indicator', i.code, 'kind', v.kind,
                'value', trim_scale(v.value + case when published then 0 else 10 end),
                'lower', trim_scale(v.lower_bound), 'upper', trim_scale(v.upper_bound), 'target', trim_scale(v.target),
                'breakdowns', case when published then coalesce((
                    select jsonb_agg(
                        jsonb_build_object(
                            'dimension', d.code, 'categorySet', s.code, 'categorySetVersion', s.version,
                            'coverage', p.coverage, 'parts', p.parts)
                        order by d.code)
                    from (
                        select category_set_id, coverage, jsonb_agg(
                            jsonb_build_object('category', c.code, 'value', trim_scale(b.value)) order by c.position) as parts
                        from breakdown_part b
                        join category c using (category_set_id)
                        where b.category_id = c.id and b.indicator_value_id = v.id
                        group by category_set_id, coverage) p
                    join category_set s on s.id = p.category_set_id
                    join dimension d on d.id = s.dimension_id), '[]') else '[]' end,
                'overlaps', case when published then (
                    select jsonb_agg(jsonb_build_object(
                        'actionId', o.other_action_id,
                        'share', case o.share when 'number' then to_jsonb(trim_scale(o.people)) else to_jsonb(o.share) end))
                    from indicator_value_overlap o
                    where o.indicator_value_id = v.id) end,
                'disjoint', null)
            order by v.id)
        from indicator_value v
        join indicator i on i.id = v.indicator_id
        where v.contract_id = contract and v.action_id = action), '[]');

-- Else each of them would be looked for among all rows.
analyze indicator_value;
analyze breakdown_part;
analyze indicator_value_overlap;

create temp table drawn_bilan on commit drop as
    select id as action_id, contract_id, structure_id, year, status, postponed_to_year, created_at, title, description,
        pillar_id, pg_temp.number(id) as n, turn,
        case turn
            when 0 then 'validated'
            when 1 then (array['draft', 'submitted', 'returned'])[1 + pg_temp.number(id) % 3]
            else 'draft' end as state
    from action
    cross join lateral (select cast(floor(100 * pg_temp.uniform(pg_temp.number(id), 10)) as integer) as turn) turns
    where turn < 3 and status <> 'planned';

insert into bilan (
        id, contract_id, version, created_at, updated_at, structure_id, year, action_id, external_reference, state, content,
        sha256, warnings, reasons, submitted_at, validated_at, validated_indicators, validated_content, replaced)
    select pg_temp.id('bilan', n), contract_id, 0, written_at, written_at, structure_id, year,
        case when turn < 2 then action_id end, reference, state, content,
        encode(sha256(convert_to(pg_temp.canonical(content), 'UTF8')), 'hex'), '[]',
        case state when 'returned' then jsonb_build_array(jsonb_build_object(
            'pointer', '/narrative/done', 'text', 'Combien de séances ?')) else '[]' end,
        case when state <> 'draft' then written_at end, case state when 'validated' then written_at end,
        case state
            when 'validated' then array(
                select cast(f ->> 'indicatorId' as uuid) from jsonb_array_elements(content -> 'figures') f)
            else '{}' end,
        case state when 'validated' then content end,
        case state when 'validated' then jsonb_build_object(
            'withoutAction', false, 'status', 'planned', 'postponedToYear', null, 'figures', jsonb_build_array()) end
    from (
        select b.*, created_at + interval '30 days' as written_at, 'bilan-' || n as reference,
            jsonb_build_object(
                'structureId', structure_id, 'year', year,
                'actionId', case when turn < 2 then action_id end,
                'action', case when turn = 2 then jsonb_build_object(
                    'contractId', contract_id, 'pillarId', pillar_id, 'title', title || ', suite',
                    'description', description, 'objectives', jsonb_build_array(), 'partners', jsonb_build_array(),
                    'transversalPriorities', jsonb_build_array(), 'neighbourhoodIds', jsonb_build_array(),
                    'neighbourhoodCodes', jsonb_build_array(), 'continuesActionId', null) end,
                'externalReference', 'bilan-' || n,
                'outcome', status, 'postponedToYear', postponed_to_year,
                'narrative', jsonb_build_object(
                    'done', 'L’action a eu lieu.', 'difficulties', null, 'perspectives', null),
                'figures', pg_temp.figures_of(contract_id, action_id, state = 'validated')) as content
        from drawn_bilan b) written
    order by n;
