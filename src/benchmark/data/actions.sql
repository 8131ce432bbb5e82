insert into action (
        id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title, description, objectives,
        partners, transversal_priorities, status, postponed_to_year)
    select id, contract_id, 0, written_at, written_at, structure_id, pillar_id, year,
        'Action ' || n || ' ' || substr(md5(cast(n as text)), 1, 16),
        'Description de l’action ' || n || ' : ' || (
            select string_agg(pg_temp.one_of(words, n, 100 + word), ' ' order by word)
            from generate_series(1, 30) word) || '.',
        '{}', '{}', '{}', status, case status when 'postponed' then year + 1 end
    from drawn_action
    cross join lateral pg_temp.one_of(
        '{planned,completed,partially_completed,postponed,cancelled}', n, 5) as status
    cross join cast('{atelier,quartier,habitants,jeunes,familles,emploi,insertion,formation,parents,école,lecture,jardin,
        logement,rénovation,santé,sport,culture,musique,théâtre,cuisine,langue,français,permanence,accueil,
        accompagnement,numérique,mobilité,citoyenneté,médiation,prévention,femmes,seniors,enfants,collège,
        entreprise,création,bénévoles,fête,rencontre,environnement}' as text[]) as words;
