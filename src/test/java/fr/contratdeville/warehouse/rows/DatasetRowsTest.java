package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export reads from a table is what its dataset says, and what the feed of changes makes of the table's history. */
@QuarkusTest
class DatasetRowsTest extends RowsOfEveryKind {

    @Inject
    Datasets datasets;

    private String recordedBefore;

    @BeforeEach
    @Override
    protected void storeRowsOfEveryKind() throws SQLException, IOException {
        recordedBefore =
                query("select coalesce(max(position), 0) from recorded_change").get(0);
        super.storeRowsOfEveryKind();
    }

    @Test
    void every_table_gives_a_value_for_every_column_in_order() throws SQLException {
        for (ExportedDataset dataset : datasets.all()) {
            List<String> names = dataset.columns().stream().map(Column::name).toList();
            for (TableRows rows : dataset.tables()) {
                assertThat(labels(live(rows))).as(rows.table()).isEqualTo(names);
                assertThat(read(dataset, live(rows))).as(rows.table()).isNotEmpty();
            }
        }
    }

    @Test
    void every_value_is_what_its_column_says() throws SQLException {
        Map<String, Set<Object>> ids = new HashMap<>();
        for (ExportedDataset dataset : datasets.all()) {
            ids.put(
                    dataset.name(),
                    new HashSet<>(values(dataset, dataset.columns().get(0))));
        }
        for (ExportedDataset dataset : datasets.all()) {
            for (Column column : dataset.columns()) {
                List<Object> values = values(dataset, column);
                String place = dataset.name() + "." + column.name();
                assertThat(values).as(place).anyMatch(value -> value != null);
                if (column.required()) {
                    assertThat(values).as(place).doesNotContainNull();
                }
                values.removeIf(value -> value == null);
                if (column.dataset() != null) {
                    assertThat(values).as(place).isSubsetOf(ids.get(column.dataset()));
                }
                if (!column.codes().isEmpty()) {
                    assertThat(List.<Object>copyOf(column.codes()))
                            .as(place)
                            .containsAll(values.stream()
                                    .flatMap(value -> elements(value).stream())
                                    .toList());
                }
            }
        }
    }

    @Test
    void no_two_rows_of_a_dataset_have_the_same_id() throws SQLException {
        for (ExportedDataset dataset : datasets.all()) {
            assertThat(values(dataset, dataset.columns().get(0)))
                    .as(dataset.name())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_history_of_a_table_gives_the_rows_that_the_table_gives() throws SQLException {
        for (ExportedDataset dataset : datasets.all()) {
            for (TableRows rows : dataset.tables()) {
                assertThat(byId(read(dataset, lastImages(rows))))
                        .as(rows.table())
                        .isEqualTo(byId(read(dataset, live(rows))));
            }
        }
    }

    @Test
    void no_row_tells_whom_to_write_to() throws SQLException {
        assertThat(query("select contact_email from structure")).contains("prenom.nom@example.org");
        for (ExportedDataset dataset : datasets.all()) {
            for (TableRows rows : dataset.tables()) {
                assertThat(read(dataset, live(rows)).toString())
                        .as(rows.table())
                        .doesNotContain("prenom.nom");
            }
        }
    }

    private static String live(TableRows rows) {
        return "select %s from %s t order by %s".formatted(rows.select(), rows.table(), rows.key());
    }

    /** What the feed makes of the last entry of every row, if it is not that the row has been deleted. */
    private String lastImages(TableRows rows) {
        return """
                select %1$s
                from (
                    select distinct on (id) after
                    from (
                        select (select id from (select %1$s) row) as id, c.after, c.position
                        from recorded_change c,
                            jsonb_populate_record(cast(null as %2$s), coalesce(c.after, c.before)) t
                        where c.dataset = '%2$s' and c.position > %3$s) entry
                    order by id, position desc) last,
                    jsonb_populate_record(cast(null as %2$s), last.after) t
                where last.after is not null
                """.formatted(rows.select(), rows.table(), recordedBefore);
    }

    private List<String> labels(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData data = rows.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int index = 1; index <= data.getColumnCount(); index++) {
                labels.add(data.getColumnLabel(index));
            }
            return labels;
        }
    }

    private List<List<Object>> read(ExportedDataset dataset, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<Object>> read = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (Column column : dataset.columns()) {
                    row.add(column.type().valueAt(rows, row.size() + 1));
                }
                read.add(row);
            }
            return read;
        }
    }

    private List<Object> values(ExportedDataset dataset, Column column) throws SQLException {
        int index = IntStream.range(0, dataset.columns().size())
                .filter(place -> dataset.columns().get(place).equals(column))
                .findFirst()
                .orElseThrow();
        List<Object> values = new ArrayList<>();
        for (TableRows rows : dataset.tables()) {
            read(dataset, live(rows)).forEach(row -> values.add(row.get(index)));
        }
        return values;
    }

    private static Map<String, List<Object>> byId(List<List<Object>> rows) {
        Map<String, List<Object>> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(row.get(0).toString(), row));
        return byId;
    }

    private static List<Object> elements(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }
}
