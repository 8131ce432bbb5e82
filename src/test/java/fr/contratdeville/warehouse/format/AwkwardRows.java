package fr.contratdeville.warehouse.format;

import static fr.contratdeville.warehouse.rows.ColumnType.BOOLEAN;
import static fr.contratdeville.warehouse.rows.ColumnType.DECIMAL;
import static fr.contratdeville.warehouse.rows.ColumnType.INSTANT;
import static fr.contratdeville.warehouse.rows.ColumnType.INTEGER;
import static fr.contratdeville.warehouse.rows.ColumnType.JSON;
import static fr.contratdeville.warehouse.rows.ColumnType.LONG;
import static fr.contratdeville.warehouse.rows.ColumnType.TEXT;
import static fr.contratdeville.warehouse.rows.ColumnType.TEXTS;
import static fr.contratdeville.warehouse.rows.ColumnType.UUID;

import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of every type, with and without values, and with all that has ever gone wrong in files. */
public final class AwkwardRows {

    /** Of every type two: a value is required in the first, and not in the second. */
    public static final List<Column> COLUMNS = Arrays.stream(ColumnType.values())
            .flatMap(type -> List.of(
                    Column.required("required_" + type.name().toLowerCase(), type, "", ""),
                    Column.optional("optional_" + type.name().toLowerCase(), type, "", ""))
                    .stream())
            .toList();

    /** Whose rows these could be. */
    public static final ExportedDataset DATASET = new ExportedDataset() {

        @Override
        public String name() {
            return "awkward-rows";
        }

        @Override
        public Bilingual description() {
            return new Bilingual("", "");
        }

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public List<TableRows> tables() {
            return List.of();
        }
    };

    private static final List<String> TEXT_VALUES = List.of(
            "Régie de quartier",
            "",
            " ",
            " before",
            "behind ",
            "a \"quoted\" word",
            "\"",
            "one, two",
            "one; two",
            "line\nfeed",
            "carriage\r\nreturn",
            "carriage\ralone",
            "L’œuvre de Noël, à Besançon",
            "\uD83D\uDC69\u200D\uD83D\uDE92 \uD83C\uDFD9",
            "\u2028 \u0001 \u007f",
            "=1+1",
            "+33 4 00 00 00 00",
            "-1",
            "@SUM(A1)",
            "\tindented",
            "\rreturned",
            "\nfed",
            "'apostrophe",
            "''=two",
            "#not a comment",
            "\\",
            "\\N",
            "null",
            "NULL");

    private static final Map<ColumnType, List<?>> VALUES = new EnumMap<>(Map.of(
            UUID,
            List.of(
                    new UUID(0, 0),
                    new UUID(-1, -1),
                    java.util.UUID.fromString("01914f3c-7b1e-7c3a-9a4e-5d6f7a8b9c0d")),
            TEXT,
            TEXT_VALUES,
            INTEGER,
            List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
            LONG,
            List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE + 1),
            DECIMAL,
            List.of(
                    new BigDecimal("134.0000"),
                    new BigDecimal("162.2000"),
                    new BigDecimal("0.0000"),
                    new BigDecimal("-0.0001"),
                    new BigDecimal("1E+3"),
                    new BigDecimal("12345678901.2345")),
            BOOLEAN,
            List.of(true, false),
            INSTANT,
            List.of(
                    Instant.parse("2023-11-25T15:32:54.565887Z"),
                    Instant.parse("2023-11-25T15:32:54Z"),
                    Instant.parse("1969-12-31T23:59:59.999999Z"),
                    Instant.parse("1515-09-13T12:00:00.000001Z"),
                    Instant.parse("2400-02-29T23:59:59.999999Z")),
            TEXTS,
            List.of(List.of("a"), List.of(), List.of("", "a \"b\", c", "[;]", "\uD83C\uDFD9"), TEXT_VALUES),
            JSON,
            List.of("{}", "{\"é\": [1.50, null, \"a \\\"b\\\"; \\n\"], \"\uD83C\uDFD9\": {}}")));

    private AwkwardRows() {}

    public static List<Object[]> rows() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < TEXT_VALUES.size(); i++) {
            int row = i;
            rows.add(COLUMNS.stream()
                    .map(column -> row % 3 == 2 && !column.required() ? null : value(column.type(), row))
                    .toArray());
        }
        return rows;
    }

    private static Object value(ColumnType type, int row) {
        List<?> values = VALUES.get(type);
        return values.get(row % values.size());
    }
}
