package fr.contratdeville.warehouse.rows;

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

    /** How many there are. */
    public String count() {
        return "select count(*) from %s".formatted(table);
    }
}
