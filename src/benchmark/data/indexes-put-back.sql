do $$
declare
    one text;
begin
    for one in select definition from index_put_aside order by indexrelid loop
        -- Of a table in partitions it is told without them.
        execute replace(one, ' ON ONLY ', ' ON ');
    end loop;
end $$;
