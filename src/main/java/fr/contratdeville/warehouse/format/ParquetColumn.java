package fr.contratdeville.warehouse.format;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.uuidType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** A column as Parquet has it: its type, and how a value becomes entries in it. */
final class ParquetColumn {

    private final Column column;
    private final ColumnType type;

    /** How many of the levels down to a value are there: with all of them, the value is. */
    private final int present;

    private final PlainBytes text = new PlainBytes();

    ParquetColumn(Column column, UuidForm uuids) {
        this.column = column;
        type = uuids.inFile(column.type());
        present = (column.required() ? 0 : 1) + (type == ColumnType.TEXTS ? 1 : 0);
    }

    Type type() {
        Repetition repetition = column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
        String name = column.name();
        return switch (type) {
            case UUID ->
                Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(2 * Long.BYTES)
                        .as(uuidType())
                        .named(name);
            case TEXT -> Types.primitive(BINARY, repetition).as(stringType()).named(name);
            case INTEGER -> Types.primitive(INT32, repetition).named(name);
            case LONG -> Types.primitive(INT64, repetition).named(name);
            case DECIMAL ->
                Types.primitive(INT64, repetition)
                        .as(decimalType(ColumnType.DECIMAL_SCALE, ColumnType.DECIMAL_DIGITS))
                        .named(name);
            case BOOLEAN -> Types.primitive(BOOLEAN, repetition).named(name);
            case INSTANT ->
                Types.primitive(INT64, repetition)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(name);
            case TEXTS ->
                Types.list(repetition).requiredElement(BINARY).as(stringType()).named(name);
            case JSON -> Types.primitive(BINARY, repetition).as(jsonType()).named(name);
        };
    }

    void write(CopiedRow row, int index, ColumnWriter out) {
        if (row.isNull(index)) {
            if (column.required()) {
                throw new IllegalArgumentException("no value in " + column.name());
            }
            out.writeNull(0, 0);
            return;
        }
        switch (type) {
            case UUID -> out.write(binary(row.bytes(), row.start(index), row.length(index)), 0, present);
            case TEXT, JSON -> {
                text.read(column.type(), row, index);
                out.write(binary(text.bytes(), text.start(), text.length()), 0, present);
            }
            case INTEGER -> out.write((int) row.whole(index), 0, present);
            case LONG -> out.write(row.whole(index), 0, present);
            case DECIMAL -> out.write(unscaled(row, index), 0, present);
            case BOOLEAN -> out.write(row.truth(index), 0, present);
            case INSTANT -> out.write(row.microseconds(index), 0, present);
            case TEXTS -> write(row.texts(index), out);
        }
    }

    private void write(List<String> texts, ColumnWriter out) {
        if (texts.isEmpty()) {
            out.writeNull(0, present - 1);
        }
        for (int i = 0; i < texts.size(); i++) {
            out.write(Binary.fromString(texts.get(i)), i == 0 ? 0 : 1, present);
        }
    }

    /** Copied by who keeps it: of most values, nobody does. */
    private static Binary binary(byte[] bytes, int start, int length) {
        return Binary.fromReusedByteArray(bytes, start, length);
    }

    private static long unscaled(CopiedRow row, int index) {
        return row.hasUnscaled(index)
                ? row.unscaled(index)
                : row.decimal(index)
                        .setScale(ColumnType.DECIMAL_SCALE)
                        .unscaledValue()
                        .longValueExact();
    }
}
