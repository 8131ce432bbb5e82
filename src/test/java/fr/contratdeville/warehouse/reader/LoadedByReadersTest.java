package fr.contratdeville.warehouse.reader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.format.AwkwardRows;
import fr.contratdeville.warehouse.format.DuckDb;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.Written;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.RowsOfEveryKind;
import fr.contratdeville.warehouse.rows.TableRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Readers that run the statements which are answered for them have the values that the database has. */
@QuarkusTest
class LoadedByReadersTest extends RowsOfEveryKind {

    private static final String NOBODYS = "reader";
    private static final Pattern COPY =
            Pattern.compile("^\\\\copy (\\w+) from '([\\w.-]+)' (with .+)$", Pattern.MULTILINE);

    @Inject
    Datasets datasets;

    @TempDir
    Path directory;

    @AfterEach
    void dropTables() throws SQLException {
        execute("drop schema if exists %s cascade".formatted(NOBODYS));
    }

    @Test
    void duckdb_has_all_rows_of_all_datasets() throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.execute("set file_search_path = '%s'".formatted(directory));
            for (ExportedDataset dataset : datasets.all()) {
                export(dataset);
                duckdb.execute(given().get("/api/v1/exports/" + dataset.name() + "/schema/duckdb")
                        .asString());

                assertThat(new HashSet<>(duckdb.rows("from " + table(dataset), dataset.columns())))
                        .as(dataset.name())
                        .isEqualTo(stored(dataset));
            }
        }
    }

    @Test
    void postgresql_has_all_rows_of_all_datasets() throws Exception {
        for (ExportedDataset dataset : datasets.all()) {
            export(dataset);

            assertThat(new HashSet<>(loadedByPostgresql(
                            dataset,
                            given().get("/api/v1/exports/" + dataset.name() + "/schema/postgresql")
                                    .asString())))
                    .as(dataset.name())
                    .isEqualTo(stored(dataset));
        }
    }

    @Test
    void duckdb_has_what_is_hard_to_read() throws Exception {
        writeAwkwardRows();
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.execute("set file_search_path = '%s'".formatted(directory));
            duckdb.execute(Reader.DUCKDB.statements(AwkwardRows.DATASET));

            assertThat(duckdb.rows("from awkward_rows", AwkwardRows.DATASET.columns()))
                    .isEqualTo(DuckDb.comparable(AwkwardRows.DATASET.columns(), AwkwardRows.rows()));
        }
    }

    /** Longer than what DuckDB takes for a row unless it is told: each quote in a text of JSON is four bytes in CSV. */
    @Test
    void duckdb_has_a_bilan_that_is_as_long_as_one_can_be() throws Exception {
        String longest = "\\\"".repeat(800_000);
        execute("""
                update bilan set content = jsonb_set(content, '{narrative,difficulties}', '"%s"')
                """.formatted(longest));
        ExportedDataset bilans = datasets.find("bilans").orElseThrow();
        export(bilans);
        try (DuckDb duckdb = new DuckDb()) {
            duckdb.execute("set file_search_path = '%s'".formatted(directory));
            duckdb.execute(Reader.DUCKDB.statements(bilans));

            assertThat(new HashSet<>(duckdb.rows("from bilans", bilans.columns())))
                    .isEqualTo(stored(bilans));
        }
    }

    @Test
    void postgresql_has_what_is_hard_to_read() throws Exception {
        writeAwkwardRows();

        assertThat(loadedByPostgresql(AwkwardRows.DATASET, Reader.POSTGRESQL.statements(AwkwardRows.DATASET)))
                .isEqualTo(DuckDb.comparable(AwkwardRows.DATASET.columns(), AwkwardRows.rows()));
    }

    private void writeAwkwardRows() throws IOException {
        Files.write(
                directory.resolve("awkward-rows.csv"),
                Written.bytes(RowFormat.CSV, ',', AwkwardRows.DATASET.columns(), AwkwardRows.rows()));
    }

    private void export(ExportedDataset dataset) throws IOException {
        Files.write(
                directory.resolve(dataset.name() + ".csv"),
                given().get("/api/v1/exports/" + dataset.name()).asByteArray());
    }

    private static String table(ExportedDataset dataset) {
        return dataset.name().replace('-', '_');
    }

    private HashSet<List<Object>> stored(ExportedDataset dataset) throws SQLException {
        HashSet<List<Object>> rows = new HashSet<>();
        for (TableRows table : dataset.tables()) {
            try (Connection connection = database.getConnection()) {
                rows.addAll(read(connection, table.inOrder(), dataset));
            }
        }
        assertThat(rows).as(dataset.name()).isNotEmpty();
        return rows;
    }

    private static List<List<Object>> read(Connection connection, String select, ExportedDataset dataset)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                rows.add(Column.values(dataset.columns(), row));
            }
        }
        return DuckDb.comparable(dataset.columns(), rows);
    }

    /** As psql runs the statements, of which it is psql itself that copies a file. */
    private List<List<Object>> loadedByPostgresql(ExportedDataset dataset, String statements) throws Exception {
        execute("create schema if not exists %s".formatted(NOBODYS));
        Matcher copy = COPY.matcher(statements);
        assertThat(copy.find()).as(statements).isTrue();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = %s, public".formatted(NOBODYS));
            statement.execute(statements.substring(0, copy.start()));
            try (BufferedReader file = Files.newBufferedReader(directory.resolve(copy.group(2)))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy %s from stdin %s".formatted(copy.group(1), copy.group(3)), file);
            }
            statement.execute(statements.substring(copy.end()));
            List<List<Object>> rows = read(connection, "select * from " + table(dataset), dataset);
            statement.execute("reset search_path");
            return rows;
        }
    }
}
