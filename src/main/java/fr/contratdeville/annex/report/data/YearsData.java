package fr.contratdeville.annex.report.data;

import fr.contratdeville.annex.report.data.DataFile.Kind;
import fr.contratdeville.warehouse.format.Delimiter;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.RowWriter;
import fr.contratdeville.warehouse.format.UuidForm;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.CopiedRow;
import fr.contratdeville.warehouse.rows.Datasets;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import fr.contratdeville.warehouse.rows.TableSchema;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The datasets of the exports, as much of each as the report of a year of a contract is made of, with their schemas. Bilans are
 * not among them: who may read a report may not read what has not been published.
 */
@Singleton
public class YearsData {

    private static final List<String> NAMES = List.of(
            "contracts",
            "pillars",
            "neighbourhoods",
            "structures",
            "actions",
            "action-neighbourhoods",
            "indicator-values",
            "indicator-value-overlaps",
            "indicators",
            "dimensions",
            "category-sets",
            "categories",
            "broader-categories");

    private static final FileForm FORM = new FileForm(RowFormat.CSV, Delimiter.COMMA, UuidForm.UUID);

    private final Datasets datasets;
    private final EntityManager database;

    YearsData(Datasets datasets, EntityManager database) {
        this.datasets = datasets;
        this.database = database;
    }

    /** Reads them in the transaction of the caller, and so in the state, or the millésime, that this sees. */
    public List<DataFile> read(UUID contract, int year) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            List<DataFile> files = new ArrayList<>();
            for (String name : NAMES) {
                ExportedDataset dataset = datasets.find(name).orElseThrow();
                files.add(rows(dataset, contract, year, connection));
                files.add(schema(dataset));
            }
            return files;
        });
    }

    private static DataFile rows(ExportedDataset dataset, UUID contract, int year, Connection connection)
            throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long rows = 0;
        try {
            RowWriter writer = FORM.writer(dataset, content);
            for (TableRows table : dataset.tables()) {
                rows += copy(
                        FilteredTable.copied(table, dataset.columns(), contract, year), dataset, writer, connection);
            }
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DataFile(
                dataset.name() + ".csv",
                FORM.format().mediaType(),
                dataset.description(),
                Kind.ROWS,
                rows,
                content.toByteArray());
    }

    private static long copy(String copied, ExportedDataset dataset, RowWriter writer, Connection connection)
            throws SQLException, IOException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copied);
        CopiedRow row = new CopiedRow(dataset.columns().size());
        long rows = 0;
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            if (row.read(message)) {
                writer.write(row);
                rows++;
            }
        }
        return rows;
    }

    private static DataFile schema(ExportedDataset dataset) {
        Bilingual description = dataset.description();
        return new DataFile(
                dataset.name() + ".schema.json",
                "application/json",
                new Bilingual(
                        "Colonnes de « %s.csv » : %s".formatted(dataset.name(), description.french()),
                        "Columns of “%s.csv”: %s".formatted(dataset.name(), description.english())),
                Kind.EXPLANATION,
                0,
                TableSchema.of(dataset).toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
}
