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
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** A column as Parquet has it: its type, and how a value becomes entries in it. */
final class ParquetColumn {

    private static final long MICROSECONDS_IN_A_SECOND = 1_000_000;
    private static final int NANOSECONDS_IN_A_MICROSECOND = 1_000;

    private final Column column;
    private final ColumnType type;

    /** How many of the levels down to a value are there: with all of them, the value is. */
    private final int present;

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

    void write(Object value, ColumnWriter out) {
        if (value == null) {
            if (column.required()) {
                throw new IllegalArgumentException("no value in " + column.name());
            }
            out.writeNull(0, 0);
            return;
        }
        switch (type) {
            case UUID -> out.write(bytes((UUID) value), 0, present);
            case TEXT, JSON -> out.write(Binary.fromString(value.toString()), 0, present);
            case INTEGER -> out.write((int) value, 0, present);
            case LONG -> out.write((long) value, 0, present);
            case DECIMAL -> out.write(unscaled((BigDecimal) value), 0, present);
            case BOOLEAN -> out.write((boolean) value, 0, present);
            case INSTANT -> out.write(microseconds((Instant) value), 0, present);
            case TEXTS -> write((List<?>) value, out);
        }
    }

    /** {@code ChronoUnit.MICROS} counts nanoseconds first, of which a {@code long} holds those of three centuries only. */
    private static long microseconds(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROSECONDS_IN_A_SECOND),
                time.getNano() / NANOSECONDS_IN_A_MICROSECOND);
    }

    private void write(List<?> texts, ColumnWriter out) {
        if (texts.isEmpty()) {
            out.writeNull(0, present - 1);
        }
        for (int i = 0; i < texts.size(); i++) {
            out.write(Binary.fromString((String) texts.get(i)), i == 0 ? 0 : 1, present);
        }
    }

    private static Binary bytes(UUID id) {
        return Binary.fromConstantByteArray(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static long unscaled(BigDecimal value) {
        return value.setScale(ColumnType.DECIMAL_SCALE).unscaledValue().longValueExact();
    }
}
