package fr.contratdeville.warehouse.changefeed.snapshot;

import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Finds what is in the windows of a feed. {@code offset 0} keeps the database from looking elsewhere than at what each
 * range of transactions has written, which its statistics cannot know to be little.
 */
public final class Windows {

    /** By each range of transactions, behind a position. */
    private static final String WRITTEN = """
            from unnest(cast(? as xid8[]), cast(? as xid8[])) as ended (first, beyond)
            cross join lateral (
                select position from recorded_change
                where xact >= ended.first and xact < ended.beyond and position > ?
                offset 0) written
            """;

    private final Connection connection;
    private final long beginning;

    /**
     * @param connection whose transaction sees one state
     * @param beginning of the feed: nothing up to this position belongs to it
     */
    public Windows(Connection connection, long beginning) {
        this.connection = connection;
        this.beginning = beginning;
    }

    /**
     * Begins the window of what has ended since.
     *
     * @param until what the transaction sees
     * @return empty if nothing was recorded by it
     */
    public Optional<Window> open(Snapshot seen, Snapshot until) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select min(written.position) as first, max(written.position) as last, count(*) as count
                """ + WRITTEN)) {
            setRanges(query, seen, until);
            query.setLong(3, beginning);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long count = row.getLong("count");
                return count == 0
                        ? Optional.empty()
                        : Optional.of(new Window(until, row.getLong("first") - 1, row.getLong("last"), count));
            }
        }
    }

    /** The positions of the window's next entries, in order. */
    public List<Long> next(Snapshot seen, Window window, int limit) throws SQLException {
        // Either all of the window is sorted, or what lies between its entries is read over.
        long between = Math.max(0, window.last() - window.position());
        return window.count() < Math.sqrt((double) between * limit)
                ? byTransactions(seen, window, limit)
                : byPositions(seen, window, limit);
    }

    private List<Long> byTransactions(Snapshot seen, Window window, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select written.position
                """ + WRITTEN + """
                order by written.position
                limit ?
                """)) {
            setRanges(query, seen, window.until());
            query.setLong(3, Math.max(window.position(), beginning));
            query.setInt(4, limit);
            return positions(query);
        }
    }

    private List<Long> byPositions(Snapshot seen, Window window, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select position from recorded_change
                where position > ? and position <= ?
                    and pg_visible_in_snapshot(xact, cast(cast(? as text) as pg_snapshot))
                    and not pg_visible_in_snapshot(xact, cast(cast(? as text) as pg_snapshot))
                order by position
                limit ?
                """)) {
            query.setLong(1, Math.max(window.position(), beginning));
            query.setLong(2, window.last());
            query.setString(3, window.until().toString());
            query.setString(4, seen.toString());
            query.setInt(5, limit);
            return positions(query);
        }
    }

    private static List<Long> positions(PreparedStatement query) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong("position"));
            }
        }
        return positions;
    }

    private static void setRanges(PreparedStatement query, Snapshot seen, Snapshot until) throws SQLException {
        List<Range> ended = seen.endedUntil(until);
        query.setString(1, array(ended, Range::first));
        query.setString(2, array(ended, Range::beyond));
    }

    private static String array(List<Range> ranges, ToLongFunction<Range> bound) {
        return ranges.stream()
                .map(range -> Long.toString(bound.applyAsLong(range)))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
