package fr.contratdeville.warehouse.rows;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What a column holds, and how it is read from the database. */
public enum ColumnType {

    /** {@link UUID}. */
    UUID {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getObject(index, UUID.class);
        }
    },

    /** {@link String}: words of people or codes, whatever they begin with. */
    TEXT {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getString(index);
        }
    },

    /** {@link Integer}. */
    INTEGER {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getObject(index, Integer.class);
        }
    },

    /** {@link Long}. */
    LONG {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getObject(index, Long.class);
        }
    },

    /** {@link BigDecimal} of up to {@link #DECIMAL_DIGITS} digits, {@link #DECIMAL_SCALE} of them behind the point. */
    DECIMAL {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getBigDecimal(index);
        }
    },

    /** {@link Boolean}. */
    BOOLEAN {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getObject(index, Boolean.class);
        }
    },

    /** {@link Instant}, in microseconds. */
    INSTANT {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    },

    /** {@link List} of strings. */
    TEXTS {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            Array texts = row.getArray(index);
            return texts == null ? null : List.of((String[]) texts.getArray());
        }
    },

    /** {@link String}: a JSON object as the database writes it. */
    JSON {
        @Override
        Object valueAt(ResultSet row, int index) throws SQLException {
            return row.getString(index);
        }
    };

    public static final int DECIMAL_DIGITS = 18;
    public static final int DECIMAL_SCALE = 4;

    /** As SQL calls it: as schemas have it, and tables that are made of a dataset. */
    public String sqlType() {
        return switch (this) {
            case UUID -> "uuid";
            case TEXT -> "text";
            case INTEGER -> "integer";
            case LONG -> "bigint";
            case DECIMAL -> "decimal(%d,%d)".formatted(DECIMAL_DIGITS, DECIMAL_SCALE);
            case BOOLEAN -> "boolean";
            case INSTANT -> "timestamptz";
            case TEXTS -> "text[]";
            case JSON -> "json";
        };
    }

    /** What the database is to copy it as, for {@link CopiedRow}. */
    String copiedAs() {
        return switch (this) {
            case DECIMAL -> "numeric";
            case JSON -> "text";
            default -> sqlType();
        };
    }

    /** @return null if there is none */
    abstract Object valueAt(ResultSet row, int index) throws SQLException;
}
