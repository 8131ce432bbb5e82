package fr.contratdeville.warehouse.rows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows as PostgreSQL would copy them, of values that never were in it. */
public final class CopiedRows {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);
    private static final int NEGATIVE = 0x4000;
    private static final int OID_OF_TEXT = 25;

    private CopiedRows() {}

    /** @param values typed as {@link ColumnType} says; null where there is none */
    public static CopiedRow of(List<Column> columns, Object... values) {
        CopiedRow row = new CopiedRow(columns.size());
        row.read(bytes(message -> {
            message.writeShort(values.length);
            for (int i = 0; i < values.length; i++) {
                write(values[i] == null ? null : bytes(columns.get(i).type(), values[i]), message);
            }
        }));
        return row;
    }

    private interface Writing {
        void to(DataOutputStream message) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream message = new DataOutputStream(bytes)) {
            writing.to(message);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(byte[] value, DataOutputStream message) throws IOException {
        message.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            message.write(value);
        }
    }

    private static byte[] bytes(ColumnType type, Object value) {
        return switch (type) {
            case TEXT, JSON -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case UUID ->
                bytes(message -> {
                    message.writeLong(((UUID) value).getMostSignificantBits());
                    message.writeLong(((UUID) value).getLeastSignificantBits());
                });
            case INTEGER -> bytes(message -> message.writeInt((Integer) value));
            case LONG -> bytes(message -> message.writeLong((Long) value));
            case BOOLEAN -> bytes(message -> message.writeBoolean((Boolean) value));
            case INSTANT -> bytes(message -> message.writeLong(microseconds((Instant) value)));
            case DECIMAL -> decimal((BigDecimal) value);
            case TEXTS -> texts((List<?>) value);
        };
    }

    private static long microseconds(Instant time) {
        return (time.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000 + time.getNano() / 1_000;
    }

    /** Digits by four, without zeros at either end. */
    private static byte[] decimal(BigDecimal value) {
        int scale = Math.max(0, (value.scale() + 3) / 4) * 4;
        BigInteger rest = value.setScale(scale).unscaledValue().abs();
        List<Integer> groups = new ArrayList<>();
        for (; rest.signum() != 0; rest = rest.divide(TEN_THOUSAND)) {
            groups.add(0, rest.mod(TEN_THOUSAND).intValue());
        }
        int weight = groups.size() - scale / 4 - 1;
        while (!groups.isEmpty() && groups.get(groups.size() - 1) == 0) {
            groups.remove(groups.size() - 1);
        }
        return bytes(message -> {
            message.writeShort(groups.size());
            message.writeShort(groups.isEmpty() ? 0 : weight);
            message.writeShort(value.signum() < 0 ? NEGATIVE : 0);
            message.writeShort(Math.max(0, value.scale()));
            for (int group : groups) {
                message.writeShort(group);
            }
        });
    }

    private static byte[] texts(List<?> texts) {
        return bytes(message -> {
            message.writeInt(texts.isEmpty() ? 0 : 1);
            message.writeInt(0);
            message.writeInt(OID_OF_TEXT);
            if (!texts.isEmpty()) {
                message.writeInt(texts.size());
                message.writeInt(1);
            }
            for (Object text : texts) {
                write(((String) text).getBytes(StandardCharsets.UTF_8), message);
            }
        });
    }
}
