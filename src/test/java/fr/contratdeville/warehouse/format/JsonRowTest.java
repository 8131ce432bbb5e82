package fr.contratdeville.warehouse.format;

import static fr.contratdeville.warehouse.format.AwkwardRows.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonRowTest {

    @Test
    void every_column_is_a_member() {
        List<Column> columns = List.of(
                Column.required("id", ColumnType.UUID, "", ""),
                Column.required("name", ColumnType.TEXT, "", ""),
                Column.required("amount", ColumnType.DECIMAL, "", ""),
                Column.required("large", ColumnType.DECIMAL, "", ""),
                Column.required("people", ColumnType.INTEGER, "", ""),
                Column.required("version", ColumnType.LONG, "", ""),
                Column.required("known", ColumnType.BOOLEAN, "", ""),
                Column.required("time", ColumnType.INSTANT, "", ""),
                Column.required("codes", ColumnType.TEXTS, "", ""),
                Column.required("more", ColumnType.JSON, "", ""),
                Column.optional("less", ColumnType.JSON, "", ""));
        Object[] row = {
            new UUID(0, 1),
            "=L’été \uD83C\uDFD9 \"ici\"\n",
            new BigDecimal("162.2000"),
            new BigDecimal("1E+10"),
            -134,
            7L,
            false,
            Instant.parse("2023-11-25T15:32:54.5Z"),
            List.of("a", ""),
            "{\"a\": 1.50}",
            null
        };

        assertThat(JsonRow.of(columns, row)).isEqualTo("""
                {"id":"00000000-0000-0000-0000-000000000001","name":"=L’été \uD83C\uDFD9 \\"ici\\"\\n",\
                "amount":162.2,"large":10000000000,"people":-134,"version":7,"known":false,\
                "time":"2023-11-25T15:32:54.500000Z","codes":["a",""],"more":{"a": 1.50},"less":null}""");
    }

    @Test
    void a_line_of_ndjson_is_the_same() {
        assertThat(Written.text(RowFormat.NDJSON, ',', COLUMNS, AwkwardRows.rows()))
                .isEqualTo(AwkwardRows.rows().stream()
                        .map(row -> JsonRow.of(COLUMNS, row) + "\n")
                        .collect(Collectors.joining()));
    }
}
