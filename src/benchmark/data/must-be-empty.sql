-- What is made without triggers takes the place of all figures and of all history.
do $$
begin
    if exists (select from city_contract) then
        raise exception 'There are contracts in this database: the nation is made in an empty one';
    end if;
end $$;
