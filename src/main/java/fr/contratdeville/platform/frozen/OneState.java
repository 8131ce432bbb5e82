package fr.contratdeville.platform.frozen;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets all queries of a transaction see the same state of the database. */
@Singleton
public class OneState {

    private static final String SEE_ONE_STATE = "set transaction isolation level repeatable read, read only";

    private final EntityManager database;

    OneState(EntityManager database) {
        this.database = database;
    }

    /**
     * To be called before anything else in the transaction, which then only reads. Asked for again, it changes nothing.
     *
     * @param settings of the same transaction, which go with it in one way to the database and back
     */
    public void see(String... settings) {
        database.createNativeQuery(SEE_ONE_STATE
                        + Stream.of(settings).map("; set local "::concat).collect(Collectors.joining()))
                .executeUpdate();
    }

    /** The same for a transaction of one's own. */
    public static void see(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(SEE_ONE_STATE);
        }
    }
}
