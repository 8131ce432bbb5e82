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
 * @param table the table with a row for each item, and how the other texts call it
 * @param joins what else the columns are of; they leave one row for each item
 * @param id the column with the ids, qualified
 * @param mapper what becomes of a row
 */
public record Shown<T extends Identified>(String columns, String table, String joins, String id, Row.Mapper<T> mapper) {

    /** Reads those that there are. */
    public Reading<Map<UUID, T>> withIds(Collection<UUID> ids) {
        String text = "select %s from %s %s where %s in (:ids)".formatted(columns, table, joins, id);
        Sql sql = Sql.of(text, Map.of("ids", ids));
        return database -> {
            Map<UUID, T> found = new HashMap<>();
            sql.rows(database, mapper).forEach(item -> found.put(item.id(), item));
            return found;
        };
    }
}
