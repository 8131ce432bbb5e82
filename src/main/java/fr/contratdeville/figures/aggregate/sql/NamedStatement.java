package fr.contratdeville.figures.aggregate.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A statement as the driver takes it: with places for its values, a list having as many as it has members.
 *
 * @param values in the order of their places
 */
record NamedStatement(String sql, List<Object> values) {

    /** @param named SQL that calls its values {@code :name} */
    static NamedStatement of(String named, Map<String, Object> byName) {
        StringBuilder sql = new StringBuilder(named.length());
        List<Object> values = new ArrayList<>();
        int written = 0;
        for (int colon = named.indexOf(':'); colon >= 0; colon = named.indexOf(':', colon + 1)) {
            int end = colon + 1;
            while (end < named.length() && Character.isJavaIdentifierPart(named.charAt(end))) {
                end++;
            }
            Object value = byName.get(named.substring(colon + 1, end));
            if (value != null) {
                Collection<?> members = value instanceof Collection<?> several ? several : List.of(value);
                sql.append(named, written, colon).append(String.join(", ", Collections.nCopies(members.size(), "?")));
                values.addAll(members);
                written = end;
            }
        }
        return new NamedStatement(sql.append(named, written, named.length()).toString(), values);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int place = 0; place < values.size(); place++) {
            statement.setObject(place + 1, values.get(place));
        }
        return statement;
    }
}
