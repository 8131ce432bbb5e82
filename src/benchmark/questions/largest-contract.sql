select year, indicator_id, sum(value), count(*)
from indicator_value
where contract_id = '01400000-0001-7000-8000-000000000001'
group by year, indicator_id;
