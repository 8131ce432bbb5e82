package fr.contratdeville.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final int HALF = 50;

    private static void assertRefused(ProblemType type, Places places, String caller) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> places.take(Set.of(caller)))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    @Test
    void one_caller_has_half_of_them_and_others_the_rest() {
        Places places = new Places(FixedLimit.of(4), HALF);
        Place first = places.take(Set.of("a"));
        places.take(Set.of("a"));

        assertRefused(ProblemType.TOO_MANY_AT_ONCE, places, "a");
        places.take(Set.of("b"));
        places.take(Set.of("c"));
        assertRefused(ProblemType.OVERLOADED, places, "d");

        first.giveBack();
        first.giveBack();
        places.take(Set.of("d"));
        assertRefused(ProblemType.OVERLOADED, places, "a");
        assertThat(places.taken()).isEqualTo(places.number());
    }

    @Test
    void who_is_known_by_another_name_is_the_same_caller() {
        Places places = new Places(FixedLimit.of(4), HALF);
        places.take(Set.of("token a", "subject"));
        Place second = places.take(Set.of("token b", "subject"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> places.take(Set.of("token c", "subject")))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_AT_ONCE));
        second.giveBack();
        places.take(Set.of("token c", "subject")).giveBack();
        places.take(Set.of("token a")).leave();
        assertThat(places.taken()).isEqualTo(1);
    }

    @Test
    void there_is_one_for_everybody() {
        Places places = new Places(FixedLimit.of(1), HALF);

        places.take(Set.of("a")).leave();
        places.take(Set.of("b"));

        assertRefused(ProblemType.OVERLOADED, places, "a");
    }

    @Test
    void slow_answers_make_them_fewer_and_fast_ones_more() throws InterruptedException {
        Places places = new Places(
                AIMDLimit.newBuilder()
                        .initialLimit(10)
                        .minLimit(9)
                        .maxLimit(20)
                        .timeout(1, TimeUnit.SECONDS)
                        .build(),
                100);
        Place slow = places.take(Set.of("a"));
        TimeUnit.MILLISECONDS.sleep(1100);
        slow.giveBack();
        assertThat(places.number()).isEqualTo(9);

        Place[] fast = new Place[8];
        for (int i = 0; i < fast.length; i++) {
            fast[i] = places.take(Set.of("a"));
        }
        fast[fast.length - 1].giveBack();
        assertThat(places.number()).isEqualTo(10);
        fast[0].leave();
        assertThat(places.number())
                .as("who has not been worked on says nothing")
                .isEqualTo(10);
    }
}
