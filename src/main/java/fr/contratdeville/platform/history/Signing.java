package fr.contratdeville.platform.history;

import fr.contratdeville.platform.paging.GivenReason;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Objects;

/**
 * Tells the database for whom, and why, the current transaction writes. What is written unsigned is recorded as done by
 * the service's own database role.
 */
@Singleton
public class Signing {

    private static final String SERVICE = "service";

    private static final String SIGNATURE = """
            select set_config('contratdeville.caller_id', :callerId, true),
                set_config('contratdeville.caller_name', :callerName, true),
                set_config('contratdeville.caller_role', :callerRole, true),
                set_config('contratdeville.reason', :givenReason, true)
            """;

    private final Reads database;
    private final Callers callers;
    private final GivenReason reason;
    private final TransactionSynchronizationRegistry transaction;

    Signing(Reads database, Callers callers, GivenReason reason, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.callers = callers;
        this.reason = reason;
        this.transaction = transaction;
    }

    /** Signs with the caller, and with the reason that the request gives, unless the transaction is signed already. */
    public void sign() {
        if (transaction.getResource(Signing.class) == null) {
            sign(reason.text().orElse(null));
        }
    }

    /**
     * Signs with the caller what the transaction writes from here on.
     *
     * @param why null if nobody has to say
     */
    public void sign(String why) {
        Caller caller = callers.current();
        Sql sql = Sql.of(
                SIGNATURE,
                Map.of(
                        "callerId", said(caller.id()),
                        "callerName", said(caller.name() == null ? caller.id() : caller.name()),
                        "callerRole", said(caller.isService() ? SERVICE : caller.role()),
                        "givenReason", said(why)));
        database.now(connection -> sql.rows(connection, Row::text));
        transaction.putResource(Signing.class, caller);
    }

    /** What is not said is empty in the database's settings, and null in its history. */
    private static String said(String text) {
        return Objects.toString(text, "");
    }
}
