package fr.contratdeville.annex.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.answer.Warning;
import fr.contratdeville.platform.body.Coded;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads a report on paper knows nothing of an answer's members. */
class ReportWarningsTest {

    private static final String PREFIX = "report.warning.";

    @ParameterizedTest
    @ValueSource(strings = {"", "en"})
    void every_warning_has_a_sentence_that_names_no_member(String language) {
        var texts = ResourceBundle.getBundle("messages", Locale.forLanguageTag(language));

        assertThat(texts.keySet().stream()
                        .filter(key -> key.startsWith(PREFIX))
                        .map(key -> key.substring(PREFIX.length())))
                .containsExactlyInAnyOrderElementsOf(Coded.codes(Warning.class));
        assertThat(Coded.codes(Warning.class))
                .allSatisfy(code -> assertThat(texts.getString(PREFIX + code))
                        .doesNotContain("\"", "=")
                        .doesNotContainPattern("\\b(min|max|people|contributions)\\b »"));
    }
}
