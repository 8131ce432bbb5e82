package fr.contratdeville.platform.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** A JSON merge patch (RFC 7396). */
public record MergePatch(JsonNode content) {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** Of an operation that takes one. */
    public static final String DESCRIPTION = "Changes the members sent, as a JSON Merge Patch; null removes one.";

    /** The members of the top level that it takes away. */
    Stream<String> removed() {
        return content.properties().stream()
                .filter(member -> member.getValue().isNull())
                .map(Map.Entry::getKey);
    }

    JsonNode appliedTo(JsonNode target) {
        return merged(target, content);
    }

    /** MergePatch(Target, Patch) of RFC 7396, section 2. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.fields().forEachRemaining(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            }
        });
        return result;
    }
}
