package fr.contratdeville.warehouse.format;

import static fr.contratdeville.warehouse.format.AwkwardRows.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

    private static final List<Column> ID_AND_AMOUNT = List.of(
            Column.required("id", ColumnType.UUID, "", ""), Column.optional("amount", ColumnType.DECIMAL, "", ""));

    @TempDir
    Path directory;

    @Test
    void the_first_bytes_are_there_at_once() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ParquetRows(COLUMNS, out, UuidForm.UUID);

        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("PAR1");
    }

    @Test
    void rows_leave_the_memory_group_by_group() throws IOException, SQLException {
        List<Column> columns = List.of(
                Column.required("id", ColumnType.UUID, "", ""), Column.required("text", ColumnType.TEXT, "", ""));
        int rows = 300_000;
        Random random = new Random(1);
        Path file = directory.resolve("rows.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            ParquetRows writer = new ParquetRows(columns, out, UuidForm.UUID);
            for (int i = 0; i < rows; i++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                writer.write(CopiedRows.of(columns, id, id.toString()));
            }
            assertThat(Files.size(file)).isGreaterThan(5L << 20);
            writer.close();
        }

        try (DuckDb duckdb = new DuckDb()) {
            assertThat(duckdb.number("""
                    select count(distinct id) from '%s' where cast(id as varchar) = text
                    """.formatted(file))).isEqualTo(rows);
            assertThat(duckdb.number("""
                    select max(bytes) from (
                        select sum(total_compressed_size) bytes from parquet_metadata('%s') group by row_group_id)
                    """.formatted(file))).isLessThan(9L << 20);
        }
    }

    @Test
    void half_a_file_is_none() throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetRows writer = new ParquetRows(COLUMNS, out, UuidForm.UUID);
        for (Object[] row : AwkwardRows.rows()) {
            writer.write(CopiedRows.of(COLUMNS, row));
        }

        assertThatNoWarehouseReads(out);
    }

    @Test
    void what_lacks_a_row_is_not_completed() throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetRows writer = new ParquetRows(ID_AND_AMOUNT, out, UuidForm.UUID);
        writer.write(CopiedRows.of(ID_AND_AMOUNT, new UUID(0, 1), BigDecimal.ONE));
        assertThatThrownBy(() -> writer.write(CopiedRows.of(ID_AND_AMOUNT, new UUID(0, 2), new BigDecimal("0.00001"))))
                .isInstanceOf(ArithmeticException.class);

        assertThatIOException().isThrownBy(writer::close);
        assertThatNoWarehouseReads(out);
    }

    @Test
    void a_required_value_is_there() throws IOException {
        ParquetRows writer = new ParquetRows(ID_AND_AMOUNT, OutputStream.nullOutputStream(), UuidForm.UUID);

        assertThatThrownBy(() -> writer.write(CopiedRows.of(ID_AND_AMOUNT, null, BigDecimal.ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }

    private void assertThatNoWarehouseReads(ByteArrayOutputStream out) throws IOException, SQLException {
        Path file = Files.write(directory.resolve("half.parquet"), out.toByteArray());
        try (DuckDb duckdb = new DuckDb()) {
            assertThatThrownBy(() -> duckdb.number("select count(*) from '%s'".formatted(file)))
                    .isInstanceOf(SQLException.class);
        }
    }
}
