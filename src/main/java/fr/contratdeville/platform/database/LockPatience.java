package fr.contratdeville.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Has the database give up a write that waits too long for a lock of another transaction's: it holds a connection meanwhile. */
@Transactional
@Interceptor
@Priority(LockPatience.FIRST_IN_THE_TRANSACTION)
class LockPatience {

    static final int FIRST_IN_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 201;

    private final EntityManager database;
    private final String setting;

    LockPatience(EntityManager database, WriteLimits limits) {
        this.database = database;
        // By SET and not by set_config(): a query would settle what a transaction sees that has yet to say how it
        // isolates.
        this.setting = "set local lock_timeout = " + limits.longestLock().toMillis();
    }

    @AroundInvoke
    Object limit(InvocationContext method) throws Exception {
        if (WritingMethods.contain(method.getMethod())) {
            database.createNativeQuery(setting).executeUpdate();
        }
        return method.proceed();
    }
}
