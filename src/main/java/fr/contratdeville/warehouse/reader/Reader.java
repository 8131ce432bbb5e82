package fr.contratdeville.warehouse.reader;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A program that reads a dataset's CSV file, and the statements by which it reads it right.
 *
 * <p>A CSV file has no types, and left to themselves readers guess them by the rows that there are: a SIRET becomes a number
 * and loses its leading zero, and what was a column of whole numbers yesterday is none today. Decimals written with a
 * fraction throughout ({@code 134.0}) would help with the second only, not with a SIRET, and would give all files, and all
 * rows of the feed, other bytes than those that consumers have and compare. So files stay what they are, and readers are
 * told the types.
 */
@Schema(name = "DatasetReader", description = "A program that reads the CSV file of a dataset.")
public enum Reader implements Coded {
    CLICKHOUSE("clickhouse", new ClickHouse()),
    DUCKDB("duckdb", new DuckDb()),
    POSTGRESQL("postgresql", new PostgreSql()),
    SPARK("spark", new Spark());

    private final String code;
    private final Dialect dialect;

    Reader(String code, Dialect dialect) {
        this.code = code;
        this.dialect = dialect;
    }

    @Override
    public String code() {
        return code;
    }

    /**
     * Makes a table of the dataset's CSV file, with commas, as it is in the current directory. The table has the dataset's
     * name, with underscores, and texts without the apostrophe that keeps spreadsheets from computing them.
     */
    public String statements(ExportedDataset dataset) {
        return dialect.statements(new CsvFile(dataset.name(), dataset.columns()));
    }
}
