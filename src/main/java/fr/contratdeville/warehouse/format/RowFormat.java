package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** How rows are written. Equal rows give equal bytes. */
public enum RowFormat {
    CSV("text/csv", "csv"),
    NDJSON("application/x-ndjson", "ndjson"),
    PARQUET("application/vnd.apache.parquet", "parquet");

    private final String mediaType;
    private final String extension;

    RowFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, without the dot. */
    public String extension() {
        return extension;
    }

    /** @param delimiter between the values of a CSV; the other formats do without */
    public RowWriter writer(List<Column> columns, OutputStream out, char delimiter) throws IOException {
        return switch (this) {
            case CSV -> new CsvRows(columns, out, delimiter);
            case NDJSON -> new NdjsonRows(columns, out);
            case PARQUET -> new ParquetRows(columns, out);
        };
    }
}
