do $$
declare
    one text;
begin
    for one in select definition from index_put_aside order by indexrelid loop
        execute one;
    end loop;
end $$;
