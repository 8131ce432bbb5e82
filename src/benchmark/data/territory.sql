do $$
begin
    if exists (select from city_contract) then
        raise exception 'There are contracts in this database: the nation is made in an empty one';
    end if;
end $$;

insert into city_contract (
        id, version, created_at, updated_at, code, name, epci_name, epci_siren, first_year, last_year)
    select pg_temp.id('contract', n), 0, pg_temp.written(2014, n), pg_temp.written(2014, n),
        'cv-' || lpad(cast(n as text), 4, '0'), 'Contrat de ville ' || n, 'Agglomération ' || n,
        cast(200000000 + n as text), 2015, 2024
    from nation
    cross join generate_series(1, contracts * nations) n;

-- The next one, of every fourth contract.
insert into city_contract (
        id, version, created_at, updated_at, code, name, epci_name, epci_siren, first_year, last_year)
    select pg_temp.id('contract', c), 0, pg_temp.written(2024, c), pg_temp.written(2024, c),
        'cv-' || lpad(cast(c as text), 4, '0'), 'Contrat de ville ' || c, 'Agglomération ' || n * 4,
        cast(200000000 + n * 4 as text), 2025, 2030
    from nation
    cross join lateral generate_series(1, contracts * nations / 4) n
    cross join lateral (select contracts * nations + n as c) numbered
    where pg_temp.is_complete();

-- Their codes are alike everywhere, so that a nation can be summed up by them.
insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
    select pg_temp.id('pillar', (c - 1) * 3 + p), pg_temp.id('contract', c), 0,
        pg_temp.written(2014, c), pg_temp.written(2014, c), 'p' || p,
        (array['Cohésion sociale', 'Cadre de vie et renouvellement urbain', 'Activité et emploi'])[p], p
    from generate_series(1, (select count(*) from city_contract)) c
    cross join generate_series(1, 3) p;

-- Where all is to be seen, some have become another one that works for the same contract.
insert into structure (
        id, version, created_at, updated_at, name, kind, successor_id, successor_from_year)
    select pg_temp.id('structure', n), 0, pg_temp.written(2014, n), pg_temp.written(2014, n),
        'Structure ' || n || ' ' || substr(md5(cast(n as text)), 1, 12),
        (array['association', 'local_authority', 'company', 'other'])[1 + n % 4],
        case when gone then pg_temp.id('structure', n + contracts) end, case when gone and n % 2 = 0 then 2020 end
    from nation
    cross join lateral generate_series(1, structures * nations) n
    cross join lateral (select pg_temp.is_complete() and n <= contracts and n % 10 in (1, 2) as gone) becoming;
