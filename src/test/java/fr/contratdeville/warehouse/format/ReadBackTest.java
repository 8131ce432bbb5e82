package fr.contratdeville.warehouse.format;

import static fr.contratdeville.warehouse.format.AwkwardRows.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what others read. */
class ReadBackTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CSV|,", "CSV|;", "NDJSON|,", "PARQUET|,"})
    void a_warehouse_reads_the_values_that_were_written(RowFormat format, char delimiter)
            throws IOException, SQLException {
        Path file = written(format, delimiter, AwkwardRows.rows());

        try (DuckDb duckdb = new DuckDb()) {
            String rows = DuckDb.reading(format, delimiter, file, COLUMNS);
            String select = COLUMNS.stream()
                    .map(column -> DuckDb.undone(format, column))
                    .collect(Collectors.joining(", ", "select ", " from " + rows));

            assertThat(duckdb.rows(select, COLUMNS)).isEqualTo(DuckDb.comparable(COLUMNS, AwkwardRows.rows()));
        }
    }

    @Test
    void parquet_tells_the_types() throws IOException, SQLException {
        Path file = written(RowFormat.PARQUET, ',', List.of());

        try (DuckDb duckdb = new DuckDb()) {
            Map<String, String> types =
                    COLUMNS.stream().collect(Collectors.toMap(Column::name, column -> DuckDb.type(column.type())));
            assertThat(duckdb.typesOf("read_parquet('%s')".formatted(file))).containsExactlyInAnyOrderEntriesOf(types);
            assertThat(duckdb.number("""
                    select count(*) from parquet_schema('%s')
                    where name like 'required_%%' and repetition_type = 'REQUIRED'
                    """.formatted(file))).isEqualTo(ColumnType.values().length);
        }
    }

    @Test
    void for_readers_that_know_no_uuids_and_no_json_both_are_strings_in_parquet() throws IOException, SQLException {
        FileForm form = new FileForm(RowFormat.PARQUET, Delimiter.COMMA, UuidForm.STRING);
        Path file = Files.write(directory.resolve("rows.parquet"), Written.bytes(form, COLUMNS, AwkwardRows.rows()));

        try (DuckDb duckdb = new DuckDb()) {
            assertThat(duckdb.texts("""
                            select distinct logical_type from parquet_schema('%s')
                            where type = 'BYTE_ARRAY' or type = 'FIXED_LEN_BYTE_ARRAY'
                            """.formatted(file))).containsExactly(List.of("StringType()"));
            String select = COLUMNS.stream()
                    .map(column -> "cast(%s as %s)".formatted(column.name(), DuckDb.type(column.type())))
                    .collect(Collectors.joining(", ", "select ", " from '%s'".formatted(file)));
            assertThat(duckdb.rows(select, COLUMNS)).isEqualTo(DuckDb.comparable(COLUMNS, AwkwardRows.rows()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void equal_rows_give_equal_bytes(RowFormat format) {
        assertThat(Written.bytes(format, ',', COLUMNS, AwkwardRows.rows()))
                .isEqualTo(Written.bytes(format, ',', COLUMNS, AwkwardRows.rows()));
    }

    private Path written(RowFormat format, char delimiter, List<Object[]> rows) throws IOException {
        return Files.write(
                directory.resolve("rows." + format.extension()), Written.bytes(format, delimiter, COLUMNS, rows));
    }
}
