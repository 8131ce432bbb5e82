package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.CopiedRows;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a format makes of rows. */
public final class Written {

    private Written() {}

    static FileForm form(RowFormat format, char delimiter) {
        return new FileForm(format, delimiter == ',' ? Delimiter.COMMA : Delimiter.SEMICOLON, UuidForm.UUID);
    }

    public static byte[] bytes(RowFormat format, char delimiter, List<Column> columns, List<Object[]> rows) {
        return bytes(form(format, delimiter), columns, rows);
    }

    public static byte[] bytes(FileForm form, List<Column> columns, List<Object[]> rows) {
        return bytes(form, new Nobodys(columns), rows);
    }

    public static byte[] bytes(FileForm form, ExportedDataset dataset, List<Object[]> rows) {
        List<Column> columns = dataset.columns();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RowWriter writer = form.writer(dataset, out);
            for (Object[] row : rows) {
                writer.write(CopiedRows.of(columns, row));
            }
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private record Nobodys(List<Column> columns) implements ExportedDataset {

        @Override
        public String name() {
            return "nobodys";
        }

        @Override
        public Bilingual description() {
            return new Bilingual("", "");
        }

        @Override
        public List<TableRows> tables() {
            return List.of();
        }
    }

    static String text(RowFormat format, char delimiter, List<Column> columns, List<Object[]> rows) {
        return new String(bytes(format, delimiter, columns, rows), StandardCharsets.UTF_8);
    }
}
