-- Of each table how many rows there are, and a digest of what they say but for when, and in which order, it was written.
select format(
    'select %L, count(*), md5(string_agg(row_md5, '''' order by row_md5))
        from (
            select md5(cast(to_jsonb(t) - cast(%L as text[]) as text)) as row_md5
            from %s t) digests',
    relname, case relname when 'recorded_change' then '{id,position,xact,changed_at}' else '{changed_at}' end,
    cast(oid as regclass))
from pg_class
where relkind in ('r', 'p') and not relispartition and relnamespace = cast('public' as regnamespace)
    and relname not in ('flyway_schema_history', 'change_feed', 'millesime_dataset')
order by relname
\gexec
