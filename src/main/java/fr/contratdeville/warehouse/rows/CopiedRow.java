package fr.contratdeville.warehouse.rows;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.postgresql.util.ByteConverter;

/**
 * A row as PostgreSQL copies it in its binary format, read where it stands: of values that pass through, of which an export
 * has tens of millions, no objects are made. It is the next row after each {@link #read}. For one thread.
 */
public final class CopiedRow {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Behind the signature: flags, of which none are set, and the length of more that is never there. */
    private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;

    private static final int END = -1;
    private static final int NONE = -1;

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long EPOCH_IN_MICROSECONDS = ChronoUnit.MICROS.between(Instant.EPOCH, EPOCH);

    /** A decimal's digits come by four: whole ones, and behind the point as many as a {@link ColumnType#DECIMAL} has. */
    private static final int DIGITS_AT_ONCE = 10_000;
    /** Of digits by four, before the point: with one more, a {@code long} may be too short. */
    private static final int MOST_IN_A_LONG = 3;

    private static final int DECIMAL_HEADER = 4 * Short.BYTES;
    private static final int NEGATIVE = 0x4000;
    private static final int POSITIVE = 0;

    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes;

    public CopiedRow(int columns) {
        starts = new int[columns];
        lengths = new int[columns];
    }

    /**
     * @param message of the database, which is a row each; the first has the header as well, the last is the end alone
     * @return whether there is a row
     */
    public boolean read(byte[] message) {
        int at = startsAsFile(message) ? HEADER : 0;
        int columns = ByteConverter.int2(message, at);
        at += Short.BYTES;
        if (columns != END && columns != starts.length) {
            throw new IllegalStateException("a row of %d columns instead of %d".formatted(columns, starts.length));
        }
        for (int i = 0; i < columns; i++) {
            lengths[i] = ByteConverter.int4(message, at);
            starts[i] = at + Integer.BYTES;
            at = starts[i] + Math.max(lengths[i], 0);
        }
        if (at != message.length) {
            throw new IllegalStateException("a message that is more or less than a row");
        }
        bytes = message;
        return columns != END;
    }

    private static boolean startsAsFile(byte[] message) {
        return message.length > HEADER && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    public boolean isNull(int column) {
        return lengths[column] == NONE;
    }

    /** What all values stand in, until the next row is read. A text stands there in UTF-8. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int column) {
        return starts[column];
    }

    public int length(int column) {
        return lengths[column];
    }

    /** Of an {@link ColumnType#INTEGER}, or a {@link ColumnType#LONG}. */
    public long whole(int column) {
        return lengths[column] == Integer.BYTES
                ? ByteConverter.int4(bytes, starts[column])
                : ByteConverter.int8(bytes, starts[column]);
    }

    public boolean truth(int column) {
        return bytes[starts[column]] != 0;
    }

    public String text(int column) {
        return new String(bytes, starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    /** Whether {@link #microseconds} can be had: of all times but those past all calendars. */
    public boolean hasMicroseconds(int column) {
        long since2000 = ByteConverter.int8(bytes, starts[column]);
        return since2000 > Long.MIN_VALUE && since2000 <= Long.MAX_VALUE - EPOCH_IN_MICROSECONDS;
    }

    /** Since 1970. */
    public long microseconds(int column) {
        if (!hasMicroseconds(column)) {
            throw new ArithmeticException("too many microseconds until " + instant(column));
        }
        return ByteConverter.int8(bytes, starts[column]) + EPOCH_IN_MICROSECONDS;
    }

    /** As the driver has it. */
    public Instant instant(int column) {
        long since2000 = ByteConverter.int8(bytes, starts[column]);
        if (since2000 == Long.MIN_VALUE) {
            return OffsetDateTime.MIN.toInstant();
        }
        if (since2000 == Long.MAX_VALUE) {
            return OffsetDateTime.MAX.toInstant();
        }
        return EPOCH.plus(since2000, ChronoUnit.MICROS);
    }

    public BigDecimal decimal(int column) {
        if (ByteConverter.numeric(bytes, starts[column], lengths[column]) instanceof BigDecimal decimal) {
            return decimal;
        }
        throw new ArithmeticException("not a number");
    }

    /** Whether {@link #unscaled} can be had: of all decimals that columns should have. */
    public boolean hasUnscaled(int column) {
        int start = starts[column];
        int groups = ByteConverter.int2(bytes, start);
        int weight = ByteConverter.int2(bytes, start + Short.BYTES);
        int sign = ByteConverter.int2(bytes, start + 2 * Short.BYTES);
        return (sign == POSITIVE || sign == NEGATIVE)
                && (groups == 0 || weight >= -1 && weight < MOST_IN_A_LONG && groups <= weight + 2);
    }

    /** In units of the last of {@link ColumnType#DECIMAL_SCALE} digits behind the point. */
    public long unscaled(int column) {
        int start = starts[column];
        int groups = ByteConverter.int2(bytes, start);
        int weight = ByteConverter.int2(bytes, start + Short.BYTES);
        long value = 0;
        for (int i = 0; i <= weight + 1; i++) {
            int group = i < groups ? ByteConverter.int2(bytes, start + DECIMAL_HEADER + i * Short.BYTES) : 0;
            value = value * DIGITS_AT_ONCE + group;
        }
        return ByteConverter.int2(bytes, start + 2 * Short.BYTES) == NEGATIVE ? -value : value;
    }

    public List<String> texts(int column) {
        ByteBuffer array = ByteBuffer.wrap(bytes, starts[column], lengths[column]);
        int dimensions = array.getInt();
        if (dimensions == 0) {
            return List.of();
        }
        if (dimensions > 1) {
            throw new IllegalStateException("a list of lists");
        }
        array.getInt(); // whether there are any that are null
        array.getInt(); // the type
        String[] texts = new String[array.getInt()];
        array.getInt(); // the index of the first
        for (int i = 0; i < texts.length; i++) {
            byte[] text = new byte[array.getInt()];
            array.get(text);
            texts[i] = new String(text, StandardCharsets.UTF_8);
        }
        return List.of(texts);
    }
}
