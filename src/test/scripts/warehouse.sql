-- Makes of what warehouse.sh has fetched a table for every dataset, as it is now: duckdb warehouse.db < warehouse.sql
-- To run it again, with the same changes or more, does no harm. DuckDB reads a number in JSON as a double first, which keeps 15
-- digits; for larger numbers, take CSV or Parquet.

-- Every row by dataset and id, with the version of the last change; a deleted one stays, without its row.
begin;
create table if not exists exported (
    pull text, dataset text, id text, version bigint, row json, primary key (dataset, id));

-- A new full pull takes the place of the one before.
set variable pull = (select id from read_json('manifest.json', columns = {id: 'text'}));
delete from exported where pull <> getvariable('pull');
insert or ignore into exported
select getvariable('pull'), parse_filename(filename, true), json ->> 'id', 0, json
from read_ndjson_objects('full/*.ndjson', filename = true);

-- The changes: of each row the newest one, if it is newer than what is there.
insert into exported
select getvariable('pull'), change.dataset, change.id, change.version, change.row
from (
    select unnest(items) as change
    from read_ndjson('changes/*.json', maximum_object_size = 134217728, columns = {
        items: 'struct(dataset text, id text, version bigint, row json)[]'}))
qualify row_number() over (partition by change.dataset, change.id order by change.version desc) = 1
on conflict do update set version = excluded.version, row = excluded.row where excluded.version > version;

-- The tables, with the columns and types of the datasets' schemas.
set variable selects = (
    select map_from_entries(list((name, format(
        'select unnest(json_transform(row, ''{{{}}}'')) from exported where dataset = ''{}'' and row is not null',
        array_to_string([format('"{}":"{}"', field.name, field.sql_type) for field in fields], ','), name))))
    from read_json('full/*.schema.json', columns = {name: 'text', fields: 'struct(name text, sql_type text)[]'}));
create or replace table action_neighbourhoods as from query(getvariable('selects')['action-neighbourhoods']);
create or replace table actions as from query(getvariable('selects')['actions']);
create or replace table bilans as from query(getvariable('selects')['bilans']);
create or replace table broader_categories as from query(getvariable('selects')['broader-categories']);
create or replace table categories as from query(getvariable('selects')['categories']);
create or replace table category_sets as from query(getvariable('selects')['category-sets']);
create or replace table contracts as from query(getvariable('selects')['contracts']);
create or replace table dimensions as from query(getvariable('selects')['dimensions']);
create or replace table indicator_value_overlaps as from query(getvariable('selects')['indicator-value-overlaps']);
create or replace table indicator_values as from query(getvariable('selects')['indicator-values']);
create or replace table indicators as from query(getvariable('selects')['indicators']);
create or replace table neighbourhood_successors as from query(getvariable('selects')['neighbourhood-successors']);
create or replace table neighbourhoods as from query(getvariable('selects')['neighbourhoods']);
create or replace table pillar_successors as from query(getvariable('selects')['pillar-successors']);
create or replace table pillars as from query(getvariable('selects')['pillars']);
create or replace table structures as from query(getvariable('selects')['structures']);
commit;
