package fr.contratdeville.warehouse.reader;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;

/**
 * PostgreSQL guesses nothing, and in its CSV, as in ours, an empty text is quoted and nothing is null. But it reads an array
 * only in a notation of its own, and can compute nothing while it copies: so the file goes by way of another table.
 */
final class PostgreSql implements Dialect {

    @Override
    public String statements(CsvFile file) {
        return """
                -- %2$s (version %3$s) in PostgreSQL 15 or newer. In the directory of the file: psql -f this
                begin;
                create table %1$s (
                    %4$s
                );
                create temporary table %1$s_csv (
                    %5$s
                ) on commit drop;
                \\copy %1$s_csv from '%2$s' with (format csv, header match, encoding 'UTF8')
                insert into %1$s
                select
                    %6$s
                from %1$s_csv;
                commit;
                """.formatted(
                        file.table(),
                        file.name(),
                        file.version(),
                        file.lines(column -> CsvFile.declaration(column, type(column.type()))),
                        file.lines(column -> column.name() + " " + typeInFile(column.type())),
                        file.lines(PostgreSql::value));
    }

    private static String type(ColumnType type) {
        return type == ColumnType.JSON ? "jsonb" : type.sqlType();
    }

    private static String typeInFile(ColumnType type) {
        return type == ColumnType.TEXTS ? "jsonb" : type(type);
    }

    private static String value(Column column) {
        return switch (column.type()) {
            case TEXT -> "regexp_replace(%s, '^''', '')".formatted(column.name());
            // Of nothing, an array of all its elements would be an empty one.
            case TEXTS ->
                "case when %1$s is not null then array(select jsonb_array_elements_text(%1$s)) end"
                        .formatted(column.name());
            default -> column.name();
        };
    }
}
