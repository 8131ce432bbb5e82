package fr.contratdeville.figures.aggregate.kept;

/**
 * Which database answers: as {@code this_database()} tells it, but by its server's start instead of its cluster, for which a
 * file would be read each time. Another database says something else, and so does one that was taken back to an earlier state,
 * for which its server has to be started anew. One from which a name was erased is another one as well: then not even what was
 * answered of a millésime is still so.
 */
final class WhichDatabase {

    static final String SQL = """
            concat_ws(' ',
                extract(epoch from pg_postmaster_start_time()),
                left(pg_walfile_name(pg_current_wal_lsn()), 8),
                (select oid from pg_database where datname = current_database()),
                cast(cast('recorded_change' as regclass) as oid),
                (select pg_relation_filenode(inhrelid) from pg_inherits
                    where inhparent = cast('recorded_change' as regclass) order by inhrelid limit 1),
                (select count(*) from public.redaction))
            """;

    private WhichDatabase() {}
}
