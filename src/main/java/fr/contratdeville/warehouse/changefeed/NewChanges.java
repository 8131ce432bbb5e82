package fr.contratdeville.warehouse.changefeed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for changes if there are none yet. */
@Singleton
class NewChanges {

    /** Who asks again at once, because nobody waits while the service stops, does not ask without pause. */
    private static final Duration WHILE_STOPPING = Duration.ofSeconds(1);

    private final ChangeFeed feed;
    private final CommitSignal signal;

    NewChanges(ChangeFeed feed, CommitSignal signal) {
        this.feed = feed;
        this.signal = signal;
    }

    /** What follows, as soon as there is any; nothing, if there is none in time or the service is about to stop. */
    Uni<ChangePage> after(FeedToken from, int limit, Duration patience) {
        boolean isShort = signal.isStopping() && patience.compareTo(WHILE_STOPPING) > 0;
        long end = System.nanoTime() + (isShort ? WHILE_STOPPING : patience).toNanos();
        return Uni.createFrom()
                .deferred(Unchecked.supplier(() -> look(from, limit, end)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<ChangePage> look(FeedToken from, int limit, long end) throws SQLException {
        long count = signal.count();
        ChangePage page = feed.read(from, limit);
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!page.changes().isEmpty() || page.more() || left.isNegative() || left.isZero()) {
            return Uni.createFrom().item(page);
        }
        return signal.after(count, left)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(Unchecked.supplier(
                        () -> look(page.end(), limit, signal.isStopping() ? System.nanoTime() : end)));
    }
}
