package fr.contratdeville.warehouse.changefeed.snapshot;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends what a transaction has begun and not committed; if that fails as well, what failed first is still told. */
public record Rollback(Connection connection) implements AutoCloseable {

    /** Begins a transaction. */
    public static Rollback unlessCommitted(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Rollback(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
