package fr.contratdeville.start.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.platform.body.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** A bilan as its file has it. {@code bilan.schema.json} beside the file says what it may contain. */
record Dataset(JsonNode content) {

    static Dataset read(String resource) throws IOException {
        try (InputStream stream = Dataset.class.getResourceAsStream(resource)) {
            return new Dataset(StrictJson.ofTheServiceItself().parse(stream));
        }
    }

    String code() {
        return content.get("code").textValue();
    }

    int year() {
        return content.get("year").intValue();
    }

    static List<JsonNode> list(JsonNode parent, String member) {
        return StreamSupport.stream(parent.path(member).spliterator(), false).toList();
    }

    static String text(JsonNode parent, String member) {
        return parent.path(member).textValue();
    }

    /** The same block without the members that a request does not have. */
    static ObjectNode without(JsonNode block, String... members) {
        return ((ObjectNode) block.deepCopy()).remove(Arrays.asList(members));
    }
}
