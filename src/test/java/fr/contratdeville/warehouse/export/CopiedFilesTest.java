package fr.contratdeville.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.warehouse.format.AwkwardRows;
import fr.contratdeville.warehouse.format.ByTheBook;
import fr.contratdeville.warehouse.format.Delimiter;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.RowWriter;
import fr.contratdeville.warehouse.format.UuidForm;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.RowsOfEveryKind;
import fr.contratdeville.warehouse.rows.TableRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is copied past all objects gives the files that libraries write of objects. */
@QuarkusTest
class CopiedFilesTest extends RowsOfEveryKind {

    private static final List<FileForm> FORMS = List.of(
            new FileForm(RowFormat.CSV, Delimiter.COMMA, UuidForm.UUID),
            new FileForm(RowFormat.CSV, Delimiter.SEMICOLON, UuidForm.UUID),
            new FileForm(RowFormat.NDJSON, Delimiter.COMMA, UuidForm.UUID),
            new FileForm(RowFormat.PARQUET, Delimiter.COMMA, UuidForm.UUID),
            new FileForm(RowFormat.PARQUET, Delimiter.COMMA, UuidForm.STRING),
            new FileForm(RowFormat.XLSX, Delimiter.COMMA, UuidForm.UUID));

    private record Table(List<Column> columns, List<TableRows> tables) implements ExportedDataset {

        @Override
        public String name() {
            return "nobodys";
        }

        @Override
        public Bilingual description() {
            return new Bilingual("", "");
        }
    }

    @Inject
    Datasets datasets;

    @AfterEach
    void dropTheTable() throws SQLException {
        execute("drop table if exists nobodys");
    }

    @Test
    void every_dataset_is_the_same() throws Exception {
        for (ExportedDataset dataset : datasets.all()) {
            assertThatFilesAreTheSame(dataset, FORMS);
        }
    }

