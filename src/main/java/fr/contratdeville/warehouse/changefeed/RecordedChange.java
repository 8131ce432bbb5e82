package fr.contratdeville.warehouse.changefeed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** An entry of the history, without what was in the row. */
record RecordedChange(long position, String table, Instant time) {

    /** Not as they are kept, which is compressed, and how much smaller that is depends on what is in them. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** Those at these positions, in order; less of them if their rows are large, but one at least. */
    static List<RecordedChange> at(List<Long> positions, Connection connection) throws SQLException {
        List<RecordedChange> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select position, dataset, changed_at,
                    coalesce(octet_length(cast(before as text)), 0)
                        + coalesce(octet_length(cast(after as text)), 0) as bytes
                from recorded_change
                where position = any(?)
                order by position
                """)) {
            query.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                long bytes = 0;
                while (rows.next()) {
                    bytes += rows.getLong("bytes");
                    if (bytes > MOST_BYTES && !changes.isEmpty()) {
                        break;
                    }
                    changes.add(new RecordedChange(
                            rows.getLong("position"),
                            rows.getString("dataset"),
                            rows.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return changes;
    }
}
