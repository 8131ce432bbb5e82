package fr.contratdeville.warehouse.reader;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;

/**
 * By itself, DuckDB (2.0.0) guesses types by the first 20,480 rows: a SIRET is a {@code bigint} then, and a fraction after
 * whole numbers is refused.
 */
final class DuckDb implements Dialect {

    /** DuckDB's own is 2,000,000 bytes, and a bilan can be as long, with every quote in its JSON doubled. */
    private static final int LONGEST_ROW = 16_000_000;

    @Override
    public String statements(CsvFile file) {
        return """
                -- %2$s (version %3$s) in DuckDB. In the directory of the file: duckdb warehouse.db < this
                create table %1$s (
                    %4$s
                );
                insert into %1$s
                select
                    %5$s
                from read_csv('%2$s', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                    new_line = '\\r\\n', nullstr = '', allow_quoted_nulls = false, max_line_size = %6$d, columns = {
                    %7$s
                });
                """.formatted(
                file.table(),
                file.name(),
                file.version(),
                file.lines(column -> CsvFile.declaration(column, column.type().sqlType())),
                file.lines(DuckDb::value),
                LONGEST_ROW,
                file.lines(column -> "'%s': '%s'".formatted(column.name(), typeInFile(column.type()))));
    }

    private static String typeInFile(ColumnType type) {
        return type == ColumnType.TEXTS ? "json" : type.sqlType();
    }

    private static String value(Column column) {
        return switch (column.type()) {
            case TEXT -> "regexp_replace(%s, '^''', '')".formatted(column.name());
            case TEXTS -> "cast(%s as text[])".formatted(column.name());
            default -> column.name();
        };
    }
}
