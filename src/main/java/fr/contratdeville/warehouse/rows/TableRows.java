package fr.contratdeville.warehouse.rows;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that a dataset has from one table.
 *
 * @param table whose history is kept ({@code call keep_history}), or its changes would not be in the feed
 * @param key the columns of its primary key, as {@code order by} has them: the order of an export, without sorting
 * @param select a value for every column of the dataset, under the column's name and in the same order. Speaks of the row
 *     as {@code t}, and of nothing else, because {@code t} is a row of the table in an export, and what the history has
 *     kept of one in the feed; computed columns are not kept.
 */
public record TableRows(String table, String key, String select) {

    /** All rows that there are, in the order of the key. */
    public String inOrder() {
        return "select %s from %s t order by %s".formatted(select, table, key);
    }

    /** The same, copied to the client as {@link CopiedRow} reads them. */
    public String copiedInOrder(List<Column> columns) {
        String values = columns.stream()
                .map(column ->
                        "cast(%s as %s)".formatted(column.name(), column.type().copiedAs()))
                .collect(Collectors.joining(", "));
        return "copy (select %s from (%s) t) to stdout (format binary)".formatted(values, inOrder());
    }

    /** How many there are. */
    public String count() {
        return "select count(*) from %s".formatted(table);
    }
}
