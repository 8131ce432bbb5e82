-- What became of a heading or a neighbourhood of one contract under the next. The weights of one make up 1, or one of its
-- successors is the main one and takes all of it: then the others have weight 0 and only tell where else to look.
create table pillar_successor (
    contract_id uuid not null,
    pillar_id uuid not null,
    successor_contract_id uuid not null,
    successor_id uuid not null,
    weight numeric(5, 4) not null,
    main boolean not null,
    primary key (contract_id, pillar_id, successor_id),
    constraint pillar_successor_pillar
        foreign key (contract_id, pillar_id) references pillar (contract_id, id) on delete cascade,
    constraint pillar_successor_successor
        foreign key (successor_contract_id, successor_id) references pillar (contract_id, id),
    constraint pillar_successor_of_another_contract check (contract_id <> successor_contract_id),
    constraint pillar_successor_weight check (weight between 0 and 1 and (not main or weight = 1))
);
create index pillar_successors on pillar_successor (successor_id);

create table neighbourhood_successor (
    contract_id uuid not null,
    neighbourhood_id uuid not null,
    successor_contract_id uuid not null,
    successor_id uuid not null,
    weight numeric(5, 4) not null,
    main boolean not null,
    primary key (contract_id, neighbourhood_id, successor_id),
    constraint neighbourhood_successor_neighbourhood
        foreign key (contract_id, neighbourhood_id) references neighbourhood (contract_id, id) on delete cascade,
    constraint neighbourhood_successor_successor
        foreign key (successor_contract_id, successor_id) references neighbourhood (contract_id, id),
    constraint neighbourhood_successor_of_another_contract check (contract_id <> successor_contract_id),
    constraint neighbourhood_successor_weight check (weight between 0 and 1 and (not main or weight = 1))
);
create index neighbourhood_successors on neighbourhood_successor (successor_id);

-- The service checks as much, but who names a successor and who moves the years of a contract could pass each other, and
-- what succeeds itself would be followed for ever. The contracts' rows are locked, so that they can't.
create function successor_is_of_a_later_contract() returns trigger language plpgsql as $$
begin
    perform from city_contract
        where id in (new.contract_id, new.successor_contract_id) order by id for share;
    if not exists (
        select from city_contract earlier, city_contract later
        where earlier.id = new.contract_id and later.id = new.successor_contract_id
            and later.first_year > earlier.last_year
    ) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'successor_is_of_a_later_contract',
            message = 'the successor is not of a later contract';
    end if;
    return new;
end $$;

create trigger successor_is_of_a_later_contract before insert or update on pillar_successor
    for each row execute function successor_is_of_a_later_contract();
create trigger successor_is_of_a_later_contract before insert or update on neighbourhood_successor
    for each row execute function successor_is_of_a_later_contract();

create function city_contract_keeps_its_place() returns trigger language plpgsql as $$
begin
    -- Those that it is linked to may be moved at the same moment: two that wait for each other are told apart by the
    -- database, which refuses one of them.
    perform from city_contract c
        where c.id in (
            select s.successor_contract_id from pillar_successor s where s.contract_id = new.id
            union select s.contract_id from pillar_successor s where s.successor_contract_id = new.id
            union select s.successor_contract_id from neighbourhood_successor s where s.contract_id = new.id
            union select s.contract_id from neighbourhood_successor s where s.successor_contract_id = new.id)
        order by c.id for share;
    if exists (
        select from (
            select contract_id, successor_contract_id from pillar_successor
            union all
            select contract_id, successor_contract_id from neighbourhood_successor) s
        join city_contract earlier on earlier.id = s.contract_id
        join city_contract later on later.id = s.successor_contract_id
        where new.id in (earlier.id, later.id) and later.first_year <= earlier.last_year
    ) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'city_contract_keeps_its_place',
            message = 'the contract would no longer be before, or after, those that it is linked to';
    end if;
    return new;
end $$;

create trigger city_contract_keeps_its_place after update of first_year, last_year on city_contract
    for each row execute function city_contract_keeps_its_place();

-- Into which category of a coarser set of the same dimension a category falls, wholly: at most one of each set.
create table category_broader (
    category_id uuid not null,
    broader_set_id uuid not null,
    broader_category_id uuid not null,
    primary key (category_id, broader_set_id),
    constraint category_broader_category foreign key (category_id) references category (id) on delete cascade,
    constraint category_broader_broader foreign key (broader_set_id, broader_category_id)
        references category (category_set_id, id)
);
create index category_broader_narrower on category_broader (broader_category_id);

-- The same of actions: one continues an earlier one, whoever moves either of them to another year meanwhile.
create function action_continues_an_earlier_one() returns trigger language plpgsql as $$
begin
    perform from action
        where contract_id = new.continues_contract_id and id = new.continues_action_id and year < new.year
        for share;
    if not found then
        raise exception using errcode = 'foreign_key_violation', constraint = 'action_continues',
            message = 'the continued action is not of an earlier year';
    end if;
    return new;
end $$;

create trigger action_continues_an_earlier_one before insert or update of continues_action_id, year on action
    for each row when (new.continues_action_id is not null)
    execute function action_continues_an_earlier_one();

create function action_precedes_what_continues_it() returns trigger language plpgsql as $$
begin
    if exists (select from action where continues_action_id = new.id and year <= new.year) then
        raise exception using errcode = 'foreign_key_violation', constraint = 'action_continues',
            message = 'an action of no later year continues this one';
    end if;
    return null;
end $$;

create trigger action_precedes_what_continues_it after update of year on action
    for each row when (old.year <> new.year)
    execute function action_precedes_what_continues_it();
