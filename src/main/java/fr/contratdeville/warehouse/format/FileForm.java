package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * All that decides which bytes rows become: two files of the same rows and the same form are the same to the byte.
 *
 * @param delimiter between the values of a CSV; nothing to the other formats
 * @param uuids in Parquet; nothing to the other formats, which are text
 */
public record FileForm(RowFormat format, Delimiter delimiter, UuidForm uuids) {

    public RowWriter writer(ExportedDataset dataset, OutputStream out) throws IOException {
        List<Column> columns = dataset.columns();
        return switch (format) {
            case CSV -> new CsvRows(columns, out, delimiter.character());
            case NDJSON -> new NdjsonRows(columns, out);
            case PARQUET -> new ParquetRows(columns, out, uuids);
            case XLSX -> new XlsxRows(dataset, out);
        };
    }

    /** Nothing where the format has none. */
    public String delimiterInFile() {
        return format == RowFormat.CSV ? delimiter.code() : "";
    }

    /** Nothing where they are what the format has for them. */
    public String uuidsInFile() {
        return format == RowFormat.PARQUET && uuids != UuidForm.UUID ? uuids.code() : "";
    }
}
