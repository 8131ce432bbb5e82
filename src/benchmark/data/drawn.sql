-- A nation, or a part of one: how many contracts, structures and actions, and how many of them there are.
create temp view nation as
    select cast(round(430 * least(s, 1)) as integer) as contracts,
        cast(greatest(round(12000 * least(s, 1)), 27 * round(430 * least(s, 1))) as integer) as structures,
        cast(round(200000 * least(s, 1)) as integer) as actions,
        cast(round(greatest(s, 1)) as integer) as nations
    from cast(current_setting('benchmark.scale') as numeric) s;

-- Whose an action is and of when: all that its figures have to know of it, so that they need not wait for it.
-- Contracts are skewed (square law): the first of the nation has some 9,600 actions, the median one some 330. A structure
-- works for one contract.
create temp view drawn_action as
    select n, pg_temp.id('action', n) as id, pg_temp.id('contract', nation * contracts + place) as contract_id,
        pg_temp.id('structure', nation * structures
            + place + contracts * cast(floor(27 * pg_temp.uniform(n, 2)) as integer)) as structure_id,
        pg_temp.id('pillar', (nation * contracts + place - 1) * 3
            + 1 + cast(floor(3 * pg_temp.uniform(n, 3)) as integer)) as pillar_id,
        year, pg_temp.written(year, n) as written_at
    from (
        select g as n, contracts, structures, (g - 1) / actions as nation,
            1 + cast(floor(contracts * power(pg_temp.uniform(g, 1), 2)) as integer) as place,
            2015 + cast(floor(10 * pg_temp.uniform(g, 4)) as integer) as year
        from nation
        cross join lateral generate_series(1, actions * nations) g) drawn;
