package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes of what the history has kept of rows what an export makes of the rows themselves. */
@Singleton
class ChangedRows {

    /** The images are read as rows of the table, so that the dataset's own select list can be applied to them. */
    private static final String ROWS = """
            select %s, c.position as "#position", image.is_after as "#is_after"
            from recorded_change c
            cross join lateral (values (false, c.before), (true, c.after)) as image (is_after, content)
            cross join lateral jsonb_populate_record(cast(null as %s), image.content) t
            where c.position = any(?) and image.content is not null
            """;

    private record Source(ExportedDataset dataset, TableRows rows) {}

    private static final class Pair {
        private Exported before;
        private Exported after;
    }

    private final Map<String, List<Source>> sources = new HashMap<>();

    ChangedRows(@All List<ExportedDataset> datasets) {
        for (ExportedDataset dataset : datasets) {
            for (TableRows rows : dataset.tables()) {
                sources.computeIfAbsent(rows.table(), table -> new ArrayList<>())
                        .add(new Source(dataset, rows));
            }
        }
    }

    /** What is to be announced, in the order of what was recorded. */
    List<Change> of(List<RecordedChange> recorded, Connection connection) throws SQLException {
        Map<String, List<RecordedChange>> byTable =
                recorded.stream().collect(Collectors.groupingBy(RecordedChange::table));
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, List<RecordedChange>> table : byTable.entrySet()) {
            for (Source source : sources.getOrDefault(table.getKey(), List.of())) {
                Map<Long, Pair> pairs = pairs(source, table.getValue(), connection);
                for (RecordedChange change : table.getValue()) {
                    Pair pair = pairs.get(change.position());
                    changes.addAll(Change.between(pair.before, pair.after, source.dataset.name(), change));
                }
            }
        }
        changes.sort(Comparator.comparingLong(Change::version));
        return changes;
    }

    private static Map<Long, Pair> pairs(Source source, List<RecordedChange> recorded, Connection connection)
            throws SQLException {
        Map<Long, Pair> pairs = new HashMap<>();
        String sql = ROWS.formatted(source.rows.select(), source.rows.table());
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            Object[] positions = recorded.stream().map(RecordedChange::position).toArray();
            query.setArray(1, connection.createArrayOf("bigint", positions));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Pair pair = pairs.computeIfAbsent(rows.getLong("#position"), position -> new Pair());
                    Exported row = Exported.of(source.dataset.columns(), rows);
                    if (rows.getBoolean("#is_after")) {
                        pair.after = row;
                    } else {
                        pair.before = row;
                    }
                }
            }
        }
        return pairs;
    }
}
