package fr.contratdeville.changefeed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Short transactions that only read, and see one state of the database. */
final class OneSnapshot {

    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private OneSnapshot() {}

    static <T> T read(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, work);
        }
    }

    static <T> T read(Connection connection, Work<T> work) throws SQLException {
        try (Rollback end = Rollback.unlessCommitted(connection);
                Statement statement = end.connection().createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            return work.with(connection);
        }
    }
}
