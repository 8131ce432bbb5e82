package fr.contratdeville.warehouse.changefeed.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What a transaction sees.
 *
 * @param snapshot of the transactions up to the one that wrote the newest entry: of later numbers nothing durable may be
 *     known, and the database hands those out again after a crash ({@link fr.contratdeville.warehouse.changefeed.ChangeFeed})
 * @param newest of all entries of the feed that are seen, by number of transaction. Null if there is none.
 */
public record Present(Snapshot snapshot, Anchor newest) {

    private static final Snapshot OF_NOTHING = new Snapshot(1, 1, List.of());

    /** Goes between those that are under way: they have written much, perhaps, and it would have to be skipped. */
    private static final String PRESENT = """
            select cast(now.snapshot as text) as snapshot, newest.position, newest.id, cast(newest.xact as text) as xact
            from (
                select pg_current_snapshot() as snapshot,
                    coalesce((select after_position from change_feed where database = this_database()), 0) as beginning
                offset 0) now
            left join lateral (
                select written.*
                from (
                    select beyond, lag(beyond, 1, cast('0' as xid8)) over (order by beyond) as behind
                    from (
                        select pg_snapshot_xip(now.snapshot)
                        union all
                        select pg_snapshot_xmax(now.snapshot)) as bounds (beyond)) ended
                cross join lateral (
                    select position, id, xact from recorded_change
                    where xact > ended.behind and xact < ended.beyond and position > now.beginning
                    order by xact desc, position desc
                    limit 1) written
                order by written.xact desc
                limit 1) newest on true
            """;

    public static Present of(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PRESENT);
                ResultSet row = query.executeQuery()) {
            row.next();
            UUID newest = row.getObject("id", UUID.class);
            if (newest == null) {
                return new Present(OF_NOTHING, null);
            }
            Snapshot snapshot = Snapshot.parse(row.getString("snapshot")).orElseThrow();
            return new Present(snapshot.below(row.getLong("xact") + 1), new Anchor(row.getLong("position"), newest));
        }
    }
}
