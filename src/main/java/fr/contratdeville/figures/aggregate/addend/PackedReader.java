package fr.contratdeville.figures.aggregate.addend;

import com.github.luben.zstd.Zstd;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Reads, in the same order, what {@link PackedWriter} has written. */
final class PackedReader {

    /** In the place of a name's number, and of a decimal's scale. */
    static final int NONE = -1;

    private final ByteBuffer in;
    private final Names names;

    PackedReader(byte[] packed, Names names) {
        this.in = ByteBuffer.wrap(Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed)));
        this.names = names;
    }

    boolean flag() {
        return in.get() != 0;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    int small() {
        return (int) number();
    }

    Long optional() {
        return flag() ? number() : null;
    }

    <T> T name(Class<T> type) {
        int number = small();
        return number == NONE ? null : type.cast(names.get(number));
    }

    BigDecimal decimal() {
        int form = small();
        if (form == NONE) {
            return null;
        }
        if (form % 2 == 0) {
            return BigDecimal.valueOf(number(), form / 2);
        }
        byte[] digits = new byte[small()];
        in.get(digits);
        return new BigDecimal(new BigInteger(digits), form / 2);
    }

    Instant time() {
        return flag() ? Instant.ofEpochSecond(number(), number()) : null;
    }
}
