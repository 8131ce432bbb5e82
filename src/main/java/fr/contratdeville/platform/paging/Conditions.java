package fr.contratdeville.platform.paging;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The conditions of a query and the values they name. Every condition is a constant text: values are only ever bound. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition, unless the value it names was not asked for (null or empty). */
    public Conditions and(String condition, String parameter, Object value) {
        if (value == null || value instanceof Collection<?> choices && choices.isEmpty()) {
            return this;
        }
        conditions.add(condition);
        values.put(parameter, value);
        return this;
    }

    /** Adds a condition that names no value. */
    public Conditions and(String condition, boolean asked) {
        if (asked) {
            conditions.add(condition);
        }
        return this;
    }

    /** Adds what other conditions name, but not them: it is in the source of the rows that they stand. */
    public Conditions naming(Conditions ofTheSource) {
        values.putAll(ofTheSource.values);
        return this;
    }

    /** Adds a value that the source of the rows names. */
    public Conditions naming(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    /** All of them, joined; {@code true} if there is none. */
    public String sql() {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(condition -> "(" + condition + ")").collect(Collectors.joining(" and "));
    }

    /** The values, by the names that the conditions call them by. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    public <T extends Query> T bind(T query) {
        values.forEach(query::setParameter);
        return query;
    }

    /**
     * What was asked for, and of which rows, so that a cursor can tell that it belongs to another question. A set has
     * another order in every instance of the service.
     */
    String fingerprint(String source) {
        Map<String, Object> inOrder = new LinkedHashMap<>(values);
        inOrder.replaceAll((name, value) -> value instanceof Collection<?> choices
                ? choices.stream().map(Object::toString).sorted().toList()
                : value);
        return Integer.toHexString((source + conditions + inOrder).hashCode());
    }
}
