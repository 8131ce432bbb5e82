package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever was written for a released document can go on with the service as it is now. */
class ReleasedDocumentsTest {

    /** Each under its version; the document is to be copied there when it is released. */
    private static final Path RELEASED = Contract.DOCUMENT.resolveSibling("released");

    @Test
    void nothing_that_was_released_breaks() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            List<Path> released = files.toList();

            assertThat(released)
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(Compatibility.broken(
                                    Files.readString(document), Files.readString(Contract.DOCUMENT)))
                            .as("Callers rely on %s: leave it as it was, and add something else beside it", document)
                            .isEmpty());
        }
    }
}
