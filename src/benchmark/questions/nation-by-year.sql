select year, indicator_id, sum(value), count(*) from indicator_value group by year, indicator_id;
