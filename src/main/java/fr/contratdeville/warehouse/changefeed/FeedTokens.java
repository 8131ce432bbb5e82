package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Hands over from a full pull to the feed. */
@Singleton
public class FeedTokens {

    private final Feeds feeds;

    FeedTokens(Feeds feeds) {
        this.feeds = feeds;
    }

    /** To be called before a pull's transaction begins: it may write, and the pull has to see it. */
    public void prepare() throws SQLException {
        feeds.begin();
    }

    /**
     * From where the feed goes on after a pull: what the pull sees is not announced again, and all else is.
     *
     * @param pull whose transaction is repeatable read, and lasts
     */
    public String at(Connection pull) throws SQLException {
        Feed feed = feeds.find(pull)
                .orElseThrow(() -> new IllegalStateException("the feed has not been prepared before the pull began"));
        Present present = Present.of(pull);
        return FeedToken.now(feed.id(), Place.after(present.snapshot()), present)
                .encoded();
    }
}
