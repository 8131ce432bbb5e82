package fr.contratdeville.warehouse.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * @param name as files and tables have it: lower case, words joined by underscores; the same in every format
 * @param required whether every row has a value
 * @param dataset whose ids the column holds; null if it holds anything else
 * @param codes the only values there are, or the only elements of lists; empty if there can be others
 */
public record Column(
        String name, ColumnType type, boolean required, Bilingual description, String dataset, List<String> codes) {

    public static Column required(String name, ColumnType type, String french, String english) {
        return new Column(name, type, true, new Bilingual(french, english), null, List.of());
    }

    public static Column optional(String name, ColumnType type, String french, String english) {
        return new Column(name, type, false, new Bilingual(french, english), null, List.of());
    }

    /** The same column, of ids that rows of this dataset have. */
    public Column of(String referredDataset) {
        return new Column(name, type, required, description, referredDataset, codes);
    }

    /** The same column, of these codes. Its description says what each means. */
    public Column oneOf(List<String> allCodes) {
        return new Column(name, type, required, description, dataset, List.copyOf(allCodes));
    }

    /** @param row at whose columns 1 to n the values of the n columns are */
    public static Object[] values(List<Column> columns, ResultSet row) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).type().valueAt(row, i + 1);
        }
        return values;
    }
}
