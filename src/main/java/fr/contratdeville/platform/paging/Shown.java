package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.reading.Reading;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is shown of each item of one kind, all of it by one statement. Its texts name no schema, so that they read frozen rows
 * as well.
 *
 * @param columns an SQL select list
 * @param table the table with a row for each item, and an id in it
 * @param alias how the other texts call it
 * @param joins what else the columns are of; they leave one row for each item
 * @param mapper what becomes of a row
 */
public record Shown<T extends Identified>(
        String columns, String table, String alias, String joins, Row.Mapper<T> mapper) {

    /** Reads those that there are. */
    public Reading<Map<UUID, T>> withIds(Collection<UUID> ids) {
        String text = "select %1$s from %2$s %3$s %4$s where %3$s.id in (:ids)".formatted(columns, table, alias, joins);
        Sql sql = Sql.of(text, Map.of("ids", ids));
        return database -> {
            Map<UUID, T> found = new HashMap<>();
            sql.rows(database, mapper).forEach(item -> found.put(item.id(), item));
            return found;
        };
    }
}
