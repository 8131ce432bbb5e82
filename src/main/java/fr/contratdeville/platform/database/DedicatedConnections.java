package fr.contratdeville.platform.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Connections to the service's database for what keeps one long: from the pool, it would keep it from every other request.
 * Each is made when it is opened, and ended when it is closed.
 */
public final class DedicatedConnections implements AutoCloseable {

    private final AgroalDataSource connections;

    /**
     * @param pool the service's, which knows the database
     * @param max how many there are at a time; who opens one more waits
     * @param patience how long
     */
    public DedicatedConnections(AgroalDataSource pool, int max, Duration patience) {
        this(configurationOf(pool), max, patience);
    }

    /**
     * The same to another server, as the same user and by the same settings.
     *
     * @param jdbcUrl where it is
     */
    public static DedicatedConnections to(String jdbcUrl, AgroalDataSource pool, int max, Duration patience) {
        return new DedicatedConnections(
                new AgroalConnectionFactoryConfigurationSupplier(configurationOf(pool))
                        .jdbcUrl(jdbcUrl)
                        .get(),
                max,
                patience);
    }

    private static AgroalConnectionFactoryConfiguration configurationOf(AgroalDataSource pool) {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    private DedicatedConnections(AgroalConnectionFactoryConfiguration database, int max, Duration patience) {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        configuration
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration(() -> database)
                .maxSize(max)
                .acquisitionTimeout(patience)
                .flushOnClose();
        try {
            connections = AgroalDataSource.from(configuration);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws SQLException also if none has become free in time; then it has no SQLSTATE */
    public Connection open() throws SQLException {
        return connections.getConnection();
    }

    /** Ends those that are open as well. */
    @Override
    public void close() {
        connections.close();
    }
}
