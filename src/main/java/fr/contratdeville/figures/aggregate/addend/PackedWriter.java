package fr.contratdeville.figures.aggregate.addend;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;

/** Writes what {@link PackedReader} reads. */
final class PackedWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Names names;

    PackedWriter(Names names) {
        this.names = names;
    }

    void flag(boolean value) {
        write(() -> out.writeBoolean(value));
    }

    /** Of any size, most of them small. */
    void number(long value) {
        write(() -> {
            // The sign last, and seven bits in a byte.
            long rest = value << 1 ^ value >> 63;
            while ((rest & ~0x7F) != 0) {
                out.writeByte((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.writeByte((int) rest);
        });
    }

    /** @param value null if there is none */
    void optional(Long value) {
        flag(value != null);
        if (value != null) {
            number(value);
        }
    }

    /** @param value null if there is none */
    void name(Object value) {
        number(value == null ? PackedReader.NONE : names.number(value));
    }

    /** @param value null if there is none */
    void decimal(BigDecimal value) {
        if (value == null) {
            number(PackedReader.NONE);
            return;
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        BigInteger digits = plain.unscaledValue();
        boolean isShort = digits.bitLength() < Long.SIZE;
        number(2L * plain.scale() + (isShort ? 0 : 1));
        if (isShort) {
            number(digits.longValueExact());
        } else {
            byte[] all = digits.toByteArray();
            number(all.length);
            write(() -> out.write(all));
        }
    }

    /** @param value null if there is none */
    void time(Instant value) {
        flag(value != null);
        if (value != null) {
            number(value.getEpochSecond());
            number(value.getNano());
        }
    }

    byte[] packed() {
        return Zstd.compress(bytes.toByteArray(), 1);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
