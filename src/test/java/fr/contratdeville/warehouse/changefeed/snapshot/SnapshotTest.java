package fr.contratdeville.warehouse.changefeed.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot.Range;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    private static Snapshot snapshot(String text) {
        return Snapshot.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1:", "10:20:10,14,15", "3:999999999999999999:3"})
    void what_the_database_writes_is_read_and_written_again(String text) {
        assertThat(snapshot(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:1",
                "0:1:",
                "2:1:",
                "-1:1:",
                "1:2:2",
                "1:2:0",
                "1:9:3,3",
                "1:9:4,3",
                "1:9:,3",
                "1:9:3,",
                "1:9999999999999999999:",
                "1:2: "
            })
    void what_it_does_not_write_is_not_read(String text) {
        assertThat(Snapshot.parse(text)).isEmpty();
    }

    @Test
    void one_of_very_many_transactions_is_read() {
        String many = "1:99999:"
                + LongStream.range(1, 50_000).mapToObj(Long::toString).collect(Collectors.joining(","));

        assertThat(snapshot(many)).hasToString(many);
    }

    @Test
    void what_has_ended_since_is_told_in_ranges() {
        assertThat(snapshot("5:10:5,7,8").endedUntil(snapshot("7:15:7,12")))
                .containsExactly(new Range(5, 6), new Range(8, 9), new Range(10, 12), new Range(13, 15));
        assertThat(snapshot("5:10:5").endedUntil(snapshot("5:10:5"))).isEmpty();
        assertThat(snapshot("5:10:5").endedUntil(snapshot("5:11:5,10"))).isEmpty();
    }

    @Test
    void it_can_be_cut() {
        assertThat(snapshot("5:10:5,7,8").below(8)).hasToString("5:8:5,7");
        assertThat(snapshot("5:10:5,7,8").below(10)).hasToString("5:10:5,7,8");
        assertThat(snapshot("5:10:5,7,8").below(99)).hasToString("5:10:5,7,8");
        assertThat(snapshot("5:10:5,7,8").below(3)).hasToString("3:3:");
    }

    /** Both are of one history: what is under way in the later one and known to the earlier one was under way there. */
    @Property
    void exactly_those_that_the_later_sees_and_the_earlier_does_not(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 40) Long> transactions,
            @ForAll @LongRange(min = 1, max = 40) long beyond,
            @ForAll @LongRange(min = 0, max = 20) long more,
            @ForAll @LongRange(min = 1, max = 4) long every) {
        List<Long> earlierUnderWay =
                new TreeSet<>(transactions).stream().filter(one -> one < beyond).toList();
        List<Long> laterUnderWay = new TreeSet<>(transactions)
                .stream().filter(one -> one < beyond + more && one % every != 0).toList();
        Snapshot earlier = new Snapshot(1, beyond, earlierUnderWay);
        Snapshot later = new Snapshot(1, beyond + more, laterUnderWay);

        List<Range> ended = earlier.endedUntil(later);

        assertThat(LongStream.range(1, 80)
                        .filter(one -> ended.stream().anyMatch(range -> one >= range.first() && one < range.beyond())))
                .containsExactlyElementsOf(LongStream.range(1, 80)
                        .filter(one -> later.sees(one) && !earlier.sees(one))
                        .boxed()
                        .toList());
    }
}
