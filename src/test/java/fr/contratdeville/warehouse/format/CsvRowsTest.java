package fr.contratdeville.warehouse.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

    private static final List<Column> TEXT = List.of(Column.optional("a", ColumnType.TEXT, "", ""));

    @Test
    void values_are_written_as_others_read_them() {
        List<Column> columns = List.of(
                Column.required("id", ColumnType.UUID, "", ""),
                Column.required("amount", ColumnType.DECIMAL, "", ""),
                Column.required("people", ColumnType.INTEGER, "", ""),
                Column.required("version", ColumnType.LONG, "", ""),
                Column.required("known", ColumnType.BOOLEAN, "", ""),
                Column.required("time", ColumnType.INSTANT, "", ""),
                Column.required("codes", ColumnType.TEXTS, "", ""),
                Column.required("more", ColumnType.JSON, "", ""));
        Object[] row = {
            new UUID(0, 1),
            new BigDecimal("-162.2000"),
            -134,
            7L,
            true,
            Instant.parse("2023-11-25T15:32:54Z"),
            List.of("=a", "b"),
            "{\"a\": 1}"
        };

        assertThat(Written.text(RowFormat.CSV, ';', columns, List.<Object[]>of(row)))
                .isEqualTo("id;amount;people;version;known;time;codes;more\r\n"
                        + "00000000-0000-0000-0000-000000000001;-162.2;-134;7;true;2023-11-25T15:32:54.000000Z;"
                        + "\"[\"\"=a\"\",\"\"b\"\"]\";\"{\"\"a\"\": 1}\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "one;two|one;two",
                "one,two|\"one,two\"",
                "a \"b\"|\"a \"\"b\"\"\"",
                "` a`|\" a\"",
                "`a `|\"a \"",
                "`a\nb`|`\"a\nb\"`",
                "`a\rb`|`\"a\rb\"`",
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@a|'@a",
                "`\ta`|'\ta",
                "`\ra`|`\"'\ra\"`",
                "`\na`|`\"'\na\"`",
                "'a|''a",
                "=a,b|\"'=a,b\"",
                "a=1|a=1"
            })
    void texts_are_quoted_where_needed_and_no_formulas(String text, String written) {
        assertThat(Written.text(RowFormat.CSV, ',', TEXT, List.<Object[]>of(new Object[] {text})))
                .isEqualTo("a\r\n" + written + "\r\n");
    }

    @Test
    void an_empty_text_is_not_the_same_as_none() {
        List<Column> columns = List.of(TEXT.get(0), TEXT.get(0), TEXT.get(0));

        assertThat(Written.text(RowFormat.CSV, ',', columns, List.<Object[]>of(new Object[] {null, "", null})))
                .isEqualTo("a,a,a\r\n,\"\",\r\n");
    }

    @Test
    void the_header_is_there_before_the_first_row() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvRows(TEXT, out, ',');

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\r\n");
    }

    @Test
    void that_nobody_takes_the_rows_is_told_to_who_writes_them() throws IOException {
        CsvRows rows = new CsvRows(TEXT, new ClosedAfterTheHeader(), ',');

        assertThatIOException()
                .isThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        rows.write(CopiedRows.of(TEXT, "a"));
                    }
                })
                .withMessage("closed");
    }

    private static final class ClosedAfterTheHeader extends OutputStream {

        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public void flush() {
            closed = true;
        }
    }
}
