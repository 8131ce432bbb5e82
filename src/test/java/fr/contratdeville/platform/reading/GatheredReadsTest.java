package fr.contratdeville.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheredReadsTest {

    private static final int AT_ONCE = 1;
    private static final int KEYS = 3;
    private static final int WAITING = 5;

    /** What a table would have. */
    private final Map<String, Integer> stored = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3));

    private final List<List<String>> statements = new ArrayList<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();

    private final GatheredReads<String, Integer> reads =
            new GatheredReads<>(threads::add, AT_ONCE, KEYS, WAITING, this::find);

    /** What happens while a statement is under way. */
    private Runnable meanwhile = () -> {};

    private Map<String, Integer> find(Collection<String> keys) {
        statements.add(List.copyOf(keys));
        Map<String, Integer> state = new HashMap<>(stored);
        state.keySet().retainAll(keys);
        Runnable happens = meanwhile;
        meanwhile = () -> {};
        happens.run();
        return state;
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private static <T> T answerOf(CompletionStage<T> asked) {
        assertThat(asked.toCompletableFuture()).isDone();
        return asked.toCompletableFuture().join();
    }

    @Test
    void who_has_waited_too_long_is_refused_and_the_database_spared() throws InterruptedException {
        var late = reads.read("a");
        TimeUnit.MILLISECONDS.sleep(Reads.LONGEST_WAIT.plusMillis(1).toMillis());
        var inTime = reads.read("b");

        run();

        assertThat(statements).containsExactly(List.of("b"));
        assertThat(late.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ProblemException.class);
        assertThat(answerOf(inTime)).contains(2);
    }

    @Test
    void those_who_ask_while_none_is_under_way_are_answered_by_one_statement() {
        var a = reads.read("a");
        var b = reads.read("b");
        var none = reads.read("none");

        run();

        assertThat(statements).containsExactly(List.of("a", "b", "none"));
        assertThat(answerOf(a)).contains(1);
        assertThat(answerOf(b)).contains(2);
        assertThat(answerOf(none)).isEmpty();
    }

    @Test
    void who_asks_while_a_statement_is_under_way_sees_what_was_written_before() {
        List<CompletionStage<Optional<Integer>>> late = new ArrayList<>();
        meanwhile = () -> {
            stored.put("a", 10);
            late.add(reads.read("a"));
        };
        var early = reads.read("a");

        run();

        assertThat(answerOf(early)).contains(1);
        assertThat(answerOf(late.get(0))).contains(10);
    }

    @Test
    void what_several_ask_for_is_read_once() {
        var first = reads.read("a");
        var second = reads.read("a");

        run();

        assertThat(statements).containsExactly(List.of("a"));
        assertThat(answerOf(first)).isEqualTo(answerOf(second)).contains(1);
    }

    @Test
    void they_are_answered_in_the_order_in_which_they_came_and_not_all_at_once() {
        List.of("c", "a", "b", "d").forEach(reads::read);

        run();

        assertThat(statements).containsExactly(List.of("c", "a", "b"), List.of("d"));
    }

    @Test
    void who_comes_when_too_many_wait_is_refused_and_the_others_are_answered() {
        List<CompletionStage<Optional<Integer>>> those =
                IntStream.range(0, WAITING).mapToObj(i -> reads.read("a")).toList();

        assertThatThrownBy(() -> reads.read("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(ProblemType.UNAVAILABLE));
        run();

        assertThat(those).allSatisfy(asked -> assertThat(answerOf(asked)).contains(1));
        var afterwards = reads.read("a");
        run();
        assertThat(answerOf(afterwards)).contains(1);
    }

    @Test
    void who_is_refused_a_thread_leaves_nobody_waiting_for_ever() {
        AtomicInteger refusals = new AtomicInteger(1);
        GatheredReads<String, Integer> refused = new GatheredReads<>(
                work -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException();
                    }
                    threads.add(work);
                },
                AT_ONCE,
                KEYS,
                WAITING,
                this::find);

        var asked = refused.read("a");
        var afterwards = refused.read("b");
        run();

        assertThat(asked.toCompletableFuture()).isCompletedExceptionally();
        assertThat(answerOf(afterwards)).contains(2);
    }

    @Test
    void what_cannot_be_read_fails_alone() {
        GatheredReads<String, Integer> some = new GatheredReads<>(threads::add, AT_ONCE, KEYS, WAITING, keys -> {
            if (keys.contains("broken")) {
                throw new IllegalStateException("not one of ours");
            }
            return find(keys);
        });
        var a = some.read("a");
        var broken = some.read("broken");
        var b = some.read("b");

        run();

        assertThat(answerOf(a)).contains(1);
        assertThat(answerOf(b)).contains(2);
        assertThatThrownBy(() -> broken.toCompletableFuture().join()).hasRootCauseMessage("not one of ours");
    }

    @Test
    void a_database_that_is_away_is_asked_once_for_all_and_again_for_those_who_come_later() {
        AtomicInteger tries = new AtomicInteger();
        GatheredReads<String, Integer> away = new GatheredReads<>(threads::add, AT_ONCE, KEYS, WAITING, keys -> {
            if (tries.incrementAndGet() == 1) {
                throw new ReadFailure(new SQLException("gone"));
            }
            return find(keys);
        });
        var a = away.read("a");
        var b = away.read("b");

        run();

        assertThat(tries).hasValue(1);
        assertThat(List.of(a, b))
                .allSatisfy(asked -> assertThatThrownBy(
                                () -> asked.toCompletableFuture().join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(ReadFailure.class));
        var later = away.read("a");
        run();
        assertThat(answerOf(later)).contains(1);
    }

    @Test
    void one_who_no_longer_waits_keeps_nobody_from_an_answer() {
        var gone = reads.read("a").toCompletableFuture();
        var waits = reads.read("b");

        gone.cancel(true);
        run();

        assertThat(answerOf(waits)).contains(2);
    }

    /** Each adds one to a number, and must then read at least what it has made it. */
    @Test
    void on_many_threads_nobody_reads_an_older_state_than_was_there_when_it_asked() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        AtomicInteger statementsRun = new AtomicInteger();
        ExecutorService runners = Executors.newFixedThreadPool(2);
        ExecutorService askers = Executors.newFixedThreadPool(16);
        try {
            GatheredReads<String, Integer> counted = new GatheredReads<>(runners, 2, 8, 1_000, keys -> {
                statementsRun.incrementAndGet();
                int state = number.get();
                Thread.yield();
                return Map.of("n", state);
            });
            List<CompletableFuture<Boolean>> all = IntStream.range(0, 20_000)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                int written = number.incrementAndGet();
                                return counted.read("n")
                                                .toCompletableFuture()
                                                .join()
                                                .orElseThrow()
                                        >= written;
                            },
                            askers))
                    .toList();

            assertThat(all).allSatisfy(one -> assertThat(one.join()).isTrue());
            assertThat(statementsRun.get()).isLessThan(20_000);
        } finally {
            runners.shutdown();
            askers.shutdown();
        }
    }
}
