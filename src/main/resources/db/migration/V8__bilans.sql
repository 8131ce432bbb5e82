-- A bilan is one row, so that it is whole or not there. What the database has to guard stands in columns; what was
-- reported stands in one document, and becomes rows of action and indicator_value only when it is validated: what is in
-- those tables is published.

-- What a bilan's key refers to: an action that has a bilan keeps its structure and its year.
alter table action add constraint action_of_structure_and_year unique (contract_id, id, structure_id, year);

create table bilan (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    structure_id uuid not null,
    year integer not null,
    -- Null until the bilan is validated, if it brings its action along.
    action_id uuid,
    -- The structure's own name for the bilan.
    external_reference text,
    state text not null,
    content jsonb not null,
    -- Of the canonical form of the content, in hexadecimal digits.
    sha256 text not null,
    -- What is odd and does not stand in the way: [{code, pointer, found, expected}].
    warnings jsonb not null,
    -- Why it was returned or reopened the last time: [{pointer, text}].
    reasons jsonb not null,
    submitted_at timestamptz,
    validated_at timestamptz,
    -- Which figures of the action the last validation wrote: those that the next one lacks go.
    validated_indicators uuid[] not null,
    -- The title of an action that is not there yet, as action.title_key will have it.
    title_key text collate "C" generated always as (text_key(content -> 'action' ->> 'title')) stored,
    primary key (contract_id, id),
    constraint bilan_contract foreign key (contract_id) references city_contract (id),
    constraint bilan_structure foreign key (structure_id) references structure (id),
    constraint bilan_action foreign key (contract_id, action_id, structure_id, year)
        references action (contract_id, id, structure_id, year),
    constraint bilan_once unique (contract_id, action_id),
    constraint bilan_external_reference unique (structure_id, external_reference),
    constraint bilan_state check (state in ('draft', 'submitted', 'returned', 'validated')),
    constraint bilan_of_an_action check (action_id is not null or title_key is not null and state <> 'validated'),
    constraint bilan_content_is_its_own check (
        (content ->> 'structureId')::uuid = structure_id and (content ->> 'year')::integer = year),
    constraint bilan_outcome check (
        state not in ('submitted', 'validated') or content ->> 'outcome' is not null)
);
create index bilan_id on bilan (id);
create unique index bilan_once_of_new_action on bilan (contract_id, structure_id, year, title_key)
    where action_id is null;
create index bilan_structure_year on bilan (structure_id, year);
create index bilan_contract_year on bilan (contract_id, year, state);
create index bilan_action on bilan (action_id);
create index bilan_content on bilan using gin (content jsonb_path_ops);

call keep_history('bilan');
