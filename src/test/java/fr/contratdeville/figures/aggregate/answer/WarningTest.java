package fr.contratdeville.figures.aggregate.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.platform.body.Coded;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarningTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "en"})
    void every_warning_has_a_text_and_every_text_its_warning(String language) {
        var texts = ResourceBundle.getBundle("messages", Locale.forLanguageTag(language));

        assertThat(texts.keySet().stream()
                        .filter(key -> key.startsWith("warning."))
                        .map(key -> key.substring("warning.".length())))
                .containsExactlyInAnyOrderElementsOf(Coded.codes(Warning.class));
    }
}
