package fr.contratdeville.warehouse.format;

import fr.contratdeville.warehouse.rows.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/** Values as the formats that are text have them. */
final class PlainText {

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private PlainText() {}

    static String of(ColumnType type, Object value) {
        return switch (type) {
            case TEXT, JSON -> (String) value;
            case UUID, INTEGER, LONG, BOOLEAN -> value.toString();
            case DECIMAL -> ((BigDecimal) value).stripTrailingZeros().toPlainString();
            case INSTANT -> MICROSECONDS.format((Instant) value);
            case TEXTS -> JsonRow.text((List<?>) value);
        };
    }
}
