package fr.contratdeville.platform.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sheet that is being written, under a head that stays in sight and has filters. Values go into the next cell of the row, and
 * {@link #none} leaves one empty. What a cell cannot hold as what it is, a number of more than 15 digits or a time before 1900,
 * is a text with all of it.
 */
public final class Sheet {

    private static final Pattern NAME = Pattern.compile("[^\\[\\]:*?/\\\\'\"<>&\\p{Cntrl}]{1,31}");

    /** More than these, programs round without a word. */
    private static final int MOST_DIGITS = 15;

    /** Beyond, a number is none in a program, or zero. */
    private static final int MOST_PLACES = 300;

    private static final long MICROSECONDS_IN_A_DAY = 86_400_000_000L;
    /** Counted from 1970; programs count from 1900, of which they take the 29th of February for a day. */
    private static final long FIRST_DAY = LocalDate.of(1900, 3, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long FROM_1900 = 25_569;

    /** So many that a time comes back to the microsecond, of which there are 86,400 millions to a day. */
    private static final int PLACES_OF_A_DAY = 12;

    private static final int BUFFER = 1 << 16;
    /** More than what stands around a value. */
    private static final int AROUND = 128;

    private final String name;
    private final OutputStream out;
    private final byte[][] letters;
    private final CellText text = new CellText();
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private int rows;
    private int column;

    Sheet(String name, List<Heading> headings, boolean shown, OutputStream out) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a sheet: " + name);
        }
        this.name = name;
        this.out = out;
        letters = new byte[headings.size()][];
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = utf8(letters(i));
            columns.append("<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d\" customWidth=\"1\"/>"
                    .formatted(i + 1, headings.get(i).width()));
        }
        add("""
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                <sheetViews><sheetView%s workbookViewId="0">\
                <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
                <cols>%s</cols><sheetData>""".formatted(shown ? " tabSelected=\"1\"" : "", columns));
        for (Heading heading : headings) {
            text(utf8(heading.text()), Style.HEAD);
        }
        endRow();
    }

    private static String letters(int column) {
        String last = Character.toString('A' + column % 26);
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    String name() {
        return name;
    }

    /** What there is in it, as formulas name it. */
    String area(String fixed) {
        String last = new String(letters[letters.length - 1], StandardCharsets.US_ASCII);
        return "%1$sA%1$s1:%1$s%2$s%1$s%3$d".formatted(fixed, last, rows);
    }

    public void none() throws IOException {
        next();
    }

    /** @param value null: none */
    public void text(String value) throws IOException {
        if (value == null) {
            none();
        } else {
            text(utf8(value), Style.TEXT);
        }
    }

    /**
     * In a cell as high as the text is long.
     *
     * @param value null: none
     */
    public void sentences(String value) throws IOException {
        if (value == null) {
            none();
        } else {
            text(utf8(value), Style.WRAPPED);
        }
    }

    /** @param bytes in which it stands in UTF-8; longer than a cell can be, it is cut, and says so at its end */
    public void text(byte[] bytes, int start, int length) throws IOException {
        text(bytes, start, length, Style.TEXT);
    }

    private void text(byte[] value, Style style) throws IOException {
        text(value, 0, value.length, style);
    }

    private void text(byte[] bytes, int start, int length, Style style) throws IOException {
        text.read(bytes, start, length);
        begin(style, text.length());
        add(" t=\"inlineStr\"><is><t");
        // Without it, programs leave out what is around a text.
        add(text.hasSpaceAround() ? " xml:space=\"preserve\">" : ">");
        add(text.bytes(), 0, text.length());
        add("</t></is></c>");
    }

    /** @param value null: none */
    public void number(BigDecimal value) throws IOException {
        if (value == null) {
            none();
            return;
        }
        byte[] plain = utf8(value.toPlainString());
        number(plain, 0, plain.length);
    }

    /** @param bytes in which it stands in digits, with a point if it is not whole */
    public void number(byte[] bytes, int start, int length) throws IOException {
        if (isHeld(bytes, start, length)) {
            value(Style.PLAIN, bytes, start, length);
        } else {
            text(bytes, start, length);
        }
    }

    private static boolean isHeld(byte[] bytes, int start, int length) {
        int digits = 0;
        int zeros = 0;
        for (int i = start; i < start + length; i++) {
            byte one = bytes[i];
            if (one == '0') {
                zeros++;
            } else if (one > '0' && one <= '9') {
                digits += digits == 0 ? 1 : zeros + 1;
                zeros = 0;
            }
        }
        return digits <= MOST_DIGITS && length <= MOST_PLACES;
    }

    /** @param value null: none */
    public void truth(Boolean value) throws IOException {
        if (value == null) {
            none();
            return;
        }
        begin(Style.PLAIN, 1);
        add(value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>");
    }

    /** @param value null: none */
    public void time(Instant value) throws IOException {
        if (value == null) {
            none();
        } else {
            time(Math.multiplyExact(value.getEpochSecond(), 1_000_000L) + value.getNano() / 1_000);
        }
    }

    /** @param microseconds since 1970; shown as universal time */
    public void time(long microseconds) throws IOException {
        long day = Math.floorDiv(microseconds, MICROSECONDS_IN_A_DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            text(DateTimeFormatter.ISO_INSTANT.format(Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS)));
            return;
        }
        byte[] serial = utf8(BigDecimal.valueOf(day + FROM_1900)
                .add(BigDecimal.valueOf(share(Math.floorMod(microseconds, MICROSECONDS_IN_A_DAY)), PLACES_OF_A_DAY))
                .toPlainString());
        value(Style.TIME, serial, 0, serial.length);
    }

    /** Of a day, rounded; both sides shortened, so that nothing overflows. */
    private static long share(long microseconds) {
        long shortened = MICROSECONDS_IN_A_DAY / 10_000;
        return (microseconds * 100_000_000L + shortened / 2) / shortened;
    }

    private void value(Style style, byte[] bytes, int start, int length) throws IOException {
        begin(style, length);
        add("><v>");
        add(bytes, start, length);
        add("</v></c>");
    }

    /** @throws IOException also if a sheet holds no more rows, or if the row has other columns than the head */
    public void endRow() throws IOException {
        if (column != letters.length || rows == Workbook.MOST_ROWS) {
            throw new IOException("row %d of %s has no place, or %d cells".formatted(rows, name, column));
        }
        add("</row>");
        rows++;
        column = 0;
    }

    private void begin(Style style, int length) throws IOException {
        int at = next();
        makeRoom(length + AROUND);
        add("<c r=\"");
        add(letters[at], 0, letters[at].length);
        addNumber(rows + 1);
        add("\"");
        if (style != Style.PLAIN) {
            add(" s=\"");
            addNumber(style.ordinal());
            add("\"");
        }
    }

    /** @return which column the next value stands in */
    private int next() throws IOException {
        if (column == 0) {
            makeRoom(AROUND);
            add("<row r=\"");
            addNumber(rows + 1);
            add("\">");
        }
        return column++;
    }

    void end() throws IOException {
        makeRoom(AROUND);
        add("</sheetData><autoFilter ref=\"%s\"/></worksheet>".formatted(area("")));
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private void makeRoom(int length) throws IOException {
        if (buffer.length - filled >= length) {
            return;
        }
        out.write(buffer, 0, filled);
        filled = 0;
        if (buffer.length < length) {
            buffer = new byte[length];
        }
    }

    private void addNumber(int number) {
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int i = filled + digits - 1; i >= filled; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled += digits;
    }

    @SuppressWarnings("deprecation")
    private void add(String ascii) throws IOException {
        makeRoom(ascii.length());
        ascii.getBytes(0, ascii.length(), buffer, filled);
        filled += ascii.length();
    }

    private void add(byte[] bytes, int start, int length) throws IOException {
        makeRoom(length);
        System.arraycopy(bytes, start, buffer, filled, length);
        filled += length;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
