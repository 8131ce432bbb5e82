package fr.contratdeville.warehouse.changefeed.snapshot;

import fr.contratdeville.platform.frozen.OneState;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Short transactions that only read, and see one state of the database. */
public final class OneSnapshot {

    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private OneSnapshot() {}

    public static <T> T read(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, work);
        }
    }

    public static <T> T read(Connection connection, Work<T> work) throws SQLException {
        try (Rollback end = Rollback.unlessCommitted(connection)) {
            OneState.see(end.connection());
            return work.with(end.connection());
        }
    }
}
