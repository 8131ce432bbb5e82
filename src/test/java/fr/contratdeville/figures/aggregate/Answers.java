package fr.contratdeville.figures.aggregate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import java.util.Arrays;
import java.util.List;

/** Finds its way in the answers of {@code /api/v1/aggregates}. */
final class Answers {

    private Answers() {}

    static List<JsonNode> rows(String pathBelow) {
        return Json.list(Json.get("/api/v1/aggregates" + pathBelow).get("rows"));
    }

    /** The indicator in the only group of all actions of one year. */
    static JsonNode indicator(String code, int year) {
        return indicator(code, rows("/years?year=" + year).get(0));
    }

    static JsonNode indicator(String code, JsonNode row) {
        return Json.list(row.get("indicators")).stream()
                .filter(indicator -> indicator.at("/indicator/code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Only these members, for comparing with a literal. */
    static JsonNode only(JsonNode object, String... members) {
        return ((ObjectNode) object.deepCopy()).retain(Arrays.asList(members));
    }

    static JsonNode figures(JsonNode indicator) {
        return only(indicator, "value", "min", "max", "precision", "numerator", "denominator");
    }
}