    @Test
    void awkward_rows_are_the_same() throws Exception {
        List<Column> columns = AwkwardRows.COLUMNS;
        create(columns);
        List<Object[]> rows = AwkwardRows.rows();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into nobodys values (?%s)"
                        .formatted(columns.stream()
                                .map(column -> ", cast(? as %s)"
                                        .formatted(
                                                column.type() == ColumnType.JSON
                                                        ? "json"
                                                        : column.type().sqlType()))
                                .collect(Collectors.joining())))) {
            for (int i = 0; i < rows.size(); i++) {
                insert.setInt(1, i);
                for (int j = 0; j < columns.size(); j++) {
                    insert.setObject(j + 2, stored(rows.get(i)[j], connection));
                }
                insert.executeUpdate();
            }
        }

        ExportedDataset dataset = dataset(columns);
        assertThatFilesAreTheSame(dataset, FORMS);
        assertThat(copied(FORMS.get(0), dataset)).isEqualTo(ByTheBook.bytes(FORMS.get(0), dataset, rows));
    }

    private static Object stored(Object value, Connection connection) throws SQLException {
        if (value instanceof Instant time) {
            return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        }
        return value instanceof List<?> texts ? connection.createArrayOf("text", texts.toArray()) : value;
    }

    @Test
    void numbers_of_any_size_are_the_same() throws Exception {
        List<Column> columns = List.of(
                Column.required("id", ColumnType.LONG, "", ""), Column.optional("amount", ColumnType.DECIMAL, "", ""));
        create(columns);
        execute("alter table nobodys alter column amount type numeric");
        execute("""
                insert into nobodys
                select row_number() over (), 4000000000000000 * row_number() over (), sign * round(digits / cast(10 as numeric) ^ places, 4)
                from (values (1), (-1)) as signs (sign), generate_series(0, 4) places,
                    (select cast(n as numeric) * n * n as digits from generate_series(0, 199) n
                     union all values (10000), (99999999), (100000000), (999999999999), (1000000000000),
                        (99999999999999)) as numbers
                """);

        assertThatFilesAreTheSame(dataset(columns), FORMS);

        execute("""
                insert into nobodys
                select 0, n, number from (values
                    (-9223372036854775808, 1E+40), (9223372036854775807, -1E-40), (0, 12345678901234567890.12345), (1, 0.00001),
                    (2, 9999999999999999.9999), (4, 999999999999999999), (3, -1000000000000.0001)) as numbers (n, number)
                """);
        assertThatFilesAreTheSame(dataset(columns), FORMS.subList(0, 3));
        assertThatThrownBy(() -> copied(FORMS.get(3), dataset(columns))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void times_of_any_age_are_the_same() throws Exception {
        List<Column> columns = List.of(
                Column.required("id", ColumnType.TEXT, "", ""), Column.optional("time", ColumnType.INSTANT, "", ""));
        create(columns);
        execute("""
                insert into nobodys
                select n, '#' || n, timestamptz '0001-01-01 00:00:00.000001 BC UTC' + n * interval '7 days 11:13:17.135791'
                from generate_series(0, 6000, 7) n
                union all
                select n, '# ' || n, timestamptz '2024-02-28 23:59:59.999999 UTC' + n * interval '1 microsecond'
                from generate_series(-2, 2) n
                union all
                select 0, '', cast(time as timestamptz) from (values ('4713-01-01 BC'), ('0002-12-31 23:59:59.999999 BC UTC'),
                    ('9999-12-31 23:59:59.999999 UTC'), ('10000-01-01 UTC')) as times (time)
                """);

        assertThatFilesAreTheSame(dataset(columns), FORMS);

        execute("insert into nobodys values (0, '', '294276-12-31'), (0, '', 'infinity'), (0, '', '-infinity')");
        assertThatFilesAreTheSame(dataset(columns), FORMS.subList(0, 3));
        assertThatThrownBy(() -> copied(FORMS.get(3), dataset(columns))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_is_no_number_and_what_is_no_plain_list_is_no_file() throws Exception {
        List<Column> columns = List.of(
                Column.optional("amount", ColumnType.DECIMAL, "", ""),
                Column.optional("codes", ColumnType.TEXTS, "", ""));
        create(columns);
        execute("alter table nobodys alter column amount type numeric");
        for (String row : List.of("'NaN', null", "null, '{a, null}'", "null, '{{a}, {b}}'")) {
            execute("truncate nobodys; insert into nobodys values (0, %s)".formatted(row));
            for (FileForm form : FORMS) {
                assertThatThrownBy(() -> copied(form, dataset(columns)))
                        .as("%s of %s", form, row)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    private void create(List<Column> columns) throws SQLException {
        execute("create table nobodys (row_order integer%s)"
                .formatted(columns.stream()
                        .map(column ->
                                ", " + column.name() + " " + column.type().sqlType())
                        .collect(Collectors.joining())));
    }

    private static ExportedDataset dataset(List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return new Table(columns, List.of(new TableRows("nobodys", "row_order, ctid", names)));
    }

    private void assertThatFilesAreTheSame(ExportedDataset dataset, List<FileForm> forms) throws Exception {
        List<Object[]> rows = read(dataset);
        assertThat(rows).as(dataset.name()).isNotEmpty();
        for (FileForm form : forms) {
            byte[] expected = ByTheBook.bytes(form, dataset, rows);
            byte[] file = copied(form, dataset);
            if (form.format() == RowFormat.CSV || form.format() == RowFormat.NDJSON) {
                assertThat(new String(file, StandardCharsets.UTF_8))
                        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
            }
            assertThat(Arrays.equals(file, expected))
                    .as("%s of %s", form, dataset.name())
                    .isTrue();
        }
    }

    private byte[] copied(FileForm form, ExportedDataset dataset) throws SQLException, IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Connection transaction = database.getConnection();
        transaction.setAutoCommit(false);
        try (DatasetReader rows = DatasetReader.begin(transaction, dataset)) {
            RowWriter writer = form.writer(dataset, file);
            rows.copyTo(writer);
            writer.close();
        }
        return file.toByteArray();
    }

    private List<Object[]> read(ExportedDataset dataset) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (TableRows table : dataset.tables()) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(table.inOrder())) {
                while (row.next()) {
                    rows.add(Column.values(dataset.columns(), row));
                }
            }
        }
        return rows;
    }
}
