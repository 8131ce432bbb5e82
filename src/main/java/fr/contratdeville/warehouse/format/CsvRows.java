package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV after RFC 4180. Nothing between delimiters is no value, {@code ""} the empty text.
 *
 * <p>A spreadsheet takes a text that begins with certain characters for a formula, and may carry it out. Such a text gets an
 * apostrophe in front, and so does one that begins with an apostrophe: whoever takes one away has the text.
 *
 * <p>Not by a library: all of them take strings, and to make one of every value takes longer than everything else.
 */
final class CsvRows implements RowWriter {

    private static final String DEFUSED = "=+-@\t\r\n'";
    /** A line that begins with it is a comment to many readers. */
    private static final byte COMMENT = '#';

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte delimiter;
    private final ColumnType[] types;
    private final PlainBytes value = new PlainBytes();
    private byte[] buffer = new byte[BUFFER];
    private int filled;

    CsvRows(List<Column> columns, OutputStream out, char delimiter) throws IOException {
        this.out = out;
        this.delimiter = (byte) delimiter;
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        for (int i = 0; i < types.length; i++) {
            byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
            begin(i, name.length);
            add(name, 0, name.length);
        }
        endLine();
        close();
    }

    @Override
    public void write(CopiedRow row) throws IOException {
        for (int i = 0; i < types.length; i++) {
            if (row.isNull(i)) {
                begin(i, 0);
                continue;
            }
            value.read(types[i], row, i);
            begin(i, value.length());
            switch (types[i]) {
                case TEXT, TEXTS, JSON -> text(types[i] == ColumnType.TEXT, i == 0);
                default -> add(value.bytes(), value.start(), value.length());
            }
        }
        endLine();
    }

    /** Makes room for a field, even if every byte of it has to be doubled. */
    private void begin(int column, int length) throws IOException {
        int most = 2 * length + 8;
        if (buffer.length - filled < most) {
            flush();
            if (buffer.length < most) {
                buffer = new byte[most];
            }
        }
        if (column > 0) {
            buffer[filled++] = delimiter;
        }
    }

    private void text(boolean ofPeople, boolean first) {
        byte[] bytes = value.bytes();
        int start = value.start();
        int length = value.length();
        if (length == 0) {
            buffer[filled++] = '"';
            buffer[filled++] = '"';
            return;
        }
        boolean formula = ofPeople && DEFUSED.indexOf(bytes[start]) >= 0;
        boolean quoted = isQuoted(bytes, start, length, formula) || first && !formula && bytes[start] == COMMENT;
        if (quoted) {
            buffer[filled++] = '"';
        }
        if (formula) {
            buffer[filled++] = '\'';
        }
        if (quoted) {
            addDoubled(bytes, start, length);
            buffer[filled++] = '"';
        } else {
            add(bytes, start, length);
        }
    }

    /** Besides what has to be: what many readers would trim. */
    private boolean isQuoted(byte[] bytes, int start, int length, boolean formula) {
        if (!formula && isTrimmed(bytes[start]) || isTrimmed(bytes[start + length - 1])) {
            return true;
        }
        for (int i = start; i < start + length; i++) {
            byte one = bytes[i];
            if (one == delimiter || one == '"' || one == '\n' || one == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Bytes of characters beyond ASCII are below zero. */
    private static boolean isTrimmed(byte one) {
        return one >= 0 && one <= ' ';
    }

    private void add(byte[] bytes, int start, int length) {
        System.arraycopy(bytes, start, buffer, filled, length);
        filled += length;
    }

    private void addDoubled(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (bytes[i] == '"') {
                buffer[filled++] = '"';
            }
            buffer[filled++] = bytes[i];
        }
    }

    private void endLine() throws IOException {
        begin(0, 2);
        buffer[filled++] = '\r';
        buffer[filled++] = '\n';
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.flush();
    }
}
