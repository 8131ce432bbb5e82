package fr.contratdeville.warehouse.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A JSON object in every line, as {@link JsonRow} makes it. */
final class NdjsonRows implements RowWriter {

    private final SerializableString[] names;
    private final ColumnType[] types;
    private final JsonGenerator json;
    private final PlainBytes value = new PlainBytes();

    NdjsonRows(List<Column> columns, OutputStream out) throws IOException {
        names = JsonRow.names(columns);
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        json = JsonRow.FACTORY.createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(CopiedRow row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < types.length; i++) {
            json.writeFieldName(names[i]);
            if (row.isNull(i)) {
                json.writeNull();
            } else {
                write(types[i], row, i);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(ColumnType type, CopiedRow row, int column) throws IOException {
        switch (type) {
            case INTEGER, LONG -> json.writeNumber(row.whole(column));
            case BOOLEAN -> json.writeBoolean(row.truth(column));
            case TEXT -> json.writeUTF8String(row.bytes(), row.start(column), row.length(column));
            case UUID, INSTANT -> {
                value.read(type, row, column);
                json.writeRawUTF8String(value.bytes(), value.start(), value.length());
            }
            case DECIMAL, TEXTS, JSON -> {
                value.read(type, row, column);
                json.writeRawValue(value.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
