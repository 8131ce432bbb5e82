-- What a transaction writes into a table that it has emptied itself needs no log (wal_level = minimal): it is there as a whole
-- or not at all.
do $$
begin
    if exists (select from city_contract) then
        raise exception 'There are contracts in this database: the nation is made in an empty one';
    end if;
end $$;
truncate action, action_neighbourhood, action_content, indicator_value, breakdown_part, indicator_value_overlap, bilan,
    recorded_change;
