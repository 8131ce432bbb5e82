package fr.contratdeville.warehouse.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Thoroughness;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who waits is answered when something has been committed, and asks nothing of the database meanwhile. */
@QuarkusTest
class WaitingTest extends ChangeFeedTest {

    private static final Duration LONG_ENOUGH_TO_WAIT = Duration.ofSeconds(Thoroughness.of(1, 3));
    private static final String RENAME = "update action set title = 'B'";

    /** Of all but this test: statements that began since. The pool asks nothing of what it keeps ready, to see it alive. */
    private static final String STATEMENTS = """
            select query from pg_stat_activity
            where pid <> pg_backend_pid() and backend_type = 'client backend' and query_start > '%s' and query <> ''
            """;

    @Inject
    AgroalDataSource pool;

    @Inject
    ChangeFeed feed;

    @Inject
    CommitSignal signal;

    private static CompletableFuture<JsonNode> waiting(String token) {
        return CompletableFuture.supplyAsync(() -> Json.get(CHANGES + token + "&wait=20"));
    }

    private void awaitWaiting() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!signal.somebodyWaits() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        Thread.sleep(LONG_ENOUGH_TO_WAIT.toMillis());
        assertThat(signal.somebodyWaits()).isTrue();
    }

    private static JsonNode answer(CompletableFuture<JsonNode> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(1, TimeUnit.SECONDS);
    }

    @Test
    void who_waits_is_answered_within_a_second_of_a_commit() throws Exception {
        action("A");
        CompletableFuture<JsonNode> answer = waiting(now());
        awaitWaiting();
        assertThat(answer).isNotDone();

        execute(RENAME);

        assertThat(answer(answer).at("/items/0/row/title").asText()).isEqualTo("B");
    }

    @Test
    void who_waits_again_and_again_is_answered_every_time() throws Exception {
        action("A");
        String token = now();
        for (String title : new String[] {"B", "C", "D", "E"}) {
            CompletableFuture<JsonNode> answer = waiting(token);
            Thread.sleep(50);
            execute("update action set title = '%s'".formatted(title));
            JsonNode page = answer(answer);
            assertThat(page.at("/items/0/row/title").asText()).isEqualTo(title);
            token = page.get("token").asText();
        }
    }

    /** Whoever has begun to write before anyone waited does not tell. */
    @Test
    void a_transaction_that_was_under_way_already_is_heard_of_as_well() throws Exception {
        action("A");
        String token = now();
        try (Writer writer = new Writer().run(RENAME)) {
            CompletableFuture<JsonNode> answer = waiting(token);
            awaitWaiting();
            assertThat(answer).isNotDone();

            writer.commit();

            assertThat(answer(answer).at("/items/0/row/title").asText()).isEqualTo("B");
        }
    }

    @Test
    void what_changes_nothing_that_is_exported_answers_nobody() throws Exception {
        created("/api/v1/bilans", """
                {"structureId": "%s", "actionId": "%s", "year": 2023, "state": "draft"}
                """.formatted(structure, action("A")));
        CompletableFuture<JsonNode> answer = waiting(now());
        awaitWaiting();

        execute("update bilan set validated_indicators = array[gen_random_uuid()]");
        Thread.sleep(LONG_ENOUGH_TO_WAIT.toMillis());
        assertThat(answer).isNotDone();
        execute(RENAME);

        assertThat(answer(answer).at("/items/0/row/title").asText()).isEqualTo("B");
    }

    @Test
    void without_a_commit_the_answer_is_empty_when_the_time_is_up() throws SQLException {
        String token = now();
        long start = System.nanoTime();

        JsonNode page = Json.get(CHANGES + token + "&wait=2");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("more").asBoolean()).isFalse();
        assertThat(read(page.get("token").asText()).changes).isEmpty();
    }

    @Test
    void who_waits_asks_nothing_of_the_database() throws Exception {
        action("A");
        CompletableFuture<JsonNode> answer = waiting(now());
        awaitWaiting();
        String since = query("select clock_timestamp()").get(0);

        Thread.sleep(LONG_ENOUGH_TO_WAIT.toMillis());

        assertThat(query(STATEMENTS.formatted(since))).isEmpty();
        assertThat(answer).isNotDone();
        execute(RENAME);
        answer(answer);
    }

    @Test
    void who_waits_is_answered_although_the_connection_was_lost() throws Exception {
        action("A");
        CompletableFuture<JsonNode> answer = waiting(now());
        awaitWaiting();

        execute("select pg_terminate_backend(pid) from pg_locks where objid = 4102014023 and mode = 'ExclusiveLock'");
        execute(RENAME);

        assertThat(answer.get(5, TimeUnit.SECONDS).at("/items/0/row/title").asText())
                .isEqualTo("B");
    }

    /** One of several instances of the service sees to it that all are told. */
    @Test
    void who_waits_is_answered_when_another_instance_listens() throws Exception {
        action("A");
        String token = now();
        try (Writer other = new Writer().run("select pg_advisory_lock(4102014023)")) {
            other.commit();
            CompletableFuture<JsonNode> answer = waiting(token);
            awaitWaiting();
            String since = query("select clock_timestamp()").get(0);
            Thread.sleep(LONG_ENOUGH_TO_WAIT.toMillis());
            assertThat(query(STATEMENTS.formatted(since))).allMatch(statement -> statement.contains("from pg_locks"));
            execute(RENAME);
            assertThat(answer(answer).at("/items/0/row/title").asText()).isEqualTo("B");

            other.run("select pg_advisory_unlock(4102014023)").commit();
        }
    }

    /** It did not tell anyone that it was about to. */
    @Test
    void who_waits_is_answered_when_another_instance_has_ceased_to_listen() throws Exception {
        action("A");
        String token = now();
        try (Writer other = new Writer().run("select pg_advisory_lock(4102014023)")) {
            other.commit();
            CompletableFuture<JsonNode> answer = waiting(token);
            awaitWaiting();

            other.run("select pg_advisory_unlock(4102014023)").commit();
            execute(RENAME);

            assertThat(answer.get(4, TimeUnit.SECONDS).at("/items/0/row/title").asText())
                    .isEqualTo("B");
        }
    }

    @Test
    void whatever_goes_wrong_the_next_commit_is_heard_of() throws Exception {
        action("A");
        CommitSignal ownSignal = new CommitSignal(pool);
        try {
            for (int i = 0; i < 2; i++) {
                long count = ownSignal.count();
                CountDownLatch heard = new CountDownLatch(1);
                ownSignal.after(count, Duration.ofSeconds(20)).subscribe().withSubscriber(new Failing(heard));
                execute("update action set title = 'B%d'".formatted(i));
                assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(ownSignal.count()).isGreaterThan(count);
            }
        } finally {
            ownSignal.close();
        }
    }

    private record Failing(CountDownLatch heard) implements UniSubscriber<Void> {

        @Override
        public void onSubscribe(UniSubscription subscription) {}

        @Override
        public void onItem(Void item) {
            heard.countDown();
            throw new IllegalStateException("whatever goes wrong");
        }

        @Override
        public void onFailure(Throwable failure) {}
    }

    @Test
    void when_the_service_stops_nobody_keeps_it_waiting() throws Exception {
        FeedToken from = FeedToken.decode(now()).orElseThrow();
        CommitSignal ofAStoppingService = new CommitSignal(pool);
        try {
            NewChanges changes = new NewChanges(feed, ofAStoppingService);
            CompletableFuture<ChangePage> answer =
                    changes.after(from, 10, Duration.ofSeconds(30)).subscribeAsCompletionStage();
            assertThat(ofAStoppingService.awaitSomebody(Duration.ofSeconds(10))).isTrue();

            ofAStoppingService.stop(new ShutdownDelayInitiatedEvent());

            assertThat(answer.get(1, TimeUnit.SECONDS).changes()).isEmpty();
            assertThat(changes.after(from, 10, Duration.ofSeconds(30))
                            .subscribeAsCompletionStage()
                            .get(3, TimeUnit.SECONDS)
                            .changes())
                    .isEmpty();
        } finally {
            ofAStoppingService.close();
        }
    }

    /** Else all of them would commit one at a time. */
    @Test
    void nobody_tells_of_commits_while_nobody_waits() throws SQLException, InterruptedException {
        action("A");
        for (int i = 0; signal.somebodyWaits() && i < 100; i++) {
            Thread.sleep(100);
        }
        Thread.sleep(LONG_ENOUGH_TO_WAIT.toMillis());

        try (Writer writer = new Writer().run("listen recorded_change")) {
            writer.commit();
            execute(RENAME);
            assertThat(writer.connection
                            .unwrap(org.postgresql.PGConnection.class)
                            .getNotifications(500))
                    .isNullOrEmpty();
        }
    }
}
