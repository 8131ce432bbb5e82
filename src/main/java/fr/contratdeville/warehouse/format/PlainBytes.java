package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * What {@link PlainText} makes of a value, in UTF-8 and without making a string of it. It is the next value after each
 * {@link #read}. For one thread.
 */
final class PlainBytes {

    private static final int LONGEST = 64;
    private static final byte[] TRUE = utf8("true");
    private static final byte[] FALSE = utf8("false");
    private static final byte[] HEX = utf8("0123456789abcdef");
    private static final int UUID_BYTES = 16;
    /** A bit for every byte of a UUID that has a hyphen in front. */
    private static final int HYPHENS = 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10;

    private static final long DECIMAL_UNIT = 10_000;

    private static final long MICROSECONDS = 1_000_000;
    private static final long SECONDS_IN_A_DAY = 24 * 60 * 60;
    /** The first and the last whose year has four digits, counted from 1970. */
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final byte[] own = new byte[LONGEST];
    private byte[] bytes;
    private int start;
    private int end;

    /** What the value stands in, from {@link #start} and {@link #length} bytes long, until the next is read. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    @Override
    public String toString() {
        return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }

    /** @param column which is not null */
    void read(ColumnType type, CopiedRow row, int column) {
        switch (type) {
            case TEXT, JSON -> stands(row.bytes(), row.start(column), row.length(column));
            case UUID -> uuid(row.bytes(), row.start(column));
            case INTEGER, LONG -> whole(row.whole(column));
            case BOOLEAN -> stands(row.truth(column) ? TRUE : FALSE);
            case DECIMAL -> decimal(row, column);
            case INSTANT -> instant(row, column);
            case TEXTS -> stands(utf8(PlainText.of(type, row.texts(column))));
        }
    }

    private void stands(byte[] in) {
        stands(in, 0, in.length);
    }

    private void stands(byte[] in, int from, int length) {
        bytes = in;
        start = from;
        end = from + length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void uuid(byte[] id, int from) {
        stands(own, 0, 0);
        for (int i = 0; i < UUID_BYTES; i++) {
            if ((HYPHENS >> i & 1) == 1) {
                own[end++] = '-';
            }
            own[end++] = HEX[id[from + i] >> 4 & 0xf];
            own[end++] = HEX[id[from + i] & 0xf];
        }
    }

    private void whole(long value) {
        stands(own, LONGEST, 0);
        prepend(value);
    }

    private void prepend(long value) {
        // Counted below zero, where the smallest of all has its place too.
        long rest = -Math.abs(value);
        do {
            own[--start] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            own[--start] = '-';
        }
    }

    private void decimal(CopiedRow row, int column) {
        if (!row.hasUnscaled(column)) {
            stands(utf8(PlainText.of(ColumnType.DECIMAL, row.decimal(column))));
            return;
        }
        long unscaled = row.unscaled(column);
        long fraction = Math.abs(unscaled % DECIMAL_UNIT);
        stands(own, LONGEST, 0);
        if (fraction != 0) {
            int digits = ColumnType.DECIMAL_SCALE;
            while (fraction % 10 == 0) {
                fraction /= 10;
                digits--;
            }
            for (int i = 0; i < digits; i++) {
                own[--start] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            own[--start] = '.';
        }
        prepend(Math.abs(unscaled / DECIMAL_UNIT));
        if (unscaled < 0) {
            own[--start] = '-';
        }
    }

    private void instant(CopiedRow row, int column) {
        long microseconds = row.hasMicroseconds(column) ? row.microseconds(column) : Long.MAX_VALUE;
        long seconds = Math.floorDiv(microseconds, MICROSECONDS);
        long day = Math.floorDiv(seconds, SECONDS_IN_A_DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            stands(utf8(PlainText.of(ColumnType.INSTANT, row.instant(column))));
            return;
        }
        int second = (int) Math.floorMod(seconds, SECONDS_IN_A_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        stands(own, 0, 0);
        digits(date.getYear(), 1000, '-');
        digits(date.getMonthValue(), 10, '-');
        digits(date.getDayOfMonth(), 10, 'T');
        digits(second / 3600, 10, ':');
        digits(second / 60 % 60, 10, ':');
        digits(second % 60, 10, '.');
        digits((int) Math.floorMod(microseconds, MICROSECONDS), 100_000, 'Z');
    }

    /** @param first what the first digit counts: the others follow, also where they are none but zeros */
    private void digits(int value, int first, char behind) {
        for (int unit = first; unit > 0; unit /= 10) {
            own[end++] = (byte) ('0' + value / unit % 10);
        }
        own[end++] = (byte) behind;
    }
}
