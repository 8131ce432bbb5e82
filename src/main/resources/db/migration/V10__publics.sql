-- Whose the counted people are. A figure may say that they are nobody else's, or that another action counted them as well;
-- what it does not say is not known, and a total of people has bounds because of it.
alter table indicator_value add column disjoint boolean not null default false;

create table indicator_value_overlap (
    id uuid not null,
    contract_id uuid not null,
    indicator_value_id uuid not null,
    action_id uuid not null,
    -- The other action may stand under the contract before this one.
    other_contract_id uuid not null,
    other_action_id uuid not null,
    share text not null,
    people numeric(18, 4),
    primary key (contract_id, id),
    constraint indicator_value_overlap_indicator_value foreign key (contract_id, indicator_value_id)
        references indicator_value (contract_id, id) on delete cascade,
    constraint indicator_value_overlap_other_action foreign key (other_contract_id, other_action_id)
        references action (contract_id, id),
    constraint indicator_value_overlap_once unique (contract_id, indicator_value_id, other_action_id),
    constraint indicator_value_overlap_with_another check (other_action_id <> action_id),
    constraint indicator_value_overlap_share check (share in ('all', 'some', 'number')),
    constraint indicator_value_overlap_people check ((share = 'number') = (people is not null) and people > 0)
);
create index indicator_value_overlap_others on indicator_value_overlap (other_action_id);

-- What belongs to a figure has its action from it: gone with it by the key's cascade, it could no longer ask it. The lock
-- is the one that the foreign key takes as well: it lets the figure change, but not to another action.
alter function breakdown_part_copies_its_figure() rename to belongs_to_its_figure;

create or replace function belongs_to_its_figure() returns trigger language plpgsql as $$
begin
    select action_id into new.action_id
        from indicator_value where contract_id = new.contract_id and id = new.indicator_value_id
        for key share;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = tg_table_name || '_indicator_value',
            message = 'there is no such figure';
    end if;
    return new;
end $$;

create trigger belongs_to_its_figure
    before insert or update of contract_id, action_id, indicator_value_id on indicator_value_overlap
    for each row execute function belongs_to_its_figure();

alter function breakdown_parts_follow_their_figure() rename to what_belongs_to_a_figure_follows_it;

create or replace function what_belongs_to_a_figure_follows_it() returns trigger language plpgsql as $$
begin
    update breakdown_part set action_id = new.action_id
        where contract_id = new.contract_id and indicator_value_id = new.id;
    update indicator_value_overlap set action_id = new.action_id
        where contract_id = new.contract_id and indicator_value_id = new.id;
    return null;
end $$;

call keep_history('indicator_value_overlap');

-- A ratio has no figures of its own. Who enters one and who makes a ratio of the indicator could pass each other, and a
-- total would have no way to count it: the indicator's row is locked, so that they can't.
create function indicator_value_is_of_no_ratio() returns trigger language plpgsql as $$
begin
    perform from indicator where id = new.indicator_id and aggregation <> 'ratio' for share;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = 'indicator_value_indicator',
            message = 'there is no such indicator, or it is a ratio';
    end if;
    return new;
end $$;

create trigger indicator_value_is_of_no_ratio before insert or update of indicator_id on indicator_value
    for each row execute function indicator_value_is_of_no_ratio();

create function ratio_has_no_figures() returns trigger language plpgsql as $$
begin
    if exists (select from indicator_value where indicator_id = new.id) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'indicator_value_indicator',
            message = 'the indicator has figures';
    end if;
    return null;
end $$;

create trigger ratio_has_no_figures after update of aggregation on indicator
    for each row when (new.aggregation = 'ratio' and old.aggregation <> 'ratio')
    execute function ratio_has_no_figures();

-- And its terms are sums: the same between who makes a ratio and who gives one of its terms another rule.
create function ratio_is_of_sums() returns trigger language plpgsql as $$
begin
    perform from indicator where id in (new.numerator_id, new.denominator_id) order by id for share;
    if exists (select from indicator where id in (new.numerator_id, new.denominator_id) and aggregation <> 'sum') then
        raise exception using errcode = 'foreign_key_violation', constraint = 'indicator_numerator',
            message = 'a term of the ratio is no sum';
    end if;
    return new;
end $$;

create trigger ratio_is_of_sums before insert or update of aggregation, numerator_id, denominator_id on indicator
    for each row when (new.aggregation = 'ratio')
    execute function ratio_is_of_sums();

create function term_of_a_ratio_stays_a_sum() returns trigger language plpgsql as $$
begin
    if exists (select from indicator where new.id in (numerator_id, denominator_id)) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'indicator_numerator',
            message = 'a ratio is made of the indicator';
    end if;
    return null;
end $$;

create trigger term_of_a_ratio_stays_a_sum after update of aggregation on indicator
    for each row when (new.aggregation <> 'sum' and old.aggregation = 'sum')
    execute function term_of_a_ratio_stays_a_sum();
