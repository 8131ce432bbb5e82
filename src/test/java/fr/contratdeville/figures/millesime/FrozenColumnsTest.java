package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds a table or a column is reminded here that it has to be frozen as well. */
@QuarkusTest
class FrozenColumnsTest extends MillesimeApiTest {

    /** What is not published, and what keeps the millésimes themselves. */
    private static final List<String> NEVER_FROZEN = List.of(
            "change_feed",
            "dataset_load",
            "document_import",
            "export_pull",
            "export_pull_dataset",
            "export_pull_file",
            "flyway_schema_history",
            "idempotent_answer",
            "imported_row",
            "millesime",
            "millesime_content",
            "millesime_dataset",
            "millesime_redaction",
            "recorded_change",
            "redaction");

    /** What the public tables had once: it is part of what older millésimes have frozen. */
    private static final List<String> ONLY_FROZEN = List.of("action.search tsvector");

    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = cast('public' as regnamespace) and relkind in ('r', 'p') and not relispartition
            """;

    @Test
    void every_table_is_frozen_or_known_not_to_be() throws SQLException {
        List<String> frozen = query("select name from millesime_dataset");

        assertThat(query(TABLES))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(frozen.stream(), NEVER_FROZEN.stream()).toList());
        assertThat(
                        query(
                                "select relname from pg_class where relnamespace = cast('frozen' as regnamespace) and relkind = 'v'"))
                .containsExactlyInAnyOrderElementsOf(frozen);
    }

    @Test
    void a_frozen_table_is_read_with_the_columns_of_the_public_one() throws SQLException {
        assertThat(query(columnsOf("frozen", false))).isEqualTo(query(columnsOf("public", false)));
    }

    @Test
    void a_frozen_table_has_all_columns_of_the_public_one() throws SQLException {
        assertThat(query(columnsOf("millesime", true)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(query(columnsOf("public", true)).stream(), ONLY_FROZEN.stream())
                                .toList());
    }

    private static String columnsOf(String schema, boolean inAnyOrder) {
        return """
                select d.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                    || coalesce(' ' || nullif(a.attcollation, 0), '')
                from millesime_dataset d
                join pg_attribute a on a.attrelid = cast(format('%s.%%I', d.name) as regclass)
                where a.attnum > 0 and not a.attisdropped and a.attname <> 'millesime_id'
                order by d.name, %s
                """.formatted(schema, inAnyOrder ? "a.attname" : "a.attnum");
    }

    @Test
    void a_column_that_is_added_later_is_frozen_from_then_on_and_spares_what_is_frozen() throws SQLException {
        new Published();
        String before = freeze(2023).path("id");
        try (Connection migration = database.getConnection()) {
            migration.setAutoCommit(false);
            try {
                execute(migration, "alter table action add column cost numeric(9, 2) not null default 12.50");
                execute(migration, "call extend_millesimes('action')");
                execute(migration, "set local search_path = frozen, public");
                execute(migration, "set local contratdeville.millesime = '%s'".formatted(before));

                assertThat(first(migration, "select min(cost) from action")).isEqualTo("12.50");
                assertThat(first(
                                migration,
                                "select millesime.sha256_of(millesime.frozen_contents(id)) = sha256 from millesime"
                                        + " where id = '%s'".formatted(before)))
                        .isEqualTo("t");
                assertThat(first(migration, "select count(*) from millesime.changes('%s')".formatted(before)))
                        .isEqualTo("0");
                String after = first(migration, "select millesime.freeze(2023, 'avec une colonne de plus')");
                assertThat(first(
                                migration,
                                "select 'cost' = any (columns) from millesime_content where dataset = 'action'"
                                        + " and millesime_id = '%s'".formatted(after)))
                        .isEqualTo("t");
            } finally {
                migration.rollback();
            }
        }
        given().get(MILLESIMES + "/" + before).then().statusCode(200);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
