-- A contract's year: what each structure's figures of each indicator add up to, and how many actions there are.
\set contract random(1, :contracts)
\set year random(2015, 2024)
select structure_id, indicator_id, sum(value), count(distinct action_id)
from indicator_value
-- Computed once, however the rows are found.
where contract_id = (select cast('01400000-0001-7000-8000-' || lpad(to_hex(cast(:contract as bigint)), 12, '0') as uuid))
    and year = cast(:year as integer)
group by structure_id, indicator_id;
