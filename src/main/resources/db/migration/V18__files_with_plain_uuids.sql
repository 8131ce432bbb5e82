-- A Parquet file whose UUIDs are plain strings is another file than the one whose are not, with a checksum of its own.
-- Empty where they are what the format has for them: so are all files that were written before, and those that an
-- instance of the version before writes while the service is being upgraded.
alter table export_pull_file add column uuid text not null default '';
alter table export_pull_file
    drop constraint export_pull_file_pkey,
    add primary key (pull_id, dataset, format, delimiter, uuid);
