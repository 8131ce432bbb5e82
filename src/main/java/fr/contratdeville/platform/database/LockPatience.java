package fr.contratdeville.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Has the database give up a write that waits too long for a lock of another transaction's: it holds a connection meanwhile. */
@Transactional
@Interceptor
@Priority(LockPatience.FIRST_IN_THE_TRANSACTION)
class LockPatience {

    static final int FIRST_IN_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 201;

    private final AgroalDataSource pool;
    private final String setting;

    LockPatience(AgroalDataSource pool, WriteLimits limits) {
        this.pool = pool;
        // By SET and not by set_config(): a query would settle what a transaction sees that has yet to say how it
        // isolates.
        this.setting = "set local lock_timeout = " + limits.longestLock().toMillis();
    }

    @AroundInvoke
    Object limit(InvocationContext method) throws Exception {
        if (WritingMethods.contain(method.getMethod())) {
            set();
        }
        return method.proceed();
    }

    /** Of the transaction's connection, which the pool gives to all who ask in it. */
    private void set() throws SQLException {
        try (Connection database = pool.getConnection();
                PreparedStatement statement = database.prepareStatement(setting)) {
            statement.execute();
        }
    }
}
