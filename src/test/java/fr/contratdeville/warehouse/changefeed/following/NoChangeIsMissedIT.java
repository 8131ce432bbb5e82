package fr.contratdeville.warehouse.changefeed.following;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.Thoroughness;
import fr.contratdeville.testing.Tokens;
import fr.contratdeville.warehouse.changefeed.following.FeedReader.PutAway;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen writers insert, change and delete, some with transactions held open for seconds, some rolled back, while readers
 * follow the feed from a full pull and are killed and resumed at random: afterwards each reader's copy equals the database,
 * row for row, and no entry was announced without a change.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class NoChangeIsMissedIT {

    private static final Logger LOG = Logger.getLogger(NoChangeIsMissedIT.class);

    private static final Duration WRITING = Duration.ofSeconds(Thoroughness.of(15, 20));
    private static final int SQL_WRITERS = 14;
    private static final int HTTP_WRITERS = 2;
    private static final List<Integer> PAGE_SIZES = List.of(1, 7, 1000);
    private static final String SERVICE_KILLED = "service killed";
    private static final int LEAST_KILLS = Thoroughness.of(1, 2);
    private static final int LEAST_COMMITTED = 500;
    private static final int LEAST_ROLLED_BACK = 50;
    private static final int LEAST_HELD_OPEN = 10;
    private static final int LEAST_PAGES = 30;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 4000;
    private static final int PAGES_IN_A_LIFE_OF_THE_SERVICE = 20;

    @TempDir
    Path directory;

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Tally tally = new Tally();
    private final AtomicBoolean enoughIsWritten = new AtomicBoolean();
    private final AtomicBoolean nothingMoreIsWritten = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Database database;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        database = Database.start();
        service = RunningService.start(directory, database.settingsOfAService());
        database.enrich();
    }

    @AfterEach
    void stop() throws Exception {
        enoughIsWritten.set(true);
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        service.close();
        database.close();
        LOG.infof("seed %d: %s", seed, tally);
    }

    @Test
    void each_readers_copy_equals_the_database_and_nothing_was_announced_without_a_change() throws Exception {
        List<FeedReader> readers = readers(PutAway.AT_ONCE, PutAway.ONE_BY_ONE, PutAway.AT_ONCE);
        followWhile(readers, () -> {
            Instant end = Instant.now().plus(WRITING);
            while (Instant.now().isBefore(end) || !(isEnoughWritten() && isEnoughReadBy(readers))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return null;
        });
    }

    @Test
    void the_same_when_the_service_is_killed_and_started_again_in_between() throws Exception {
        List<FeedReader> readers = readers(PutAway.ONE_BY_ONE, PutAway.AT_ONCE, PutAway.ONE_BY_ONE);
        followWhile(readers, () -> {
            Instant end = Instant.now().plus(WRITING);
            while (Instant.now().isBefore(end)
                    || tally.of(SERVICE_KILLED) < LEAST_KILLS
                    || !(isEnoughWritten() && isEnoughReadBy(readers))) {
                letThemRead(readers);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_IN_MILLISECONDS));
                service.killAndStartAgain();
                tally.count(SERVICE_KILLED);
            }
            return null;
        });
    }

    /** Or a slow machine would stop before there was anything to tell. */
    private boolean isEnoughWritten() {
        return tally.of("committed") > LEAST_COMMITTED
                && tally.of("rolled back") > LEAST_ROLLED_BACK
                && tally.of("held open") > LEAST_HELD_OPEN
                && tally.of("written over HTTP") > 0
                && Arrays.stream(HandMadeSql.values()).allMatch(sql -> tally.of(sql.name()) > 0);
    }

    private boolean isEnoughReadBy(List<FeedReader> readers) {
        return readers.stream()
                .allMatch(reader ->
                        reader.hasEnded() || reader.pagesRead() > LEAST_PAGES && tally.of(reader + " killed") > 0);
    }

    /** Or a slow machine's service would die before it had said anything. */
    private static void letThemRead(List<FeedReader> readers) throws InterruptedException {
        for (FeedReader reader : readers) {
            long before = reader.pagesRead();
            while (reader.pagesRead() < before + PAGES_IN_A_LIFE_OF_THE_SERVICE && !reader.hasEnded()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    private void followWhile(List<FeedReader> readers, Callable<Void> meanwhile) throws Exception {
        List<Future<Void>> writers = startAll(writers());
        List<Future<Copy>> copies = startAll(readers);
        meanwhile.call();
        enoughIsWritten.set(true);
        resultsOf(writers);
        database.waitForAllThatIsUnderWay();
        nothingMoreIsWritten.set(true);

        assertThatTheHistoryIsRight();
        List<Copy> read = resultsOf(copies);
        for (int i = 0; i < read.size(); i++) {
            assertEqualsTheDatabase(readers.get(i), read.get(i));
        }
        assertThatItWasWorthIt(readers);
    }

    private List<Callable<Void>> writers() {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < SQL_WRITERS; i++) {
            writers.add(new SqlWriter(database, enoughIsWritten, tally, random.nextLong()));
        }
        for (int i = 0; i < HTTP_WRITERS; i++) {
            Caller caller = new Caller(service, Tokens.agglomeration());
            writers.add(new HttpWriter(caller, enoughIsWritten, tally, random.nextLong()));
        }
        return writers;
    }

    private List<FeedReader> readers(PutAway... howTheyPutAway) {
        List<FeedReader> readers = new ArrayList<>();
        for (int i = 0; i < howTheyPutAway.length; i++) {
            readers.add(new FeedReader(
                    feed(), PAGE_SIZES.get(i), howTheyPutAway[i], nothingMoreIsWritten, tally, random.nextLong()));
        }
        return readers;
    }

    private Feed feed() {
        return new Feed(new Caller(service, Tokens.warehouse()));
    }

    private <T> List<Future<T>> startAll(List<? extends Callable<T>> calls) {
        return calls.stream().map(threads::submit).toList();
    }

    private static <T> List<T> resultsOf(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** Whatever reads it. */
    private void assertThatTheHistoryIsRight() throws Exception {
        assertThat(Difference.between(RecordedHistory.written(database), RecordedHistory.replayed(database)))
                .as("the history, made again, and the tables")
                .isEmpty();
    }

    private void assertEqualsTheDatabase(FeedReader reader, Copy copy) throws Exception {
        assertThat(Difference.between(feed().pull().rows(), copy.rows()))
                .as("a new pull and the copy of the " + reader)
                .isEmpty();
        assertThat(Difference.betweenTablesAnd(copy.rows(), Tables.rows(database)))
                .as("the tables and the copy of the " + reader)
                .isEmpty();
    }

    /** Or all of the above would say little. */
    private void assertThatItWasWorthIt(List<FeedReader> readers) throws Exception {
        long pairsOutOfOrder = RecordedHistory.pairsOutOfOrder(database);
        LOG.infof("%d entries, %d pairs out of order", RecordedHistory.entries(database), pairsOutOfOrder);
        assertThat(pairsOutOfOrder).isPositive();
        assertThat(tally.of("committed")).isGreaterThan(LEAST_COMMITTED);
        assertThat(tally.of("rolled back")).isGreaterThan(LEAST_ROLLED_BACK);
        assertThat(tally.of("held open")).isGreaterThan(LEAST_HELD_OPEN);
        assertThat(tally.of("written over HTTP")).isPositive();
        assertThat(HandMadeSql.values())
                .extracting(sql -> tally.of(sql.name()))
                .allSatisfy(times -> assertThat(times).isPositive());
        assertThat(readers).allSatisfy(reader -> {
            assertThat(reader.pagesRead()).as(reader + ": pages").isGreaterThan(LEAST_PAGES);
            assertThat(tally.of(reader + " killed")).as(reader + ": kills").isPositive();
        });
    }
}
