package fr.contratdeville.warehouse.reader;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A dataset's CSV file, in the words of SQL. */
record CsvFile(String dataset, List<Column> columns) {

    String name() {
        return dataset + ".csv";
    }

    /** The table that is made of it. */
    String table() {
        return dataset.replace('-', '_');
    }

    String version() {
        return SchemaVersion.CURRENT;
    }

    /** A line for each column, between commas. */
    String lines(Function<Column, String> line) {
        return columns.stream().map(line).collect(Collectors.joining(",\n    "));
    }

    /** The column of a table. */
    static String declaration(Column column, String type) {
        return column.name() + " " + type + (column.required() ? " not null" : "");
    }
}
