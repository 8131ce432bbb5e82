package fr.contratdeville.start.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import java.io.IOException;
import java.util.List;

/** The file itself, as the tests read it. */
final class Bilan2023 {

    static final String RESOURCE = "/dataset/bilan-2023.json";

    private Bilan2023() {}

    static ObjectNode content() {
        try {
            return (ObjectNode) Dataset.read(RESOURCE).content();
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    record Action(String structure, JsonNode content) {

        String title() {
            return content.get("title").textValue();
        }

        List<JsonNode> figures() {
            return Json.list(content.get("figures"));
        }
    }

    static List<Action> actions() {
        return Json.list(content().get("structures")).stream()
                .flatMap(structure -> Json.list(structure.get("actions")).stream()
                        .map(action -> new Action(structure.get("name").textValue(), action)))
                .toList();
    }
}
