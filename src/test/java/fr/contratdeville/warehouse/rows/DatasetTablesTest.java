package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever adds a table with a history is reminded here that the data warehouse has to get it as well. */
@QuarkusTest
class DatasetTablesTest extends ApiTest {

    private static final String HAVE_A_HISTORY = """
            select relname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where tgname = 'history' and tgenabled = 'O'
            """;

    @Inject
    Datasets datasets;

    @Test
    void rows_are_read_in_the_order_of_the_primary_key_without_sorting() throws SQLException {
        for (ExportedDataset dataset : datasets.all()) {
            for (TableRows rows : dataset.tables()) {
                assertThat(query("""
                        select pg_get_indexdef(indexrelid) from pg_index
                        where indrelid = cast('%s' as regclass) and indisprimary
                        """.formatted(rows.table())).get(0)).endsWith("(" + rows.key() + ")");
            }
        }
    }

    @Test
    void what_has_a_history_is_exported_and_what_is_exported_has_a_history() throws SQLException {
        List<String> exported = datasets.all().stream()
                .flatMap(dataset -> dataset.tables().stream())
                .map(TableRows::table)
                .toList();

        assertThat(query(HAVE_A_HISTORY)).containsExactlyInAnyOrderElementsOf(exported);
    }
}
