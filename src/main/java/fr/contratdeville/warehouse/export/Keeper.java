package fr.contratdeville.warehouse.export;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/**
 * The database's process that keeps a snapshot.
 *
 * @param snapshot as {@code set transaction snapshot} takes it
 */
record Keeper(String snapshot, int process, OffsetDateTime started) {

    /** Exports the snapshot of the connection's transaction. */
    static Keeper of(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        select pg_export_snapshot(), pid, backend_start
                        from pg_stat_activity where pid = pg_backend_pid()
                        """)) {
            row.next();
            return new Keeper(row.getString(1), row.getInt(2), row.getObject(3, OffsetDateTime.class));
        }
    }
}
