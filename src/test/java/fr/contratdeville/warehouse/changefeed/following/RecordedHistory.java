package fr.contratdeville.warehouse.changefeed.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What the triggers have recorded, read straight from the database. */
final class RecordedHistory {

    /** Pairs of entries of one row, one right after the other, the later of which is an older transaction's. */
    private static final String REORDERED = """
            select count(*)
            from (
                select xact, lag(xact) over (partition by dataset, row_id order by position) as xact_before
                from recorded_change
                where coalesce(before, after) ? 'id') pairs
            where xact < xact_before
            """;

    private static final String ALL_IN_THE_ORDER_OF_WRITING = """
            select dataset, cast(before as text) as before, cast(after as text) as after,
                (select jsonb_object_agg(k, before -> k) from unnest(millesime.key_of(dataset)) k) as key_before,
                (select jsonb_object_agg(k, after -> k) from unnest(millesime.key_of(dataset)) k) as key_after
            from recorded_change
            order by position
            """;

    /** The columns that are of no image are the arguments of the trigger, behind the first. */
    private static final String IMAGES = """
            select cast(tgrelid as regclass) as dataset, format(
                'select (select jsonb_object_agg(k, to_jsonb(t) -> k) from unnest(millesime.key_of(%1$L)) k) as key,
                    to_jsonb(t) - cast(%2$L as text[]) as image from %1$I t',
                cast(tgrelid as regclass), (string_to_array(encode(tgargs, 'escape'), '\\000'))[2:tgnargs]) as query
            from pg_trigger where tgname = 'history'
            """;

    private RecordedHistory() {}

    static long pairsOutOfOrder(Database database) throws SQLException {
        return number(database, REORDERED);
    }

    static long entries(Database database) throws SQLException {
        return number(database, "select count(*) from recorded_change");
    }

    /** What the tables would be if each change had been made to the row as it was then, by dataset and key. */
    static Map<String, String> replayed(Database database) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet changes = statement.executeQuery(ALL_IN_THE_ORDER_OF_WRITING)) {
            while (changes.next()) {
                String dataset = changes.getString("dataset");
                if (changes.getString("before") != null) {
                    assertThat(rows.remove(dataset + changes.getString("key_before")))
                            .as("the row before the change")
                            .isEqualTo(changes.getString("before"));
                }
                if (changes.getString("after") != null) {
                    rows.put(dataset + changes.getString("key_after"), changes.getString("after"));
                }
            }
        }
        return rows;
    }

    /** What the tables are, in the same form. */
    static Map<String, String> written(Database database) throws SQLException {
        Map<String, String> queries = new HashMap<>();
        Map<String, String> rows = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // Images are in UTC.
            statement.execute("set timezone = 'UTC'");
            ResultSet tables = statement.executeQuery(IMAGES);
            while (tables.next()) {
                queries.put(tables.getString("dataset"), tables.getString("query"));
            }
            for (Map.Entry<String, String> query : queries.entrySet()) {
                ResultSet images = statement.executeQuery(query.getValue());
                while (images.next()) {
                    rows.put(query.getKey() + images.getString("key"), images.getString("image"));
                }
            }
        }
        return rows;
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
