package fr.contratdeville.figures.aggregate.addend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

    private final Names names = new Names();
    private final PackedWriter out = new PackedWriter(names);

    private PackedReader in() {
        return new PackedReader(out.packed(), names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0000",
                "-1.5",
                "12.3400",
                "1E+10",
                "99999999999999.9999",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "-12345678901234567890123456789.000001"
            })
    void decimals_are_the_same_number(String number) {
        out.decimal(new BigDecimal(number));
        out.decimal(null);

        PackedReader in = in();
        assertThat(in.decimal()).isEqualByComparingTo(number);
        assertThat(in.decimal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -65, 8191, 8192, Long.MAX_VALUE, Long.MIN_VALUE})
    void numbers_are_of_any_size(long number) {
        out.number(number);
        out.optional(number);
        out.optional(null);

        PackedReader in = in();
        assertThat(in.number()).isEqualTo(number);
        assertThat(in.optional()).isEqualTo(number);
        assertThat(in.optional()).isNull();
    }

    @Test
    void times_are_exact() {
        Instant time = Instant.parse("1969-12-31T23:59:59.123456Z");
        out.time(time);
        out.time(null);

        PackedReader in = in();
        assertThat(in.time()).isEqualTo(time);
        assertThat(in.time()).isNull();
    }

    @Test
    void what_many_name_is_written_once() {
        List.of("a", "b", new String("a")).forEach(out::name);
        out.name(null);

        PackedReader in = in();
        assertThat(List.of(in.name(String.class), in.name(String.class))).containsExactly("a", "b");
        assertThat(in.name(String.class)).isSameAs(names.get(0));
        assertThat(in.name(String.class)).isNull();
    }
}
