-- What is paid back of a grant corrects what was reported of it: money can be less than nothing, everything else cannot. What an
-- indicator counts stands in another table, which no check can look into.
alter table indicator_value drop constraint indicator_value_not_negative;
alter table indicator_value add constraint indicator_value_not_negative check (lower_bound >= 0 and target >= 0);
alter table breakdown_part drop constraint breakdown_part_not_negative;

create function only_money_is_negative() returns trigger language plpgsql as $$
begin
    if not exists (
        select from indicator_value v
        join indicator i on i.id = v.indicator_id
        where v.contract_id = new.contract_id
            and v.id = case tg_table_name when 'indicator_value' then new.id
                else (to_jsonb(new) ->> 'indicator_value_id')::uuid end
            and i.counts = 'money') then
        raise exception using errcode = 'check_violation', constraint = tg_table_name || '_not_negative',
            message = 'only money can be less than nothing';
    end if;
    return null;
end $$;

create trigger only_money_is_negative after insert or update on indicator_value
    for each row when (new.value < 0) execute function only_money_is_negative();
create trigger only_money_is_negative after insert or update on breakdown_part
    for each row when (new.value < 0) execute function only_money_is_negative();
