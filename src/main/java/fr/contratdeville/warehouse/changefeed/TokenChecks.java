package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.warehouse.changefeed.snapshot.Anchor;
import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides whether it can be told what follows a token. */
@Singleton
class TokenChecks {

    private static final String WAY_BACK = "/api/v1/exports";

    private final Feeds feeds;
    private final Duration kept;

    TokenChecks(Feeds feeds, @ConfigProperty(name = "contratdeville.changes.kept") Duration kept) {
        this.feeds = feeds;
        this.kept = kept;
    }

    /**
     * The feed that the token is a place in.
     *
     * @throws ProblemException (410), which names the way back
     */
    Feed feedOf(FeedToken token, Present present, Connection connection) throws SQLException {
        Optional<Feed> feed =
                feeds.find(connection).filter(current -> current.id().equals(token.feed()));
        if (feed.isEmpty() || isAhead(token.place(), present) || !isThere(token.anchor(), connection)) {
            throw gone(ProblemType.FOREIGN_TOKEN);
        }
        if (token.issued().isBefore(Instant.now().minus(kept))) {
            throw gone(ProblemType.EXPIRED_TOKEN);
        }
        if (!token.schema().equals(SchemaVersion.CURRENT)) {
            throw gone(ProblemType.SCHEMA_CHANGED, token.schema(), SchemaVersion.CURRENT);
        }
        return feed.get();
    }

    /** The database has been taken back, and has no entry yet of as late a transaction as the newest that the token knows. */
    private static boolean isAhead(Place place, Present present) {
        Snapshot latest = place.window() == null ? place.seen() : place.window().until();
        return latest.beyond() > present.snapshot().beyond();
    }

    /** The same, but it has gone on since and has used their numbers again. */
    private static boolean isThere(Anchor anchor, Connection connection) throws SQLException {
        if (anchor == null) {
            return true;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from recorded_change where position = ? and id = ?")) {
            query.setLong(1, anchor.position());
            query.setObject(2, anchor.id());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static ProblemException gone(ProblemType type, Object... arguments) {
        return new ProblemException(type, arguments).with("fullPull", WAY_BACK);
    }
}
