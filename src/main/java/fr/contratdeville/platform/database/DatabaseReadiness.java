package fr.contratdeville.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers. Asked by a connection beside the pool's: that all of those are at work does not make the
 * service one to which no requests should be sent.
 */
@Readiness
@Singleton
class DatabaseReadiness implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DedicatedConnections connections;

    DatabaseReadiness(AgroalDataSource pool) {
        connections = new DedicatedConnections(pool, 1, PATIENCE);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database").status(answers()).build();
    }

    private boolean answers() {
        try (Connection connection = connections.open()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException away) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        connections.close();
    }
}
