-- What the triggers would have written beside the rows.

-- When what an action says changed: with its last figure, or with its bilan. The triggers would tell the time of this load,
-- and no two loads would be the same.
insert into action_content
    select a.contract_id, a.id, greatest(a.updated_at, f.last, b.validated_at)
    from action a
    join (select action_id, max(updated_at) as last from indicator_value group by action_id) f on f.action_id = a.id
    left join bilan b on b.contract_id = a.contract_id and b.action_id = a.id;

-- The history, by the arguments of each table's own trigger: which column stands for a row, and which are no part of its
-- image. In the order in which the tables were filled. To draw an identifier at random, as the table's default does, takes as
-- long as all the rest of an entry.
do $$
declare
    filled text[] := '{indicator,dimension,category_set,category,city_contract,pillar,structure,action,indicator_value,
        breakdown_part,neighbourhood,action_neighbourhood,pillar_successor,neighbourhood_successor,
        indicator_value_overlap,bilan}';
    history record;
    recorded bigint := 0;
    rows bigint;
begin
    for history in
        select cast(tgrelid as regclass) as of_table,
            string_to_array(regexp_replace(encode(tgargs, 'escape'), '\\000$', ''), '\000') as arguments
        from pg_trigger
        where tgname = 'history'
        order by array_position(filled, cast(cast(tgrelid as regclass) as text)), tgrelid
    loop
        execute format(
            'insert into recorded_change (
                    id, dataset, row_id, operation, after, caller_id, caller_name, caller_role)
                select pg_temp.id(''change'', %s + row_number() over ()), %L, %I, ''created'',
                    to_jsonb(t) - cast(%L as text[]), session_user, session_user, ''database''
                from %s t',
            recorded, history.of_table, history.arguments[1], history.arguments[2:], history.of_table);
        get diagnostics rows = row_count;
        recorded := recorded + rows;
    end loop;
end $$;
