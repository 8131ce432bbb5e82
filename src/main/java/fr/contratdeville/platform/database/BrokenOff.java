package fr.contratdeville.platform.database;

import java.sql.SQLException;
import java.util.Set;

/** Whether the database has undone a transaction only because of another one: done again, it may well succeed. */
final class BrokenOff {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";

    /** Not all of class 40: after 40003, nobody knows whether the transaction was committed. */
    private static final Set<String> STATES = Set.of(SERIALIZATION_FAILURE, DEADLOCK_DETECTED);

    private BrokenOff() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && STATES.contains(String.valueOf(refusal.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
