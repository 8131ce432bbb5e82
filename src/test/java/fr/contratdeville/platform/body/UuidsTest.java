package fr.contratdeville.platform.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {

    @Test
    void digits_of_either_case_are_read() {
        UUID id = UUID.fromString("01a205c7-2da6-7459-9d77-d2c514c8c915");

        assertThat(Uuids.parse("01a205c7-2da6-7459-9d77-d2c514c8c915")).contains(id);
        assertThat(Uuids.parse("01A205C7-2DA6-7459-9D77-D2C514C8C915")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01a205c72da674599d77d2c514c8c915",
                "01a205c7-2da6-7459-9d77-d2c514c8c91",
                "01a205c7-2da6-7459-9d77-d2c514c8c9151",
                "01a205c72-da6-7459-9d77-d2c514c8c915",
                "01a205c7-2da6-7459-9d77d-2c514c8c915",
                "01a205c7-2da6-7459-9d77-d2c514c8c91g",
                "01a205c7-2da6-7459-9d77-d2c514c8c91-",
                "01a205c7-2da6-7459-9d77-d2c514c8c91５",
                "01a205c7–2da6-7459-9d77-d2c514c8c915"
            })
    void anything_else_is_none(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }
}
