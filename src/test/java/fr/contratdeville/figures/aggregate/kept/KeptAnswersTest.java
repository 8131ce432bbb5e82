package fr.contratdeville.figures.aggregate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.kept.KeptAnswers.Found;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.platform.transport.ContentCoding;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private static final Dependence ON_EVERYTHING = new Dependence(false, null);

    private final LastChanges changes = new LastChanges();
    private final KeptAnswers answers = answers(100_000);

    private KeptAnswers answers(long bytes) {
        return new KeptAnswers(changes, new MemorySize(BigInteger.valueOf(bytes)), Duration.ofSeconds(30));
    }

    private static AnswerKey key(String asked) {
        return new AnswerKey(asked, Form.JSON, "fr", new SeenBilans(null));
    }

    private static KeptAnswer answer(long look, String body) {
        return KeptAnswer.of(look, ON_EVERYTHING, "\"" + body + "\"", body.getBytes());
    }

    private static CompletableFuture<Found> asked(KeptAnswers answers, String what, long look) {
        return answers.find(key(what), look, () -> false).toCompletableFuture();
    }

    private CompletableFuture<Found> asked(long look) {
        return asked(answers, "a", look);
    }

    @Test
    void an_answer_is_given_again_until_something_changes() {
        answers.end(asked(1).join().computing(), answer(1, "one"));
        assertThat(asked(2).join().answer().tag()).isEqualTo("\"one\"");

        changes.shared(3);
        assertThat(asked(3).join().answer()).isNull();
    }

    @Test
    void it_is_only_given_to_who_sees_the_same_in_the_same_language() {
        answers.end(asked(1).join().computing(), answer(1, "one"));

        for (AnswerKey other : Set.of(
                key("b"),
                new AnswerKey("a", Form.WORKBOOK, "fr", new SeenBilans(null)),
                new AnswerKey("a", Form.JSON, "en", new SeenBilans(null)),
                new AnswerKey("a", Form.JSON, "fr", new SeenBilans(Set.of())),
                new AnswerKey("a", Form.JSON, "fr", new SeenBilans(Set.of(UUID.randomUUID()))))) {
            assertThat(answers.find(other, 1, () -> false)
                            .toCompletableFuture()
                            .join()
                            .answer())
                    .isNull();
        }
    }

    @Test
    void who_asks_the_same_meanwhile_waits_for_the_answer() {
        Computing first = asked(1).join().computing();
        CompletableFuture<Found> second = asked(2);
        assertThat(second).isNotDone();

        answers.end(first, answer(1, "one"));
        assertThat(second.join().answer().tag()).isEqualTo("\"one\"");
    }

    /** The computation that one of those who have waited does. */
    private static Optional<Computing> computing(List<CompletableFuture<Found>> waiting) {
        return waiting.stream()
                .filter(CompletableFuture::isDone)
                .map(found -> found.join().computing())
                .filter(computing -> computing != null && !computing.done().isDone())
                .findFirst();
    }

    @Test
    void of_those_who_have_waited_for_an_answer_from_before_a_change_one_computes_it_anew() {
        Computing first = asked(1).join().computing();
        changes.shared(2);
        List<CompletableFuture<Found>> waiting = List.of(asked(2), asked(2));

        answers.end(first, answer(1, "one"));
        assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(1);

        answers.end(computing(waiting).orElseThrow(), answer(2, "two"));
        assertThat(waiting)
                .allMatch(CompletableFuture::isDone)
                .filteredOn(found -> found.join().answer() != null)
                .singleElement()
                .satisfies(found -> assertThat(found.join().answer().tag()).isEqualTo("\"two\""));
    }

    @Test
    void who_has_waited_for_nothing_computes_it_itself() {
        Computing first = asked(1).join().computing();
        CompletableFuture<Found> second = asked(1);
        CompletableFuture<Found> third = asked(1);

        answers.end(first, null);
        assertThat(second.join().computing()).isNotNull();
        assertThat(third.join().computing()).isNotNull();
    }

    @Test
    void nobody_begins_to_wait_for_what_has_been_given_up() {
        Computing gone = answers.find(key("a"), 1, () -> true)
                .toCompletableFuture()
                .join()
                .computing();
        Computing next = asked(1).join().computing();
        CompletableFuture<Found> third = asked(1);

        assertThat(gone.done()).isCompletedWithValue(null);
        assertThat(third).isNotDone();
        answers.end(next, answer(1, "one"));
        assertThat(third.join().answer().tag()).isEqualTo("\"one\"");
    }

    @Test
    void who_waits_for_what_is_given_up_meanwhile_computes_it_itself_soon() {
        AtomicBoolean gone = new AtomicBoolean();
        answers.find(key("a"), 1, gone::get);
        CompletableFuture<Found> second = asked(1);
        assertThat(second).isNotDone();

        gone.set(true);
        assertThat(second)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(found -> assertThat(found.computing()).isNotNull());
        assertThat(asked(1)).isDone();
    }

    @Test
    void where_each_answer_has_been_overtaken_nobody_waits_for_ever() {
        Computing computing = asked(1).join().computing();
        List<CompletableFuture<Found>> waiting =
                Stream.generate(() -> asked(1)).limit(9).toList();
        for (long look = 1; look <= 3; look++) {
            changes.shared(look + 1);
            answers.end(computing, answer(look, "late"));
            computing = computing(waiting).orElseThrow();
        }

        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    private static void keep(KeptAnswers answers, String what, int bytes) {
        answers.end(asked(answers, what, 1).join().computing(), answer(1, "x".repeat(bytes)));
    }

    @Test
    void no_more_is_kept_than_there_is_room_for_and_what_was_not_asked_for_longest_is_given_up() {
        KeptAnswers small = answers(30_000);
        Stream.of("a", "b").forEach(what -> keep(small, what, 3_000));
        assertThat(isKept(small, "a")).isTrue();
        keep(small, "c", 3_000);

        assertThat(Stream.of("a", "b", "c").filter(what -> isKept(small, what))).containsExactly("a", "c");
    }

    @Test
    void an_answer_is_kept_however_often_others_have_been_asked_for() {
        KeptAnswers small = answers(30_000);
        List<String> often = List.of("b", "c");
        often.forEach(what -> keep(small, what, 3_000));
        for (int i = 0; i < 100; i++) {
            assertThat(often).allMatch(what -> isKept(small, what));
        }
        keep(small, "a", 3_000);

        assertThat(isKept(small, "a")).isTrue();
    }

    @Test
    void what_there_is_no_room_for_leaves_the_others_where_they_are() {
        KeptAnswers small = answers(30_000);
        keep(small, "a", 3_000);
        keep(small, "b", 30_000);

        assertThat(Stream.of("a", "b").filter(what -> isKept(small, what))).containsExactly("a");
    }

    private static boolean isKept(KeptAnswers answers, String what) {
        Found found = asked(answers, what, 1).join();
        if (found.computing() != null) {
            answers.end(found.computing(), null);
        }
        return found.answer() != null;
    }

    @Test
    void an_answer_that_is_too_large_to_be_kept_is_still_given_to_who_waits() {
        KeptAnswers small = answers(0);
        Computing first = asked(small, "a", 1).join().computing();
        CompletableFuture<Found> second = asked(small, "a", 1);

        small.end(first, answer(1, "one"));
        assertThat(second.join().answer().tag()).isEqualTo("\"one\"");
    }

    @Test
    void a_body_in_another_coding_counts_as_well() {
        KeptAnswer plain = answer(1, "x".repeat(1000));

        assertThat(plain.with(ContentCoding.GZIP).bytes()).isGreaterThan(plain.bytes());
    }
}
