package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.warehouse.changefeed.snapshot.OneSnapshot;
import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import fr.contratdeville.warehouse.changefeed.snapshot.Window;
import fr.contratdeville.warehouse.changefeed.snapshot.Windows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The changes of all rows that are exported, each announced once, and the changes of one row in the order in which they
 * were made. A copy that applies them is, at the end of each window, what the database was at one moment.
 *
 * <p>The history cannot be read by any number in it. Neither by {@code position} nor by the transaction's number
 * ({@code xact}) do entries become visible in order: a transaction that began early, and has drawn low numbers, may commit
 * late, when readers are past them. Nor is it enough to hold back what is not below all transactions under way
 * ({@code pg_snapshot_xmin}) and to read the rest by {@code xact}. Nothing would be missed, but let 99, 100 and 101 begin,
 * 101 change a row and commit, and then 99 change the same row and commit, while 100 goes on: below 100 there is 99's
 * change of the row, and 101's, which is older, would come after it.
 *
 * <p>So the feed is cut by snapshots instead. A snapshot knows of every transaction whether it had ended. A <em>window</em>
 * is what lies between two of them, S and a later T: the entries of all transactions that T sees and S does not. The next
 * window is that between T and a snapshot later still. From that follows:
 * <ul>
 *   <li>Every entry is in one window, and in one only: when a transaction has ended, all later snapshots see it.
 *   <li>A window is complete and stays as it is: all of its transactions have ended, and whatever is recorded later belongs
 *       to one that T does not see. What was rolled back is not there.
 *   <li>What changes a row is in no earlier window than what changed it before. Where Y changes (inserts, deletes) a row
 *       that X has changed, X had ended by then, because Y had to wait for X's lock. A snapshot that sees Y was therefore
 *       taken after X had ended, and sees X.
 *   <li>Inside a window entries come by {@code position}, which is drawn while the row is locked, and so grows with every
 *       change of it.
 * </ul>
 * All of this takes a number for one transaction. The database does so only for numbers that something durable tells of:
 * it hands one out again after a crash if who had it was rolled back, or wrote nothing, and a snapshot that counts it as
 * ended would take the next one's entries for seen. So no more of a snapshot is used than goes up to the newest entry that
 * it sees ({@link Present}). Up to there it says of every entry what the whole one says, because an entry with a higher
 * number is none that it sees. And no number up to there is handed out again: an entry that is seen is durable, and a
 * database that comes up again begins above all numbers that it finds in its log. That an entry is durable before it is
 * seen is what {@code synchronous_commit} is for: somebody who commits with {@code off} may be told of and then lost. If it
 * was the newest entry that was lost, the token's {@link Anchor} is gone, and the token with it; nothing else protects then.
 *
 * <p>A row is told by its dataset and its id, and so no two rows of a dataset may have the same one, of whatever contract
 * they are ({@link fr.contratdeville.warehouse.rows.ExportedDataset}). Unique indexes see to that.
 *
 * <p>A full pull is read in one snapshot: the feed goes on from there with the window that begins at it ({@link FeedTokens}).
 */
@Singleton
class ChangeFeed {

    private final DataSource database;
    private final TokenChecks checks;
    private final ChangedRows rows;

    ChangeFeed(DataSource database, TokenChecks checks, ChangedRows rows) {
        this.database = database;
        this.checks = checks;
        this.rows = rows;
    }

    /**
     * What follows.
     *
     * @param limit how many entries of the history are read at most
     * @throws ProblemException (410) if it cannot be told any more what follows
     */
    ChangePage read(FeedToken from, int limit) throws SQLException {
        return OneSnapshot.read(database, connection -> page(from, limit, connection));
    }

    private ChangePage page(FeedToken from, int limit, Connection connection) throws SQLException {
        Present present = Present.of(connection);
        Feed feed = checks.feedOf(from, present, connection);
        Windows windows = new Windows(connection, feed.afterPosition());
        Place start = opened(from.place(), windows, present);
        if (start.window() == null) {
            return new ChangePage(List.of(), start, FeedToken.now(from.feed(), start, present), false);
        }
        List<RecordedChange> recorded =
                RecordedChange.at(windows.next(start.seen(), start.window(), limit), connection);
        Place end = recorded.isEmpty()
                ? Place.after(start.window().until())
                : start.at(recorded.get(recorded.size() - 1).position());
        end = opened(end, windows, present);
        return new ChangePage(
                rows.of(recorded, connection), start, FeedToken.now(from.feed(), end, present), end.window() != null);
    }

    /** The same place, in a window if there is anything to be read from there. */
    private static Place opened(Place place, Windows windows, Present present) throws SQLException {
        if (place.window() != null) {
            return place;
        }
        Optional<Window> window = windows.open(place.seen(), present.snapshot());
        return window.isPresent() ? new Place(place.seen(), window.get()) : Place.after(present.snapshot());
    }
}
