-- A description is of thirty words, in five of two hundred phrases: to draw each word took longer than all else of an action but
-- for what the table computes of it.
insert into action (
        id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title, description, objectives,
        partners, transversal_priorities, status, postponed_to_year)
    select id, contract_id, 0, written_at, written_at, structure_id, pillar_id, year,
        'Action ' || n || ' ' || substr(md5(cast(n as text)), 1, 16),
        'Description de l’action ' || n || ' : ' || concat_ws(' ',
            pg_temp.one_of(six_words, n, 101), pg_temp.one_of(six_words, n, 102), pg_temp.one_of(six_words, n, 103),
            pg_temp.one_of(six_words, n, 104), pg_temp.one_of(six_words, n, 105)) || '.',
        '{}', '{}', '{}', status, case status when 'postponed' then year + 1 end
    from drawn_action
    cross join lateral pg_temp.one_of(
        '{planned,completed,partially_completed,postponed,cancelled}', n, 5) as status
    cross join (select array(
        select string_agg(pg_temp.one_of(words, phrase, 100 + word), ' ' order by word)
        from cast('{atelier,quartier,habitants,jeunes,familles,emploi,insertion,formation,parents,école,lecture,jardin,
            logement,rénovation,santé,sport,culture,musique,théâtre,cuisine,langue,français,permanence,accueil,
            accompagnement,numérique,mobilité,citoyenneté,médiation,prévention,femmes,seniors,enfants,collège,
            entreprise,création,bénévoles,fête,rencontre,environnement}' as text[]) as words
        cross join generate_series(1, 200) phrase
        cross join generate_series(1, 6) word
        group by phrase
        order by phrase) as six_words) phrases;
