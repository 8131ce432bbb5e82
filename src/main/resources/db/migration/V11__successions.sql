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
