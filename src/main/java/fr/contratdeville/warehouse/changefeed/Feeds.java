package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.changefeed.snapshot.Rollback;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Knows the feed of the database that the service runs on now. */
@Singleton
class Feeds {

    private static final Logger LOG = Logger.getLogger(Feeds.class);

    private final DataSource database;

    Feeds(DataSource database) {
        this.database = database;
    }

    /** Rather than when the first pull is opened: then there may be many who write, and have to be waited for. */
    void beginWithTheService(@Observes StartupEvent started) {
        try {
            begin();
        } catch (SQLException later) {
            LOG.warn("The feed of changes begins with the first pull", later);
        }
    }

    /** @return empty if this database has none yet: it is new, was restored from a dump, or taken back */
    Optional<Feed> find(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select id, after_position from change_feed where database = this_database()
                        """);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Feed(row.getObject("id", UUID.class), row.getLong("after_position")))
                    : Optional.empty();
        }
    }

    /**
     * Begins this database's feed, unless it has one. Everything written so far lies before it, so whoever is writing is
     * waited for: what is committed after, at a position before, would be in no pull and in no page.
     */
    void begin() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (find(connection).isPresent()) {
                return;
            }
            try (Rollback end = Rollback.unlessCommitted(connection);
                    Statement statement = end.connection().createStatement()) {
                // Rather than keep everyone from writing for as long as somebody's transaction lasts.
                statement.execute("set local statement_timeout = '5s'");
                statement.execute("lock table recorded_change_lock in share row exclusive mode");
                statement.execute("""
                        insert into change_feed (database, after_position)
                        select this_database(), coalesce(max(position), 0) from recorded_change
                        on conflict do nothing
                        """);
                connection.commit();
            }
        }
    }
}
