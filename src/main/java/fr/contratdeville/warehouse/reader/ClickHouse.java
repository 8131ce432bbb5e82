package fr.contratdeville.warehouse.reader;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;

/**
 * By itself, ClickHouse (26.7.2) guesses types, and takes a text {@code \N} for none, which in a column without null is an
 * empty one. An array it reads only in a notation of its own: so the file goes by way of another table.
 */
final class ClickHouse implements Dialect {

    @Override
    public String statements(CsvFile file) {
        return """
                -- %2$s (version %3$s) in ClickHouse 23 or newer. In the directory of the file: clickhouse-client --queries-file this
                create table %1$s (
                    %4$s
                ) engine = MergeTree order by %7$s;
                create temporary table %1$s_csv (
                    %5$s
                );
                set date_time_input_format = 'best_effort';
                set format_csv_null_representation = '';
                set format_csv_allow_single_quotes = 0;
                set input_format_csv_empty_as_default = 1;
                set input_format_with_names_use_header = 1;
                insert into %1$s_csv from infile '%2$s' format CSVWithNames;
                insert into %1$s
                select
                    %6$s
                from %1$s_csv;
                drop table %1$s_csv;
                """.formatted(
                        file.table(),
                        file.name(),
                        file.version(),
                        file.lines(column -> column.name() + " " + inTable(column)),
                        file.lines(column -> column.name() + " " + inFile(column)),
                        file.lines(ClickHouse::value),
                        file.columns().get(0).name());
    }

    /** A list cannot be null. None is in any dataset; it would become an empty one. */
    private static String inTable(Column column) {
        return column.type() == ColumnType.TEXTS ? "Array(String)" : inFile(column);
    }

    private static String inFile(Column column) {
        String type = typeInFile(column.type());
        return column.required() ? type : "Nullable(%s)".formatted(type);
    }

    private static String typeInFile(ColumnType type) {
        return switch (type) {
            case UUID -> "UUID";
            case TEXT, TEXTS, JSON -> "String";
            case INTEGER -> "Int32";
            case LONG -> "Int64";
            case DECIMAL -> "Decimal(%d, %d)".formatted(ColumnType.DECIMAL_DIGITS, ColumnType.DECIMAL_SCALE);
            case BOOLEAN -> "Bool";
            case INSTANT -> "DateTime64(6, 'UTC')";
        };
    }

    private static String value(Column column) {
        return switch (column.type()) {
            case TEXT -> "replaceRegexpOne(%s, '^''', '')".formatted(column.name());
            case TEXTS ->
                "JSONExtract(%s, 'Array(String)')"
                        .formatted(column.required() ? column.name() : "ifNull(%s, '[]')".formatted(column.name()));
            default -> column.name();
        };
    }
}
