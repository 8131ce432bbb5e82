-- A bilan that brings its action along has its year in no action yet, so the contract's years could be moved away from
-- under it: then nobody could save, validate or delete it. It is guarded as an action is. One that names its action is
-- guarded by that.
create function bilan_year_within_contract() returns trigger language plpgsql as $$
begin
    perform from city_contract
        where id = new.contract_id and new.year between first_year and last_year
        for share;
    if not found then
        raise exception using errcode = 'check_violation', constraint = 'bilan_year_within_contract',
            message = 'the year lies outside the contract';
    end if;
    return new;
end $$;

create trigger bilan_year_within_contract before insert or update of contract_id, year on bilan
    for each row when (new.action_id is null)
    execute function bilan_year_within_contract();

-- Only what this change leaves out is in its way: where years were moved away before, every other change of the contract
-- is still possible, and bringing some of them back as well.
create or replace function city_contract_spans_its_actions() returns trigger language plpgsql as $$
begin
    if exists (
        select from (
            select contract_id, year from action
            union all
            select contract_id, year from bilan where state <> 'withdrawn') reported
        where contract_id = new.id
            and year between old.first_year and old.last_year
            and year not between new.first_year and new.last_year
    ) then
        raise exception using errcode = 'check_violation', constraint = 'city_contract_spans_its_actions',
            message = 'actions or bilans lie outside the new years of the contract';
    end if;
    return new;
end $$;
