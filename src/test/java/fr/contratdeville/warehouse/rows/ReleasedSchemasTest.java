package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads the datasets by their released schemas can go on reading them. */
@QuarkusTest
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/fr/contratdeville/warehouse/rows/released");

    /** To be copied when a version is released. */
    private static final Path CURRENT = Path.of("target/schemas");

    @Inject
    Datasets datasets;

    private final Map<String, JsonNode> released = new TreeMap<>();
    private final Map<String, JsonNode> current = new TreeMap<>();

    @BeforeEach
    void readAndWriteSchemas() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            for (Path file : files.toList()) {
                released.put(file.getFileName().toString().replace(".json", ""), Json.of(Files.readString(file)));
            }
        }
        Files.createDirectories(CURRENT);
        for (ExportedDataset dataset : datasets.all()) {
            String schema = TableSchema.of(dataset).toPrettyString();
            current.put(dataset.name(), Json.of(schema));
            Files.writeString(CURRENT.resolve(dataset.name() + ".json"), schema + "\n");
        }
    }

    @Test
    void nothing_that_was_released_is_gone_or_otherwise() {
        assertThat(new SchemaComparison(released, current).broken())
                .as("Readers rely on what was released: leave it as it was, and add a column at the end instead")
                .isEmpty();
    }

    @Test
    void what_is_added_has_a_higher_version_than_what_was_released() {
        String last = released.values().stream()
                .map(schema -> schema.get("version").asText())
                .reduce("0", (one, other) -> SchemaComparison.isHigher(other, one) ? other : one);
        List<String> added = new SchemaComparison(released, current).added();

        assertThat(added.isEmpty() || SchemaComparison.isHigher(SchemaVersion.CURRENT, last))
                .as(
                        "%s: not in version %s, so raise SchemaVersion.CURRENT; and when it is released, copy %s/* to %s",
                        added, last, CURRENT, RELEASED)
                .isTrue();
    }
}
