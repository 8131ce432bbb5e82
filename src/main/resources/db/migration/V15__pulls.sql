-- A pull: all datasets as they were at one moment, whenever and by whichever instance of the service they are read. Its
-- snapshot lives as long as the transaction of the connection that has exported it.
create table export_pull (
    id uuid primary key,
    opened_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    -- Null: open until it expires.
    closed_at timestamptz,
    schema_version text not null,
    -- As SET TRANSACTION SNAPSHOT takes it.
    snapshot text not null,
    -- The database's process that keeps it. Numbers of processes come again: the start tells them apart.
    keeper integer not null,
    keeper_started timestamptz not null,
    -- Where the feed of changes goes on.
    token text not null
);

create table export_pull_dataset (
    pull_id uuid not null references export_pull (id) on delete cascade,
    dataset text not null,
    rows bigint not null,
    primary key (pull_id, dataset)
);

-- A file that was written to its end: the same dataset in the same format is the same to the byte.
create table export_pull_file (
    pull_id uuid not null,
    dataset text not null,
    format text not null,
    -- Empty where the format has none.
    delimiter text not null,
    rows bigint not null,
    bytes bigint not null,
    sha256 text not null,
    primary key (pull_id, dataset, format, delimiter),
    constraint export_pull_file_dataset foreign key (pull_id, dataset)
        references export_pull_dataset (pull_id, dataset) on delete cascade
);
