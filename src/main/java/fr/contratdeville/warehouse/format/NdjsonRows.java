package fr.contratdeville.warehouse.format;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.contratdeville.warehouse.rows.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A JSON object in every line. */
final class NdjsonRows implements RowWriter {

    private final JsonRow row;
    private final JsonGenerator json;

    NdjsonRows(List<Column> columns, OutputStream out) throws IOException {
        row = new JsonRow(columns);
        json = JsonRow.FACTORY.createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(Object[] values) throws IOException {
        row.write(values, json);
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
