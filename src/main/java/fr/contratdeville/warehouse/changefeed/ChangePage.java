package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import java.util.List;

/**
 * Part of the feed.
 *
 * @param changes may be none, even when there are more: what changes nothing that is exported is not announced
 * @param during the place that they were read from; the same as at the end if nothing was
 * @param end the place behind them
 */
record ChangePage(List<Change> changes, Place during, FeedToken end, boolean more) {

    /** Where to go on behind one of the changes. */
    FeedToken after(int index) {
        long position = changes.get(index).version();
        boolean halfAnEntry =
                index + 1 < changes.size() && changes.get(index + 1).version() == position;
        return end.at(during.at(halfAnEntry ? position - 1 : position));
    }
}
