package fr.contratdeville.warehouse.rows;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What those who read a dataset by its released schema would miss in the current one, and what they have not seen yet. */
final class SchemaComparison {

    private final List<String> broken = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    /** @param released and {@code current}: schemas by dataset */
    SchemaComparison(Map<String, JsonNode> released, Map<String, JsonNode> current) {
        released.forEach((dataset, schema) -> {
            if (current.containsKey(dataset)) {
                compare(dataset, schema, current.get(dataset));
            } else {
                broken.add(dataset + " is gone");
            }
        });
        current.forEach((dataset, schema) -> {
            if (!released.containsKey(dataset)) {
                added.add(dataset);
            }
        });
    }

    /** What no version allows. */
    List<String> broken() {
        return broken;
    }

    /** What a higher version allows. */
    List<String> added() {
        return added;
    }

    private void compare(String dataset, JsonNode released, JsonNode current) {
        List<JsonNode> before = Json.list(released.get("fields"));
        List<JsonNode> now = Json.list(current.get("fields"));
        for (int place = 0; place < before.size(); place++) {
            String name = before.get(place).get("name").asText();
            if (place >= now.size() || !now.get(place).get("name").asText().equals(name)) {
                broken.add("%s.%s is no longer column %d".formatted(dataset, name, place + 1));
            } else {
                compareColumns(dataset + "." + name, before.get(place), now.get(place));
            }
        }
        now.stream()
                .skip(before.size())
                .forEach(field -> added.add(dataset + "." + field.get("name").asText()));
        Json.list(released.path("foreignKeys")).stream()
                .filter(key -> !Json.list(current.path("foreignKeys")).contains(key))
                .forEach(key -> broken.add("%s.%s no longer has the ids that it had"
                        .formatted(dataset, key.get("fields").asText())));
    }

    private void compareColumns(String column, JsonNode before, JsonNode now) {
        for (String member : List.of("type", "format", "sql_type")) {
            if (!before.path(member).equals(now.path(member)) && !isAnyTime(now, member)) {
                broken.add("%s: another %s".formatted(column, member));
            }
        }
        if (before.at("/constraints/required").asBoolean()
                && !now.at("/constraints/required").asBoolean()) {
            broken.add(column + " may be empty");
        }
        for (String place : List.of("/constraints/enum", "/arrayItem/constraints/enum")) {
            compareCodes(column, Json.list(before.at(place)), Json.list(now.at(place)));
        }
    }

    /**
     * Whatever a time was told to look like, it still does: {@code any} only asks less of who reads it. Version 1.0.0 was
     * released with a pattern for which npm's tableschema 1.12.6 refuses every time that there is.
     */
    private static boolean isAnyTime(JsonNode now, String member) {
        return member.equals("format")
                && now.path("type").asText().equals("datetime")
                && now.path("format").asText().equals("any");
    }

    private void compareCodes(String column, List<JsonNode> before, List<JsonNode> now) {
        before.stream()
                .filter(code -> !now.contains(code))
                .forEach(code -> broken.add("%s: no code %s".formatted(column, code.asText())));
        if (!before.isEmpty()) {
            now.stream()
                    .filter(code -> !before.contains(code))
                    .forEach(code -> added.add("%s: code %s".formatted(column, code.asText())));
        }
    }

    static boolean isHigher(String version, String than) {
        return Arrays.compare(numbers(version), numbers(than)) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
