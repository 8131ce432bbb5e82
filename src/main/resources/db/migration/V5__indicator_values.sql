-- The big table: what the hot questions filter and group by (contract, year, structure, pillar) stands in it, copied
-- from the action by the triggers below, so that no one can write it wrong.
create table indicator_value (
    id uuid not null,
    contract_id uuid not null,
    action_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    indicator_id uuid not null,
    year integer not null,
    structure_id uuid not null,
    pillar_id uuid,
    kind text not null,
    value numeric(18, 4),
    lower_bound numeric(18, 4),
    upper_bound numeric(18, 4),
    target numeric(18, 4),
    primary key (contract_id, id),
    constraint indicator_value_action foreign key (contract_id, action_id) references action (contract_id, id),
    constraint indicator_value_indicator foreign key (indicator_id) references indicator (id),
    constraint indicator_value_once unique (contract_id, action_id, indicator_id),
    constraint indicator_value_kind
        check (kind in ('exact', 'approximate', 'range', 'not_communicated', 'not_applicable')),
    constraint indicator_value_form check (
        (value is not null) = (kind in ('exact', 'approximate'))
        and (lower_bound is not null) = (kind = 'range')
        and (upper_bound is not null) = (kind = 'range')),
    constraint indicator_value_range check (lower_bound < upper_bound),
    constraint indicator_value_not_negative check (value >= 0 and lower_bound >= 0 and target >= 0)
);
create index indicator_value_id on indicator_value (id);
create index indicator_value_contract_year on indicator_value (contract_id, year, indicator_id)
    include (action_id, structure_id, pillar_id, kind, value, lower_bound, upper_bound);
create index indicator_value_indicator_year on indicator_value (indicator_id, year);

create table breakdown_part (
    id uuid not null,
    contract_id uuid not null,
    indicator_value_id uuid not null,
    category_set_id uuid not null,
    category_id uuid not null,
    coverage text not null,
    value numeric(18, 4) not null,
    primary key (contract_id, id),
    constraint breakdown_part_indicator_value foreign key (contract_id, indicator_value_id)
        references indicator_value (contract_id, id) on delete cascade,
    constraint breakdown_part_category
        foreign key (category_set_id, category_id) references category (category_set_id, id),
    constraint breakdown_part_once unique (contract_id, indicator_value_id, category_id),
    constraint breakdown_part_coverage check (coverage in ('whole', 'partial')),
    constraint breakdown_part_not_negative check (value >= 0)
);
create index breakdown_part_category on breakdown_part (category_id);

-- The action's row is locked: a value that is being inserted and an action that is being moved wait for each other,
-- and neither can miss the other's change.
create function indicator_value_copies_its_action() returns trigger language plpgsql as $$
begin
    select year, structure_id, pillar_id into new.year, new.structure_id, new.pillar_id
        from action where contract_id = new.contract_id and id = new.action_id
        for share;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = 'indicator_value_action',
            message = 'there is no such action';
    end if;
    return new;
end $$;

create trigger indicator_value_copies_its_action
    before insert or update of action_id, contract_id, year, structure_id, pillar_id on indicator_value
    for each row execute function indicator_value_copies_its_action();

create function indicator_values_follow_their_action() returns trigger language plpgsql as $$
begin
    update indicator_value set year = new.year, structure_id = new.structure_id, pillar_id = new.pillar_id
        where contract_id = new.contract_id and action_id = new.id;
    return null;
end $$;

create trigger indicator_values_follow_their_action after update on action
    for each row
    when ((old.year, old.structure_id, old.pillar_id) is distinct from (new.year, new.structure_id, new.pillar_id))
    execute function indicator_values_follow_their_action();
