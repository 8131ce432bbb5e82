package fr.contratdeville.warehouse.changefeed.following;

import fr.contratdeville.warehouse.changefeed.following.Caller.ServiceAway;
import fr.contratdeville.warehouse.changefeed.following.Feed.Entry;
import fr.contratdeville.warehouse.changefeed.following.Feed.Page;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows the feed from a full pull until there is no more, however often it is killed. */
final class FeedReader implements Callable<Copy> {

    private static final int MILLISECONDS_UNTIL_RETRY = 100;

    /** On average, at each of the moments at which it may be killed. */
    private static final int PAGES_OF_A_LIFE = 15;

    /** How entries and the token after them are put away. */
    enum PutAway {
        /** In one transaction: no entry may come a second time. */
        AT_ONCE,
        /** One after the other: what was put away before a kill, but for the token, comes again. */
        ONE_BY_ONE
    }

    private final Feed feed;
    private final int pageSize;
    private final PutAway putAway;
    private final AtomicBoolean nothingMoreIsWritten;
    private final Tally tally;
    private final Random random;
    private Copy copy;
    private volatile long pagesRead;
    private volatile boolean ended;

    FeedReader(Feed feed, int pageSize, PutAway putAway, AtomicBoolean nothingMoreIsWritten, Tally tally, long seed) {
        this.feed = feed;
        this.pageSize = pageSize;
        this.putAway = putAway;
        this.nothingMoreIsWritten = nothingMoreIsWritten;
        this.tally = tally;
        this.random = new Random(seed);
    }

    @Override
    public Copy call() throws InterruptedException {
        try {
            boolean caughtUp = false;
            while (!caughtUp) {
                caughtUp = live();
            }
            return copy;
        } finally {
            ended = true;
            tally.count(this + " pages", pagesRead);
        }
    }

    /** @return whether it ended because there was nothing more */
    private boolean live() throws InterruptedException {
        try {
            read();
            return true;
        } catch (Killed killed) {
            tally.count(this + " killed");
        } catch (ServiceAway away) {
            tally.count(this + " without an answer");
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_UNTIL_RETRY);
        }
        return false;
    }

    long pagesRead() {
        return pagesRead;
    }

    boolean hasEnded() {
        return ended;
    }

    /** From what is put away until there is nothing more. */
    private void read() throws Killed, ServiceAway, InterruptedException {
        if (copy == null) {
            copy = new Copy(feed.pull());
        }
        while (true) {
            // Asked before, or what was written in between would not be read.
            boolean last = nothingMoreIsWritten.get();
            Page page = feed.after(copy.token(), pageSize, last ? 0 : random.nextInt(2));
            mayBeKilledOnceIn(PAGES_OF_A_LIFE);
            for (Entry entry : page.entries()) {
                put(entry);
                if (putAway == PutAway.ONE_BY_ONE) {
                    mayBeKilledOnceIn(PAGES_OF_A_LIFE * page.entries().size());
                }
            }
            copy.goOnFrom(page.token());
            pagesRead++;
            if (last && page.entries().isEmpty() && !page.more()) {
                return;
            }
            mayBeKilledOnceIn(PAGES_OF_A_LIFE);
        }
    }

    private void put(Entry entry) {
        if (putAway == PutAway.ONE_BY_ONE && copy.knows(entry)) {
            tally.count(this + " entries that came again");
        } else {
            copy.apply(entry);
            tally.count(this + " entries");
        }
    }

    private void mayBeKilledOnceIn(int times) throws Killed {
        if (random.nextInt(times) == 0) {
            throw new Killed();
        }
    }

    @Override
    public String toString() {
        return "reader of %d %s".formatted(pageSize, putAway);
    }

    private static final class Killed extends Exception {}
}
