-- An image is compared as text where jsonb finds no difference: 15.0 and 15.00 are one number to it, and two in an export.
create or replace function record_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    image_before jsonb;
    image_after jsonb;
begin
    if tg_op <> 'INSERT' then
        image_before := to_jsonb(old) - tg_argv[1:];
    end if;
    if tg_op <> 'DELETE' then
        image_after := to_jsonb(new) - tg_argv[1:];
    end if;
    if image_before is distinct from image_after or cast(image_before as text) <> cast(image_after as text) then
        insert into recorded_change (dataset, row_id, operation, before, after) values (
            tg_table_name,
            cast(coalesce(image_after, image_before) ->> tg_argv[0] as uuid),
            case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
            image_before,
            image_after);
    end if;
    return null;
end $$;

-- NaN is greater than every number, so no lower limit keeps it out. No total could be made of it, and no file written.
alter table indicator_value add constraint indicator_value_is_a_number check (
    value <> 'NaN' and lower_bound <> 'NaN' and upper_bound <> 'NaN' and target <> 'NaN');
alter table breakdown_part add constraint breakdown_part_is_a_number check (value <> 'NaN');
alter table indicator_value_overlap add constraint indicator_value_overlap_is_a_number check (people <> 'NaN');

-- As for all other tables: a row moved to another contract under its id, by inserting it there before deleting it here,
-- would be told as there and then as deleted.
create unique index breakdown_part_id on breakdown_part (id);
create unique index indicator_value_overlap_id on indicator_value_overlap (id);
