package fr.contratdeville.warehouse.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** A warehouse that reads what we write. */
public final class DuckDb implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Not from the driver manager, which does not find drivers everywhere once a service has been tested. */
    private final Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());

    public DuckDb() throws SQLException {}

    /** How to read a file: with the types that are told, if the format has none. */
    static String reading(RowFormat format, char delimiter, Path file, List<Column> columns) {
        return reading(format, delimiter, file, types(columns));
    }

    /** @param types of the columns, as DuckDB writes a struct */
    static String reading(RowFormat format, char delimiter, Path file, String types) {
        return switch (format) {
            case CSV ->
                "read_csv('%s', columns = %s, delim = '%s', quote = '\"', escape = '\"', header = true, "
                                .formatted(file, types.replace("[]", ""), delimiter)
                        + "auto_detect = false, new_line = '\\r\\n', allow_quoted_nulls = false)";
            case NDJSON -> "read_ndjson('%s', columns = %s)".formatted(file, types);
            case PARQUET -> "read_parquet('%s')".formatted(file);
            case XLSX -> throw new IllegalArgumentException("not without an extension of its own");
        };
    }

    /** What CSV says otherwise than the other formats, as it was. */
    static String undone(RowFormat format, Column column) {
        if (format != RowFormat.CSV) {
            return column.name();
        }
        return switch (column.type()) {
            case TEXT -> "regexp_replace(%s, '^''', '')".formatted(column.name());
            case TEXTS -> "cast(cast(%s as json) as varchar[])".formatted(column.name());
            default -> column.name();
        };
    }

    private static String types(List<Column> columns) {
        return columns.stream()
                .map(column -> "'%s': '%s'".formatted(column.name(), type(column.type())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String type(ColumnType type) {
        return switch (type) {
            case UUID -> "UUID";
            case TEXT -> "VARCHAR";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case DECIMAL -> "DECIMAL(18,4)";
            case BOOLEAN -> "BOOLEAN";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
            case TEXTS -> "VARCHAR[]";
            case JSON -> "JSON";
        };
    }

    /** @param sql one statement or several */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row, its values as text: the same for equal numbers, however many decimals they have. */
    public List<List<String>> texts(String select) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(text(row.getObject(i)));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    public Map<String, String> typesOf(String rows) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("describe from " + rows)) {
            while (described.next()) {
                types.put(described.getString("column_name"), described.getString("column_type"));
            }
        }
        return types;
    }

    public List<List<Object>> rows(String select, List<Column> columns) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            while (row.next()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(value(columns.get(i).type(), row, i + 1));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    public long number(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Object value(ColumnType type, ResultSet row, int index) throws SQLException {
        if (row.getObject(index) == null) {
            return null;
        }
        return switch (type) {
            case UUID -> row.getObject(index, UUID.class);
            case TEXT, JSON -> comparable(type, row.getString(index));
            case INTEGER -> row.getInt(index);
            case LONG -> row.getLong(index);
            case DECIMAL -> comparable(type, row.getBigDecimal(index));
            case BOOLEAN -> row.getBoolean(index);
            case INSTANT -> row.getObject(index, OffsetDateTime.class).toInstant();
            case TEXTS -> Arrays.asList((Object[]) row.getArray(index).getArray());
        };
    }

    /** Rows that are equal if their values are, whatever wrote or read them. */
    public static List<List<Object>> comparable(List<Column> columns, List<Object[]> rows) {
        List<List<Object>> comparable = new ArrayList<>();
        for (Object[] row : rows) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                values.add(comparable(columns.get(i).type(), row[i]));
            }
            comparable.add(values);
        }
        return comparable;
    }

    /** The same for equal numbers and equal JSON, however they are written. */
    static Object comparable(ColumnType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case DECIMAL -> ((BigDecimal) value).stripTrailingZeros();
            case JSON -> json((String) value);
            default -> value;
        };
    }

    private static JsonNode json(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
