package fr.contratdeville.annex.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many reports become PDF at once. */
class OneAtATimeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static CompletableFuture<Integer> asynchronously(Supplier<Integer> work) {
        return CompletableFuture.supplyAsync(work, command -> new Thread(command).start());
    }

    private static Integer waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return 1;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void who_comes_meanwhile_waits() {
        OneAtATime turns = new OneAtATime(LONG);
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var all = IntStream.range(0, 4)
                .mapToObj(i -> asynchronously(() -> turns.take(() -> {
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    Thread.yield();
                    return under.getAndDecrement();
                })))
                .toList();

        assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
        assertThat(most).hasValue(1);
    }

    @Test
    void who_has_waited_long_enough_is_told_when_to_come_again() {
        OneAtATime turns = new OneAtATime(Duration.ofMillis(20));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> first = asynchronously(() -> turns.take(() -> {
            begun.countDown();
            return waitFor(end);
        }));
        waitFor(begun);
        try {
            assertThatThrownBy(() -> turns.take(() -> 2))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REPORTS));
        } finally {
            end.countDown();
        }
        assertThat(first.join()).isEqualTo(1);
        assertThat(turns.take(() -> 3)).isEqualTo(3);
    }

    @Test
    void a_rendering_that_fails_gives_its_turn_back() {
        OneAtATime turns = new OneAtATime(Duration.ZERO);

        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turns.take(() -> 1)).isEqualTo(1);
    }
}
