-- A data set is loaded once into a database: what someone then changes or deletes does not come back at the next start.
create table dataset_load (
    code text primary key,
    loaded_at timestamptz not null
);
