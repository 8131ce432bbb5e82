package fr.contratdeville.warehouse.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What files are to be, by libraries and of objects: right, and too slow for millions of rows. */
public final class ByTheBook {

    private static final String DEFUSED = "=+-@\t\r\n'";

    private ByTheBook() {}

    /** @param rows typed as {@link ColumnType} says */
    public static byte[] bytes(FileForm form, ExportedDataset dataset, List<Object[]> rows) {
        List<Column> columns = dataset.columns();
        return switch (form.format()) {
            case CSV -> csv(form.delimiter().character(), columns, rows).getBytes(StandardCharsets.UTF_8);
            case NDJSON ->
                rows.stream()
                        .map(row -> JsonRow.of(columns, row) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
            case PARQUET, XLSX -> Written.bytes(form, dataset, rows);
        };
    }

    private static String csv(char delimiter, List<Column> columns, List<Object[]> rows) {
        StringWriter written = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(new Quoting())
                .build(written);
        try (csv) {
            csv.writeRecord(columns.stream().map(Column::name).toArray(String[]::new));
            for (Object[] row : rows) {
                String[] fields = new String[row.length];
                for (int i = 0; i < row.length; i++) {
                    fields[i] = row[i] == null ? null : field(columns.get(i).type(), row[i]);
                }
                csv.writeRecord(fields);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return written.toString();
    }

    private static String field(ColumnType type, Object value) {
        String text = PlainText.of(type, value);
        boolean formula = type == ColumnType.TEXT && !text.isEmpty() && DEFUSED.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

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
