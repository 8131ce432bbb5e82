package fr.contratdeville.platform.reading;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A statement with named parameters ({@code :name}), and what they stand for. Its text is the same however many values there
 * are, so that driver and database prepare it once: {@code in (:ids)} becomes {@code = any (…)}, and {@code = …} for a single
 * value, which finds more indexes.
 */
public final class Sql {

    private static final String ONE_OF = "in (";

    private static final Map<Class<?>, String> TYPES =
            Map.of(UUID.class, "uuid", Integer.class, "int4", BigDecimal.class, "numeric", Boolean.class, "bool");

    private final String text;
    private final List<Object> values;

    private Sql(String text, List<Object> values) {
        this.text = text;
        this.values = values;
    }

    /**
     * @param named the values of all parameters; of one that stands for several after {@code in}, a collection that is not
     *     empty; of an array, which may be, an array
     */
    public static Sql of(String text, Map<String, ?> named) {
        StringBuilder positional = new StringBuilder(text.length());
        List<Object> values = new ArrayList<>();
        int done = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', done)) {
            int end = endOfName(text, colon + 1);
            positional.append(text, done, colon);
            done = end;
            if (end == colon + 1) {
                positional.append(':');
                continue;
            }
            Object value = value(text.substring(colon + 1, end), named);
            if (value instanceof Collection<?> choices && endsWithOneOf(positional)) {
                positional.setLength(positional.length() - ONE_OF.length());
                boolean single = choices.size() == 1;
                positional.append(single ? "= ?" : "= any (?)");
                values.add(single ? choices.iterator().next() : choices);
                done = end + 1;
            } else {
                positional.append('?');
                values.add(value);
            }
        }
        return new Sql(positional.append(text, done, text.length()).toString(), values);
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Object value(String name, Map<String, ?> named) {
        if (!named.containsKey(name)) {
            throw new IllegalArgumentException("no value for :" + name);
        }
        return named.get(name);
    }

    private static boolean endsWithOneOf(StringBuilder positional) {
        int start = positional.length() - ONE_OF.length();
        return start >= 0 && positional.indexOf(ONE_OF, start) == start;
    }

    /** All rows, in their order. */
    public <T> List<T> rows(Connection database, Row.Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(text)) {
            bindAll(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (row.next()) {
                    found.add(mapper.map(row));
                }
            }
            return found;
        }
    }

    /** Of a statement that writes. */
    public void write(Connection database) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(text)) {
            bindAll(statement);
            statement.executeUpdate();
        }
    }

    private void bindAll(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof Collection<?> choices) {
            String type = typeOf(choices.iterator().next().getClass());
            statement.setArray(place, statement.getConnection().createArrayOf(type, choices.toArray()));
        } else if (value instanceof Object[] elements) {
            String type = typeOf(elements.getClass().getComponentType());
            statement.setArray(place, statement.getConnection().createArrayOf(type, elements));
        } else if (value instanceof Instant time) {
            statement.setObject(place, time.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(place, value);
        }
    }

    private static String typeOf(Class<?> elements) {
        return TYPES.getOrDefault(elements, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
