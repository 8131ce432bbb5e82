package fr.contratdeville.platform.history;

import fr.contratdeville.platform.paging.GivenReason;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Tells the database for whom, and why, the current transaction writes. What is written unsigned is recorded as done by
 * the service's own database role.
 */
@Singleton
public class Signing {

    private static final String SERVICE = "service";

    private final EntityManager database;
    private final Callers callers;
    private final GivenReason reason;
    private final TransactionSynchronizationRegistry transaction;

    Signing(
            EntityManager database,
            Callers callers,
            GivenReason reason,
            TransactionSynchronizationRegistry transaction) {
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
        database.createNativeQuery("""
                        select set_config('contratdeville.caller_id', cast(:id as text), true),
                               set_config('contratdeville.caller_name', cast(:name as text), true),
                               set_config('contratdeville.caller_role', cast(:role as text), true),
                               set_config('contratdeville.reason', cast(:reason as text), true)
                        """)
                .setParameter("id", caller.id())
                .setParameter("name", caller.name() == null ? caller.id() : caller.name())
                .setParameter("role", caller.isService() ? SERVICE : caller.role())
                .setParameter("reason", why)
                // Else everything that waits to be written would be, and before it is signed.
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
        transaction.putResource(Signing.class, caller);
    }
}
