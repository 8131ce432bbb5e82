package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests in the documentation can be sent as they stand: with the whole of their address. */
class DocumentedAddressesTest {

    /** What is no operation is not in the document. */
    private static final Pattern REQUEST =
            Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/(?!openapi|q/|docs)[^`?\\s»”]*)");

    @Test
    void each_is_an_operation_of_the_document() throws IOException {
        Set<String> operations = Contract.committed().operations().stream()
                .map(operation -> request(operation.method(), operation.path()))
                .collect(Collectors.toSet());

        assertThat(requests()).hasSizeGreaterThan(20).isSubsetOf(operations);
    }

    private static List<String> requests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocumentedAddressesTest::requests)
                    .toList();
        }
    }

    private static Stream<String> requests(Path file) {
        try {
            return REQUEST.matcher(Files.readString(file))
                    .results()
                    .map(found -> request(found.group(1), found.group(2)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whatever its variables are called. */
    private static String request(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }
}
