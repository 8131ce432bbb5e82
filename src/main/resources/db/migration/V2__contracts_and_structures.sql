-- What belongs to a contract carries contract_id first in its key, so that the tables can be distributed by contract
-- (Citus asks for the distribution column in every key and foreign key). Contracts, structures and the catalogue of
-- indicators are small and shared: they would be reference tables.

create table city_contract (
    id uuid primary key,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code text not null,
    name text not null,
    name_key text collate "C" not null generated always as (text_key(name)) stored,
    epci_name text not null,
    -- Null: an agreement may be entered from a document that names the EPCI and not its number.
    epci_siren text,
    first_year integer not null,
    last_year integer not null,
    constraint city_contract_code unique (code),
    constraint city_contract_siren_form check (epci_siren ~ '^\d{9}$'),
    constraint city_contract_years check (first_year <= last_year)
);

create table pillar (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code text not null,
    label text not null,
    position integer not null,
    primary key (contract_id, id),
    constraint pillar_contract foreign key (contract_id) references city_contract (id),
    constraint pillar_code unique (contract_id, code)
);
create index pillar_id on pillar (id);

create table neighbourhood (
    id uuid not null,
    contract_id uuid not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Null: a code that no source gives is left empty rather than guessed.
    code text,
    name text not null,
    name_key text collate "C" not null generated always as (text_key(name)) stored,
    primary key (contract_id, id),
    constraint neighbourhood_contract foreign key (contract_id) references city_contract (id),
    constraint neighbourhood_code unique (contract_id, code),
    constraint neighbourhood_name unique (contract_id, name_key)
);
create index neighbourhood_id on neighbourhood (id);

create table structure (
    id uuid primary key,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Not unique: every town has its « Centre social ».
    name text not null,
    name_key text collate "C" not null generated always as (text_key(name)) stored,
    short_name text,
    kind text not null,
    siret text,
    -- Not unique: the establishments of one association share its RNA number.
    rna text,
    contact_email text,
    constraint structure_siret unique (siret),
    constraint structure_kind
        check (kind in ('association', 'local_authority', 'social_landlord', 'company', 'chamber', 'other'))
);
create index structure_name on structure (name_key, id);
create index structure_name_trigrams on structure using gin (name_key gin_trgm_ops);
create index structure_rna on structure (rna);
