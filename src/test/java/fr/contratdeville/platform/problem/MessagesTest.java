package fr.contratdeville.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ViolationCodes;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final String VIOLATION = "violation.";

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void every_kind_of_problem_has_a_title_and_a_detail(String file) {
        Set<String> needed = Arrays.stream(ProblemType.values())
                .map(ProblemType::code)
                .flatMap(code -> Stream.of("problem." + code + ".title", "problem." + code + ".detail"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys(file, "problem.")).isEqualTo(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void every_violation_has_a_text_and_every_text_its_violation(String file) {
        assertThat(keys(file, VIOLATION))
                .isEqualTo(ViolationCodes.inTheSources().stream()
                        .map(code -> VIOLATION + code)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void nothing_else_is_translated() {
        assertThat(keys("messages.properties", ""))
                .isEqualTo(keys("messages_en.properties", ""))
                .allMatch(key -> key.startsWith("problem.")
                        || key.startsWith(VIOLATION)
                        || key.startsWith("warning.")
                        || key.startsWith("import-warning.")
                        || key.startsWith("report.")
                        || key.startsWith("workbook."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void no_text_is_blank_and_none_loses_its_apostrophes(String file) {
        assertThat(load(file).values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank().doesNotContainPattern("(?<!')'(?!')"));
    }

    private static Set<String> keys(String file, String prefix) {
        return load(file).stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src", "main", "resources", file))) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
