package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's table of datasets is made of their schemas. */
@QuarkusTest
class DatasetTableTest {

    private static final Path PAGE = Path.of("src/main/docs/en/data-warehouse.md");
    private static final String BEGIN = "<!-- datasets, written by DatasetTableTest -->\n";
    private static final String END = "<!-- end of datasets -->\n";

    private static final String HEAD = """
            | dataset | a row is | columns |
            | --- | --- | --- |
            """;

    private static final String LEGEND = """

            `?` marks what can be empty, → the dataset whose ids these are.
            """;

    @Inject
    Datasets datasets;

    @Test
    void the_documented_table_is_that_of_the_schemas() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String committed = page.substring(begin, end);
        String table = table();
        if (!committed.equals(table)) {
            // Written for review: the next run passes, and the difference stands in the commit.
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        }
        assertThat(committed)
                .as("the table in " + PAGE + " was out of date; it has been written anew: review and commit it")
                .isEqualTo(table);
    }

    private String table() {
        return datasets.all().stream()
                .map(TableSchema::of)
                .map(DatasetTableTest::row)
                .collect(Collectors.joining("", HEAD, LEGEND));
    }

    private static String row(JsonNode schema) {
        String columns = Json.list(schema.get("fields")).stream()
                .map(field -> column(field, schema))
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |\n"
                .formatted(schema.get("name").asText(), schema.get("title_en").asText(), columns);
    }

    private static String column(JsonNode field, JsonNode schema) {
        String name = field.get("name").asText();
        String referred = Json.list(schema.path("foreignKeys")).stream()
                .filter(key -> key.get("fields").asText().equals(name))
                .map(key -> key.at("/reference/resource").asText())
                .map(resource ->
                        " → " + (resource.isEmpty() ? schema.get("name").asText() : resource))
                .collect(Collectors.joining());
        return "`%s`%s %s%s"
                .formatted(
                        name,
                        field.at("/constraints/required").asBoolean() ? "" : "?",
                        field.get("sql_type").asText(),
                        referred);
    }
}
