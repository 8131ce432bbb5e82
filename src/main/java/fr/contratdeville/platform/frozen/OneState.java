package fr.contratdeville.platform.frozen;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets all queries of a transaction see the same state of the database. */
@Singleton
public class OneState {

    private static final String SEE_ONE_STATE = "set transaction isolation level repeatable read, read only";

    private final EntityManager database;

    OneState(EntityManager database) {
        this.database = database;
    }

    /** To be called before anything else in the transaction, which then only reads. Asked for again, it changes nothing. */
    public void see() {
        database.createNativeQuery(SEE_ONE_STATE).executeUpdate();
    }

    /** The same for a transaction of one's own. */
    public static void see(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(SEE_ONE_STATE);
        }
    }
}
