create table action (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    structure_id uuid not null,
    -- Null: the source assigns the action to no pillar. It stays countable, in a group of its own.
    pillar_id uuid,
    year integer not null,
    title text not null,
    title_key text collate "C" not null generated always as (text_key(title)) stored,
    description text not null,
    objectives text[] not null,
    partners text[] not null,
    transversal_priorities text[] not null,
    status text not null,
    postponed_to_year integer,
    -- The continued action may stand under the contract before this one. It is the one key that crosses contracts:
    -- it would have to be dropped before the table is distributed.
    continues_contract_id uuid,
    continues_action_id uuid,
    search tsvector not null generated always as (
        setweight(to_tsvector('public.french_unaccent', title), 'A')
        || setweight(to_tsvector('public.french_unaccent', description), 'B')
        || setweight(to_tsvector('public.french_unaccent', text_of(objectives)), 'C')) stored,
    primary key (contract_id, id),
    constraint action_contract foreign key (contract_id) references city_contract (id),
    constraint action_structure foreign key (structure_id) references structure (id),
    constraint action_pillar foreign key (contract_id, pillar_id) references pillar (contract_id, id),
    constraint action_continues
        foreign key (continues_contract_id, continues_action_id) references action (contract_id, id),
    constraint action_continues_whole check ((continues_contract_id is null) = (continues_action_id is null)),
    constraint action_natural_key unique (contract_id, structure_id, year, title_key),
    constraint action_status
        check (status in ('planned', 'completed', 'partially_completed', 'postponed', 'cancelled')),
    constraint action_postponed_to_year
        check ((status = 'postponed') = (postponed_to_year is not null) and postponed_to_year > year),
    constraint action_transversal_priorities
        check (transversal_priorities <@ array ['gender_equality', 'youth', 'anti_discrimination'])
);
create index action_id on action (id);
create index action_contract_year on action (contract_id, year, id);
create index action_structure_year on action (structure_id, year);
create index action_pillar_year on action (pillar_id, year);
create index action_continued on action (continues_action_id);
create index action_search on action using gin (search);
create index action_title_trigrams on action using gin (title_key gin_trgm_ops);

create table action_neighbourhood (
    contract_id uuid not null,
    action_id uuid not null,
    neighbourhood_id uuid not null,
    primary key (contract_id, action_id, neighbourhood_id),
    constraint action_neighbourhood_action
        foreign key (contract_id, action_id) references action (contract_id, id) on delete cascade,
    constraint action_neighbourhood_neighbourhood
        foreign key (contract_id, neighbourhood_id) references neighbourhood (contract_id, id)
);
create index action_neighbourhood_actions on action_neighbourhood (neighbourhood_id, action_id);

-- A year outside the contract's span is refused by the database as well, because the service's own check and the one
-- who shortens the span could pass each other. The contract's row is locked, so that they can't.
create function action_year_within_contract() returns trigger language plpgsql as $$
begin
    perform from city_contract
        where id = new.contract_id and new.year between first_year and last_year
        for share;
    if not found then
        raise exception using errcode = 'check_violation', constraint = 'action_year_within_contract',
            message = 'the year lies outside the contract';
    end if;
    return new;
end $$;

create trigger action_year_within_contract before insert or update of year on action
    for each row execute function action_year_within_contract();

create function city_contract_spans_its_actions() returns trigger language plpgsql as $$
begin
    if exists (select from action where contract_id = new.id and year not between new.first_year and new.last_year) then
        raise exception using errcode = 'check_violation', constraint = 'city_contract_spans_its_actions',
            message = 'actions lie outside the new years of the contract';
    end if;
    return new;
end $$;

create trigger city_contract_spans_its_actions after update of first_year, last_year on city_contract
    for each row execute function city_contract_spans_its_actions();
