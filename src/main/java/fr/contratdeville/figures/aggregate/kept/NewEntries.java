package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.warehouse.changefeed.snapshot.Anchor;
import fr.contratdeville.warehouse.changefeed.snapshot.OneSnapshot;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the history has got since it was last looked at, told by snapshots as the feed of changes is
 * ({@code warehouse/changefeed/ChangeFeed} explains why): the entries of transactions that have ended since, whenever they
 * began.
 *
 * @param frontier from where the next look goes on
 */
public record NewEntries(Frontier frontier, List<Entry> entries) {

    /**
     * What was changed.
     *
     * @param dataset the table of the row
     * @param contract null if it belongs to none
     * @param before the contract that a row belonged to before it was changed
     */
    public record Entry(String dataset, UUID contract, UUID before) {

        /** Those that it concerns, if it concerns no others. */
        public List<UUID> contracts() {
            return before == null || before.equals(contract) ? List.of(contract) : List.of(contract, before);
        }
    }

    private static final String WHERE = """
            select cast(now.snapshot as text) as snapshot, written.*
            from (
                select pg_current_snapshot() as snapshot
                where %s = ? %%s
                offset 0) now
            """.formatted(WhichDatabase.SQL);

    private static final String COLUMNS = """
            select c.position, c.id, cast(c.xact as text) as xact, c.dataset,
                case c.dataset when 'city_contract' then c.row_id else c.contract_id end as contract_id,
                case c.operation when 'changed' then cast(c.before ->> 'contract_id' as uuid) end as before
            from recorded_change c
            """;

    /**
     * Each range is gone through on its own: between them are transactions that are under way, and may have written much that
     * would have to be skipped. In the index's order, so that no plan goes another way.
     */
    private static final String SINCE =
            WHERE.formatted("and exists (select from recorded_change where position = ? and id = ?)")
                    + """
            left join lateral (
                select entry.*
                from (
                    select behind, beyond
                    from unnest(cast(? as xid8[]), cast(? as xid8[]), cast(? as xid8[])) as was (behind, number, beyond)
                    where pg_visible_in_snapshot(number, now.snapshot)
                    union all
                    select lag(bound, 1, cast(? as xid8)) over (order by bound), bound
                    from (
                        select number from pg_snapshot_xip(now.snapshot) as number where number > cast(? as xid8)
                        union all
                        select pg_snapshot_xmax(now.snapshot)) bounds (bound)) ended (behind, beyond)
                cross join lateral (
                    %s
                    where c.xact > ended.behind and c.xact < ended.beyond and c.position > ?
                    order by c.xact
                    limit ?) entry
                limit ?) written on true
            """.formatted(COLUMNS);

    /** Where there was no entry yet: a restored history, of which none counts, may have any number of transactions. */
    private static final String FIRST = WHERE.formatted("") + """
            left join lateral (
                %s
                where c.position > ?
                order by c.position
                limit ?) written on true
            """.formatted(COLUMNS);

    private static final String FEED = """
            select after_position, %s as database from change_feed where database = this_database()
            """.formatted(WhichDatabase.SQL);

    /** @return empty if nothing can be told from here on: this database has no feed of its own yet */
    static Optional<Frontier> present(Connection connection) throws SQLException {
        return OneSnapshot.read(connection, NewEntries::seenBy);
    }

    /** The same of what a transaction sees, all statements of which see one state. */
    public static Optional<Frontier> seenBy(Connection transaction) throws SQLException {
        try (PreparedStatement query = transaction.prepareStatement(FEED);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Present present = Present.of(transaction);
            return Optional.of(new Frontier(
                    row.getString("database"), row.getLong("after_position"), present.snapshot(), present.newest()));
        }
    }

    /**
     * In one statement, of what it sees.
     *
     * @param most how many entries are told
     * @return empty if it cannot be told: there is too much, or it is another database, or not what it was
     */
    public static Optional<NewEntries> since(Frontier frontier, int most, Connection connection) throws SQLException {
        return frontier.newest() == null ? first(frontier, most, connection) : following(frontier, most, connection);
    }

    private static Optional<NewEntries> first(Frontier frontier, int most, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIRST)) {
            query.setString(1, frontier.database());
            query.setLong(2, frontier.beginning());
            query.setInt(3, most + 1);
            return read(query, most, frontier);
        }
    }

    private static Optional<NewEntries> following(Frontier frontier, int most, Connection connection)
            throws SQLException {
        List<Long> underWay = frontier.seen().underWay();
        String newest = Long.toString(frontier.seen().beyond() - 1);
        try (PreparedStatement query = connection.prepareStatement(SINCE)) {
            query.setString(1, frontier.database());
            query.setLong(2, frontier.newest().position());
            query.setObject(3, frontier.newest().id());
            query.setString(4, array(underWay.stream().mapToLong(number -> number - 1)));
            query.setString(5, array(underWay.stream().mapToLong(number -> number)));
            query.setString(6, array(underWay.stream().mapToLong(number -> number + 1)));
            query.setString(7, newest);
            query.setString(8, newest);
            query.setLong(9, frontier.beginning());
            query.setInt(10, most + 1);
            query.setInt(11, most + 1);
            return read(query, most, frontier);
        }
    }

    private static String array(LongStream numbers) {
        return numbers.mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Optional<NewEntries> read(PreparedStatement query, int most, Frontier frontier) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            Snapshot now = Snapshot.parse(rows.getString("snapshot")).orElseThrow();
            long newest = frontier.seen().beyond() - 1;
            Anchor anchor = frontier.newest();
            List<Entry> entries = new ArrayList<>();
            if (rows.getString("xact") != null) {
                do {
                    entries.add(entry(rows));
                    long xact = Long.parseLong(rows.getString("xact"));
                    if (anchor == null || xact >= newest) {
                        newest = xact;
                        anchor = new Anchor(rows.getLong("position"), rows.getObject("id", UUID.class));
                    }
                } while (rows.next());
            }
            if (entries.size() > most) {
                return Optional.empty();
            }
            Snapshot seen = anchor == null ? frontier.seen() : now.below(newest + 1);
            return Optional.of(new NewEntries(frontier.at(seen, anchor), entries));
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("dataset"),
                row.getObject("contract_id", UUID.class),
                row.getObject("before", UUID.class));
    }
}
