package fr.contratdeville.platform.reading;

import fr.contratdeville.platform.body.Coded;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The columns of a row, each read once and in their order; what is null there is null. */
public final class Row {

    /** What a row becomes. */
    @FunctionalInterface
    public interface Mapper<T> {

        T map(Row row) throws SQLException;
    }

    private static final String[][] NOTHING = {};

    private final ResultSet rows;
    private int column;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    boolean next() throws SQLException {
        column = 0;
        return rows.next();
    }

    public UUID uuid() throws SQLException {
        return rows.getObject(++column, UUID.class);
    }

    public String text() throws SQLException {
        return rows.getString(++column);
    }

    public long number() throws SQLException {
        return rows.getLong(++column);
    }

    public Integer integer() throws SQLException {
        int value = rows.getInt(++column);
        return rows.wasNull() ? null : value;
    }

    public boolean flag() throws SQLException {
        return rows.getBoolean(++column);
    }

    public BigDecimal decimal() throws SQLException {
        return rows.getBigDecimal(++column);
    }

    public Instant time() throws SQLException {
        OffsetDateTime time = rows.getObject(++column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public <E extends Enum<?>> E coded(Class<E> type) throws SQLException {
        return Coded.find(type, text()).orElseThrow();
    }

    /** What a subquery has found, made an array of arrays of texts; empty if it has found nothing. */
    public String[][] table() throws SQLException {
        return rows.getArray(++column).getArray() instanceof String[][] table ? table : NOTHING;
    }

    public List<String> texts() throws SQLException {
        Array texts = rows.getArray(++column);
        return texts == null ? null : Arrays.asList((String[]) texts.getArray());
    }
}
