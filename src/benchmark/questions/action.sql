-- One action, and what its answer says of others.
\set n random(1, :actions)
select a.id, a.version, a.created_at, a.updated_at, k.changed_at, c.id, c.code, c.name, s.id, s.name, s.short_name, p.id,
    p.code, p.label, a.year, a.title, a.description, a.objectives, a.partners, a.transversal_priorities, a.status,
    a.postponed_to_year, a.continues_action_id, array(
        select row (q.id, q.code, q.name)
        from action_neighbourhood n
        join neighbourhood q on q.contract_id = n.contract_id and q.id = n.neighbourhood_id
        where n.contract_id = a.contract_id and n.action_id = a.id)
from action a
join action_content k on k.contract_id = a.contract_id and k.action_id = a.id
join city_contract c on c.id = a.contract_id
join structure s on s.id = a.structure_id
left join pillar p on p.contract_id = a.contract_id and p.id = a.pillar_id
-- Computed once, however the row is found.
where a.id = (select cast('01400000-0009-7000-8000-' || lpad(to_hex(cast(:n as bigint)), 12, '0') as uuid));
