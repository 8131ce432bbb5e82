package fr.contratdeville.warehouse.changefeed.following;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.warehouse.changefeed.following.Feed.RowName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Where two sets of rows are not the same, a line a row, and a few of them: all would make no readable failure. */
final class Difference {

    private static final int MOST_SHOWN = 5;

    private Difference() {}

    static <K> List<String> between(Map<K, String> expected, Map<K, String> actual) {
        Set<K> names = new HashSet<>(expected.keySet());
        names.addAll(actual.keySet());
        List<String> differences = new ArrayList<>();
        for (K name : names) {
            if (!Objects.equals(expected.get(name), actual.get(name))) {
                differences.add("%s should be %s and is %s".formatted(name, expected.get(name), actual.get(name)));
            }
        }
        return differences.size() <= MOST_SHOWN
                ? differences
                : Stream.concat(
                                differences.subList(0, MOST_SHOWN).stream(),
                                Stream.of("and %d more of %d rows"
                                        .formatted(differences.size() - MOST_SHOWN, names.size())))
                        .toList();
    }

    /** Of the rows, looks only at the members that the tables' own have. */
    static List<String> betweenTablesAnd(Map<RowName, String> copy, Map<RowName, JsonNode> tables) {
        Map<RowName, String> expected = new HashMap<>();
        tables.forEach((name, row) -> expected.put(name, row.toString()));
        Map<RowName, String> actual = new HashMap<>();
        copy.forEach((name, row) -> {
            JsonNode model = tables.get(name);
            actual.put(name, model == null ? row : only(fieldNames(model), row));
        });
        return between(expected, actual);
    }

    private static List<String> fieldNames(JsonNode row) {
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String only(Collection<String> names, String row) {
        JsonNode whole = Json.of(row);
        ObjectNode some = ((ObjectNode) whole).objectNode();
        names.forEach(name -> some.set(name, whole.get(name)));
        return some.toString();
    }
}
