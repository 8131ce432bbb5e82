package fr.contratdeville.warehouse.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * CSV after RFC 4180. Nothing between delimiters is no value, {@code ""} the empty text.
 *
 * <p>A spreadsheet takes a text that begins with certain characters for a formula, and may carry it out. Such a text gets an
 * apostrophe in front, and so does one that begins with an apostrophe: whoever takes one away has the text.
 */
final class CsvRows implements RowWriter {

    private static final String DEFUSED = "=+-@\t\r\n'";

    private final CsvWriter csv;
    private final ColumnType[] types;
    private final String[] fields;

    CsvRows(List<Column> columns, OutputStream out, char delimiter) throws IOException {
        csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(new Quoting())
                .build(out);
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        fields = new String[types.length];
        writeRecord(columns.stream().map(Column::name).toArray(String[]::new));
        csv.flush();
    }

    @Override
    public void write(Object[] values) throws IOException {
        for (int i = 0; i < types.length; i++) {
            fields[i] = values[i] == null ? null : field(types[i], values[i]);
        }
        writeRecord(fields);
    }

    private void writeRecord(String[] record) throws IOException {
        try {
            csv.writeRecord(record);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String field(ColumnType type, Object value) {
        String text = PlainText.of(type, value);
        boolean formula = type == ColumnType.TEXT && !text.isEmpty() && DEFUSED.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }

    /** Besides what has to be quoted: what many readers would take for no value, or trim. */
    private static final class Quoting implements QuoteStrategy {

        @Override
        public boolean quoteEmpty(int line, int field) {
            return true;
        }

        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ';
        }
    }
}
