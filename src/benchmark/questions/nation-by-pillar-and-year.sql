select p.code, v.year, v.indicator_id, sum(v.value), count(*)
from indicator_value v
join pillar p on p.contract_id = v.contract_id and p.id = v.pillar_id
group by p.code, v.year, v.indicator_id;
