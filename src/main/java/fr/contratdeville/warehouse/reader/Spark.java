package fr.contratdeville.warehouse.reader;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;

/**
 * By itself, Spark (3.5.9 and 4.2.0) takes a backslash for what escapes a quote, a line break in a text for the end of the
 * row, the empty text for none, and what it cannot read for nothing, all without a word.
 *
 * <p>Told that rows may have line breaks in them, it looks for the file's line ends by itself, and makes those of a text that
 * are like them (CRLF) a line feed. Told of them, though documented for one character only, it leaves texts as they are.
 *
 * <p>What it shall take for null, an apostrophe and one letter, is no value in any file: a text that begins with an
 * apostrophe has two.
 */
final class Spark implements Dialect {

    @Override
    public String statements(CsvFile file) {
        return """
                -- %2$s (version %3$s) in Spark 3.5 or newer. In the directory of the file: spark-sql -f this
                -- From Python: for statement in filter(str.strip, text.split(";\\n")): spark.sql(statement)
                create temporary view %1$s_csv (
                    %4$s
                ) using csv options (
                    path '%2$s', header 'true', enforceSchema 'false', mode 'FAILFAST', encoding 'UTF-8',
                    escape '"', multiLine 'true', lineSep '\\r\\n', nullValue "'n", emptyValue ''
                );
                create temporary view %1$s as
                select
                    %5$s
                from %1$s_csv;
                """.formatted(
                        file.table(),
                        file.name(),
                        file.version(),
                        file.lines(column -> column.name() + " " + typeInFile(column.type())),
                        file.lines(Spark::value));
    }

    private static String typeInFile(ColumnType type) {
        return switch (type) {
            case UUID, TEXT, TEXTS, JSON -> "string";
            case INTEGER -> "int";
            case LONG -> "bigint";
            case DECIMAL -> "decimal(%d, %d)".formatted(ColumnType.DECIMAL_DIGITS, ColumnType.DECIMAL_SCALE);
            case BOOLEAN -> "boolean";
            case INSTANT -> "timestamp";
        };
    }

    private static String value(Column column) {
        return switch (column.type()) {
            case TEXT -> "regexp_replace(%1$s, \"^'\", '') as %1$s".formatted(column.name());
            case TEXTS -> "from_json(%1$s, 'array<string>') as %1$s".formatted(column.name());
            default -> column.name();
        };
    }
}
