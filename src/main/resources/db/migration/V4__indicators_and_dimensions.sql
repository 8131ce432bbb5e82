create table indicator (
    id uuid primary key,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code text not null,
    label text not null,
    unit text not null,
    counts text not null,
    aggregation text not null,
    numerator_id uuid,
    denominator_id uuid,
    -- How far the true figure may lie from an approximate one, as a share of it: 0.10 is 10 %.
    approximation_tolerance numeric(5, 4) not null,
    constraint indicator_code unique (code),
    constraint indicator_numerator foreign key (numerator_id) references indicator (id),
    constraint indicator_denominator foreign key (denominator_id) references indicator (id),
    constraint indicator_counts check (counts in
        ('people', 'households', 'events', 'objects', 'places', 'money', 'hours', 'days', 'organisations', 'other')),
    constraint indicator_aggregation check (aggregation in ('sum', 'max', 'latest', 'ratio', 'none')),
    constraint indicator_ratio check (
        (aggregation = 'ratio') = (numerator_id is not null) and (aggregation = 'ratio') = (denominator_id is not null)),
    constraint indicator_tolerance check (approximation_tolerance between 0 and 1)
);
create index indicator_numerators on indicator (numerator_id);
create index indicator_denominators on indicator (denominator_id);

create table dimension (
    id uuid primary key,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code text not null,
    label text not null,
    constraint dimension_code unique (code)
);

-- Sources cut the same dimension differently (age bands above all). A set of categories never changes its members once
-- figures use it: another cut is another set, or another version of it.
create table category_set (
    id uuid primary key,
    dimension_id uuid not null,
    code text not null,
    version integer not null,
    label text not null,
    position integer not null,
    constraint category_set_dimension foreign key (dimension_id) references dimension (id),
    constraint category_set_code unique (dimension_id, code, version)
);

create table category (
    id uuid primary key,
    category_set_id uuid not null,
    code text not null,
    label text not null,
    position integer not null,
    -- Ages in completed years, both ends included; null is open.
    min_age integer,
    max_age integer,
    constraint category_category_set foreign key (category_set_id) references category_set (id),
    constraint category_code unique (category_set_id, code),
    constraint category_of_set unique (category_set_id, id),
    constraint category_ages check (min_age <= max_age)
);
