package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.warehouse.changefeed.snapshot.Anchor;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;

/**
 * Up to where the history has been looked at.
 *
 * @param database whose history it is ({@link WhichDatabase})
 * @param beginning of its feed: entries up to this position are of a database that it was restored from
 * @param seen of the transactions up to the one that wrote the newest entry, as in a token of the feed
 * @param newest null if there is no entry
 */
public record Frontier(String database, long beginning, Snapshot seen, Anchor newest) {

    Frontier at(Snapshot laterSeen, Anchor laterNewest) {
        return new Frontier(database, beginning, laterSeen, laterNewest);
    }
}
