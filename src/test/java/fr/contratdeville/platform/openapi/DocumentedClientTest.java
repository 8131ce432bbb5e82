package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows of a client is part of the one that {@link GeneratedClientsIT} compiles and runs. */
class DocumentedClientTest {

    private static final Path DOCUMENTATION = Path.of("src/main/docs/en/reading-and-writing.md");
    private static final Path FRONT_END = Path.of("src/test/clients/front-end.ts");
    private static final Pattern SHOWN = Pattern.compile("```ts\\R(.*?)```", Pattern.DOTALL);

    @Test
    void all_of_it_stands_in_the_front_end() throws IOException {
        List<String> shown = SHOWN.matcher(Files.readString(DOCUMENTATION))
                .results()
                .map(block -> block.group(1))
                .toList();
        String frontEnd = Files.readString(FRONT_END);

        assertThat(shown).isNotEmpty().allSatisfy(code -> assertThat(frontEnd).contains(code));
    }
}
