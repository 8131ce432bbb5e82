package fr.contratdeville.platform.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets a migration take as long as it takes: nobody waits for an answer, and one that is given up begins anew at the next start. */
@Singleton
class PatientMigrations implements FlywayConfigurationCustomizer {

    /** More than Flyway has at a time. */
    private static final int CONNECTIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FOR_EVER = 0;

    private final AgroalDataSource pool;
    private final DedicatedConnections connections;

    PatientMigrations(AgroalDataSource pool) {
        this.pool = pool;
        this.connections = new DedicatedConnections(pool, CONNECTIONS, PATIENCE);
    }

    @Override
    public void customize(FluentConfiguration migrations) {
        // To another role, which is the owner's, Flyway comes by connections of its own making, which wait for ever.
        if (!(migrations.getDataSource() instanceof AgroalDataSource)) {
            return;
        }
        migrations.dataSource((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? patient() : method.invoke(pool, arguments)));
    }

    private Connection patient() throws SQLException {
        Connection connection = connections.open();
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
        return connection;
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}
