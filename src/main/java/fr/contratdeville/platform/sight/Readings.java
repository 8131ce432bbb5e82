package fr.contratdeville.platform.sight;

import fr.contratdeville.platform.database.DaemonThreads;
import fr.contratdeville.platform.database.DedicatedConnections;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads figures about the database once in a while, on a connection beside the pool's, so that who watches waits for nothing and
 * takes nothing from requests. While the database is away, they are not told: an old figure would look like a calm service.
 */
@Singleton
class Readings {

    private static final String PREFIX = "contratdeville.";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Reading, MultiGauge> gauges = new LinkedHashMap<>();
    private final DedicatedConnections connections;
    private final Duration pause;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("readings"));

    Readings(
            @All List<Reading> readings,
            MeterRegistry registry,
            AgroalDataSource pool,
            @ConfigProperty(name = "contratdeville.metrics.every") Duration pause) {
        readings.forEach(reading -> gauges.put(
                reading,
                MultiGauge.builder(PREFIX + reading.metric())
                        .description(reading.description())
                        .register(registry)));
        this.connections = new DedicatedConnections(pool, 1, PATIENCE);
        this.pause = pause;
    }

    void begin(@Observes StartupEvent start) {
        thread.scheduleWithFixedDelay(this::read, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try (Connection connection = connections.open()) {
            for (Map.Entry<Reading, MultiGauge> gauge : gauges.entrySet()) {
                gauge.getValue().register(rows(connection, gauge.getKey()), true);
            }
        } catch (SQLException away) {
            gauges.values().forEach(gauge -> gauge.register(List.of(), true));
        }
    }

    private static List<MultiGauge.Row<?>> rows(Connection connection, Reading reading) throws SQLException {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(Math.toIntExact(PATIENCE.toSeconds()));
            try (ResultSet values = statement.executeQuery(reading.sql())) {
                while (values.next()) {
                    Tags tags = reading.tag() == null ? Tags.empty() : Tags.of(reading.tag(), values.getString("tag"));
                    rows.add(MultiGauge.Row.of(tags, values.getDouble("value")));
                }
            }
        }
        return rows;
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
        connections.close();
    }
}
