package fr.contratdeville.platform.history;

import fr.contratdeville.platform.database.DaemonThreads;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sees to it, again and again, that the history has a partition for what will be recorded next. There is always room for ten
 * million entries; what fails, because the database is away, say, is done an hour later.
 */
@Singleton
class RoomForHistory {

    private static final Logger LOG = Logger.getLogger(RoomForHistory.class);
    private static final int HOUR = 1;

    private final AgroalDataSource database;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("room-for-history"));

    RoomForHistory(AgroalDataSource database) {
        this.database = database;
    }

    void begin(@Observes StartupEvent started) {
        thread.scheduleWithFixedDelay(this::make, 0, HOUR, TimeUnit.HOURS);
    }

    private void make() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select make_room_for_history()");
        } catch (SQLException later) {
            LOG.warn("No room was made for the history, it is tried again in an hour", later);
        }
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
