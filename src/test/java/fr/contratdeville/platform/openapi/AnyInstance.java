package fr.contratdeville.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.contratdeville.testing.Contract;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Instances of schemas by chance: many fit, some are just beside what fits. */
final class AnyInstance {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "PRE",
            "École d’été",
            "",
            " ",
            "\u0000",
            "\uD834\uDD1E",
            "%",
            "_",
            "'",
            "\"",
            "<b>",
            "null",
            "2 500",
            "1e9",
            "none",
            "*",
            "../..",
            "\u202Ea",
            "a\nb");

    private final Contract contract;
    private final Random random;
    private final List<String> ids;

    /** @param ids of what is there */
    AnyInstance(Contract contract, Random random, List<String> ids) {
        this.contract = contract;
        this.random = random;
        this.ids = ids;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Of something that is there. */
    String anId() {
        return oneOf(ids);
    }

    String text(JsonNode schema) {
        JsonNode instance = instance(schema);
        return instance.isValueNode() ? instance.asText() : instance.toString();
    }

    JsonNode instance(JsonNode declared) {
        if (chance(4)) {
            return oneOf(List.of(
                    NullNode.instance,
                    LongNode.valueOf(random.nextLong()),
                    NODES.arrayNode(),
                    NODES.objectNode(),
                    BooleanNode.TRUE,
                    TextNode.valueOf(oneOf(TEXTS))));
        }
        if (declared.has("anyOf")) {
            return instance(oneOf(List.of(declared.at("/anyOf/0"), declared.at("/anyOf/1"))));
        }
        JsonNode schema = contract.resolved(declared);
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        Set<String> types = new HashSet<>();
        schema.path("type").forEach(type -> types.add(type.asText()));
        types.add(schema.path("type").asText());
        if (types.contains("null") && chance(20)) {
            return NullNode.instance;
        }
        if (schema.has("properties")) {
            return object(schema);
        } else if (types.contains("array")) {
            return array(schema);
        } else if (types.contains("integer")) {
            return LongNode.valueOf(integer(schema));
        } else if (types.contains("number")) {
            return DecimalNode.valueOf(BigDecimal.valueOf(random.nextInt(2_000_000), random.nextInt(6)));
        } else if (types.contains("boolean")) {
            return BooleanNode.valueOf(random.nextBoolean());
        }
        return TextNode.valueOf(string(declared, schema));
    }

    private ObjectNode object(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(member -> required.add(member.asText()));
        ObjectNode object = NODES.objectNode();
        schema.get("properties").properties().forEach(member -> {
            if (chance(required.contains(member.getKey()) ? 97 : 50)) {
                object.set(member.getKey(), instance(member.getValue()));
            }
        });
        if (chance(3)) {
            object.put("surprise", 1);
        }
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            array.add(instance(schema.path("items")));
        }
        return array;
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = Math.min(schema.path("maximum").asLong(100), least + 1000);
        return chance(30) ? 2023 : random.nextLong(least - 1, most + 2);
    }

    private String string(JsonNode declared, JsonNode schema) {
        if (schema.path("format").asText().equals("uuid")) {
            return chance(80) ? anId() : UUID.randomUUID().toString();
        }
        JsonNode example = declared.has("examples") ? declared : schema;
        if (example.has("examples") && chance(60)) {
            return example.at("/examples/0").asText();
        }
        return oneOf(TEXTS);
    }
}
