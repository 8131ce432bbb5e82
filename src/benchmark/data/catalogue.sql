-- What is counted is whole, what is measured has cents. Of four indicators two add up; the others are a mean, which this
-- service does not add up at all or takes the greatest of, and a stock.
insert into indicator (
        id, version, created_at, updated_at, code, label, unit, counts, aggregation, approximation_tolerance)
    select pg_temp.id('indicator', n), 0, pg_temp.written(2014, n), pg_temp.written(2014, n),
        'ind-' || lpad(cast(n as text), 3, '0'), 'Indicateur ' || n,
        (array['personne', 'euro', 'heure', 'événement'])[1 + n % 4],
        (array['people', 'money', 'hours', 'events'])[1 + n % 4],
        (array['sum', 'sum', case n / 4 % 2 when 0 then 'none' else 'max' end, 'latest'])[1 + n % 4],
        0.1
    from generate_series(1, 60) n;

-- What is paid for each person.
insert into indicator (
        id, version, created_at, updated_at, code, label, unit, counts, aggregation, numerator_id, denominator_id,
        approximation_tolerance)
    select pg_temp.id('indicator', 60 + n), 0, pg_temp.written(2014, n), pg_temp.written(2014, n),
        'ind-' || lpad(cast(60 + n as text), 3, '0'), 'Indicateur ' || 60 + n, 'euro', 'other', 'ratio',
        pg_temp.id('indicator', n * 4 - 3), pg_temp.id('indicator', n * 4), 0.1
    from generate_series(1, 3) n
    where pg_temp.is_complete();

-- As the 2023 bilan has them.
insert into dimension (id, version, created_at, updated_at, code, label)
    select pg_temp.id('dimension', n), 0, pg_temp.written(2014, n), pg_temp.written(2014, n), code, label
    from (values (1, 'sexe', 'Sexe'), (2, 'tranche-d-age', 'Tranche d’âge')) d (n, code, label);

insert into category_set (id, dimension_id, code, version, label, position)
    select pg_temp.id('category_set', n), pg_temp.id('dimension', n), code, 1, label, 1
    from (values
        (1, 'sexes', 'Femmes et hommes'),
        (2, 'tranches-insertion', 'Tranches d’âge des parcours d’insertion')) s (n, code, label);

insert into category (id, category_set_id, code, label, position, min_age, max_age)
    select pg_temp.id('category', n), pg_temp.id('category_set', of_set), code, label, place, min_age, max_age
    from (values
        (1, 1, 1, 'femmes', 'Femmes', null, null),
        (2, 1, 2, 'hommes', 'Hommes', null, null),
        (3, 2, 1, 'moins-de-26-ans', 'Moins de 26 ans', null, 25),
        (4, 2, 2, '26-a-49-ans', '26 à 49 ans', 26, 49),
        (5, 2, 3, '50-ans-et-plus', '50 ans et plus', 50, null)) c (n, of_set, place, code, label, min_age, max_age);
