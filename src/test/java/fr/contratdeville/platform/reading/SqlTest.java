package fr.contratdeville.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTest {

    private static String text(String named, Map<String, ?> values) {
        return Sql.of(named, values).toString();
    }

    @Test
    void several_values_stand_in_one_parameter_however_many_they_are() {
        assertThat(text("where year in (:years) and id = :id", Map.of("years", List.of(2022, 2023), "id", "x")))
                .isEqualTo(text("where year in (:years) and id = :id", Map.of("years", List.of(1, 2, 3), "id", "y")))
                .isEqualTo("where year = any (?) and id = ?");
    }

    @Test
    void a_single_one_is_compared_with() {
        assertThat(text("(year in (:years))", Map.of("years", List.of(2022)))).isEqualTo("(year = ?)");
    }

    @Test
    void a_parameter_can_be_named_again() {
        assertThat(text("a like f(:name) or b like f(:name)", Map.of("name", "x")))
                .isEqualTo("a like f(?) or b like f(?)");
    }

    @Test
    void one_that_nobody_has_given_a_value_is_a_mistake() {
        assertThatThrownBy(() -> Sql.of("where id = :id", Map.of())).hasMessageContaining(":id");
    }

    @Test
    void one_that_is_null_has_a_value() {
        Map<String, Object> values = new HashMap<>();
        values.put("title", null);

        assertThat(text("cast(:title as text)", values)).isEqualTo("cast(? as text)");
    }
}
