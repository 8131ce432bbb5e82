-- An action and five figures, with all that the triggers check and keep of them.
\set n random(1, 1000000000000)
\set contract random(1, :contracts)
\set structure random(1, :structures)
\set pillar random(1, 3)
\set year random(2015, 2024)
begin;
insert into action (
        id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year, title, description, objectives,
        partners, transversal_priorities, status)
    values (
        cast('01500000-0009-7000-8000-' || lpad(to_hex(cast(:n as bigint)), 12, '0') as uuid),
        cast('01400000-0001-7000-8000-' || lpad(to_hex(cast(:contract as bigint)), 12, '0') as uuid), 0, now(), now(),
        cast('01400000-0004-7000-8000-' || lpad(to_hex(cast(:structure as bigint)), 12, '0') as uuid),
        cast('01400000-0002-7000-8000-'
            || lpad(to_hex(cast(:contract as bigint) * 3 - 3 + cast(:pillar as bigint)), 12, '0') as uuid),
        cast(:year as integer), 'Mesure ' || cast(:n as bigint), 'Une action qui n’était pas encore là.', '{}', '{}', '{}',
        'completed');
insert into indicator_value (
        id, contract_id, action_id, version, created_at, updated_at, indicator_id, kind, value)
    select cast('01500000-000a-7000-8000-' || lpad(to_hex(cast(:n as bigint) * 8 + turn), 12, '0') as uuid),
        cast('01400000-0001-7000-8000-' || lpad(to_hex(cast(:contract as bigint)), 12, '0') as uuid),
        cast('01500000-0009-7000-8000-' || lpad(to_hex(cast(:n as bigint)), 12, '0') as uuid), 0, now(), now(),
        cast('01400000-0005-7000-8000-' || lpad(to_hex((cast(:n as bigint) * 7 + turn * 11) % 60 + 1), 12, '0') as uuid),
        'exact', turn
    from generate_series(1, 5) turn;
commit;
