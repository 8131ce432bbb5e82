package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.sight.Reading;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What those who run the service see of the feed: what has been committed and cannot be told yet. */
class FeedReadings {

    /** A transaction that is left open holds back all that was written after it began. */
    @Produces
    @Singleton
    Reading lag() {
        return new Reading(
                "feed.lag.seconds",
                "How long the oldest change has waited that is not told yet, because an older transaction is under way",
                null,
                """
                select coalesce(extract(epoch from clock_timestamp() - min(changed_at)), 0) as value
                from recorded_change
                where xact >= pg_snapshot_xmin(pg_current_snapshot())
                """);
    }
}
