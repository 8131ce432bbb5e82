package fr.contratdeville.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"0/0", "0/1A2B3C8", "16/B374D848", "FFFFFFFF/FFFFFFFF"})
    void is_written_as_the_database_writes_it(String text) {
        assertThat(Position.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "/", "0/", "0/1A2B3C8 ", "-1/0", "0/123456789", "0/G", "0/1/2"})
    void is_nothing_else(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void the_later_one_is_further_in_the_log() {
        Position one = Position.parse("0/FFFFFFFF").orElseThrow();
        Position other = Position.parse("1/0").orElseThrow();

        assertThat(one.orLater(other)).isEqualTo(other);
        assertThat(other.orLater(one)).isEqualTo(other);
        assertThat(other.orLater(Position.NEVER)).isEqualTo(Position.NEVER);
        assertThat(Position.BEGINNING.orLater(one)).isEqualTo(one);
    }
}
