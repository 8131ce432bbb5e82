package fr.contratdeville.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.contratdeville.testing.Contract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The values that a schema's bounds let in, just so, and those just beyond. */
final class Bound {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Java counts it twice. */
    private static final String CHARACTER = Character.toString(0x1D11E);

    /** What stands in the document for the largest figure, of which a double has not all digits. */
    private static final BigDecimal LARGEST_DOUBLE = BigDecimal.TEN.pow(14);

    /** @param node missing: the member is left out */
    record Value(String pointer, String bound, JsonNode node, boolean isWithin) {

        /** The document with this value at its place. */
        JsonNode in(JsonNode document) {
            String parent = pointer.substring(0, pointer.lastIndexOf('/'));
            String member = pointer.substring(parent.length() + 1);
            JsonNode around = document.at(parent);
            if (around instanceof ArrayNode array) {
                array.set(Integer.parseInt(member), node);
            } else if (node.isMissingNode()) {
                ((ObjectNode) around).remove(member);
            } else {
                ((ObjectNode) around).set(member, node);
            }
            return document;
        }

        @Override
        public String toString() {
            return pointer + ", " + bound;
        }
    }

    private final Contract contract;
    private final List<Value> values = new ArrayList<>();

    Bound(Contract contract) {
        this.contract = contract;
    }

    /** An instance with all members, each as its own example says. */
    static JsonNode example(Contract contract, JsonNode schema) {
        JsonNode resolved = something(contract, schema);
        if (resolved.has("properties")) {
            ObjectNode object = NODES.objectNode();
            resolved.get("properties")
                    .properties()
                    .forEach(member -> object.set(member.getKey(), example(contract, member.getValue())));
            return object;
        }
        if (resolved.has("items") && !schema.has("examples")) {
            return NODES.arrayNode().add(example(contract, resolved.get("items")));
        }
        if (schema.has("examples")) {
            return schema.at("/examples/0").deepCopy();
        }
        if (resolved.has("examples")) {
            return resolved.at("/examples/0").deepCopy();
        }
        return resolved.has("enum") ? resolved.at("/enum/0") : TextNode.valueOf("a");
    }

    /** What it is when it is not null. */
    private static JsonNode something(Contract contract, JsonNode schema) {
        JsonNode meant = schema.has("anyOf") ? schema.at("/anyOf/0") : schema;
        return contract.resolved(meant);
    }

    List<Value> valuesIn(JsonNode schema) {
        object("", schema);
        return values;
    }

    private void object(String pointer, JsonNode schema) {
        schema.path("required")
                .forEach(member -> add(pointer + "/" + member.asText(), "required", MissingNode.getInstance(), false));
        schema.get("properties").properties().forEach(member -> {
            String below = pointer + "/" + member.getKey();
            if (!mayBeNull(member.getValue())) {
                add(below, "null", NODES.nullNode(), false);
            }
            member(below, member.getValue());
        });
    }

    private static boolean mayBeNull(JsonNode declared) {
        return declared.has("anyOf") ? is(declared.at("/anyOf/1"), "null") : is(declared, "null");
    }

    private void member(String pointer, JsonNode declared) {
        JsonNode schema = something(contract, declared);
        if (schema.has("properties")) {
            object(pointer, schema);
        } else if (schema.has("items")) {
            array(pointer, declared, schema);
        } else if (schema.has("enum")) {
            schema.get("enum").forEach(code -> add(pointer, "enum", code, true));
            add(pointer, "enum", TextNode.valueOf("no-such"), false);
        } else if (is(schema, "string")) {
            text(pointer, declared, schema);
        } else if (is(schema, "integer") || is(schema, "number")) {
            number(pointer, schema);
        }
    }

    private void array(String pointer, JsonNode declared, JsonNode schema) {
        JsonNode element = example(contract, declared).get(0);
        int most = schema.get("maxItems").asInt();
        add(pointer, "maxItems", repeated(element, most), true);
        add(pointer, "maxItems", repeated(element, most + 1), false);
        if (schema.has("minItems")) {
            add(pointer, "minItems", NODES.arrayNode(), false);
        }
        member(pointer + "/0", exemplified(schema.get("items"), element));
    }

    /** The array's own example has one of its elements. */
    private static JsonNode exemplified(JsonNode items, JsonNode element) {
        return element.isTextual() && !items.has("$ref")
                ? ((ObjectNode) items.deepCopy())
                        .set("examples", NODES.arrayNode().add(element))
                : items;
    }

    private static ArrayNode repeated(JsonNode element, int times) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < times; i++) {
            array.add(element.deepCopy());
        }
        return array;
    }

    private void text(String pointer, JsonNode declared, JsonNode schema) {
        int longest = schema.get("maxLength").asInt();
        if (schema.has("pattern")) {
            String sample = example(contract, declared).asText();
            String just = sample.length() == longest ? sample : "a".repeat(longest);
            add(pointer, "maxLength", TextNode.valueOf(just), true);
            add(pointer, "maxLength", TextNode.valueOf(just + just.charAt(just.length() - 1)), false);
            add(pointer, "pattern", TextNode.valueOf("?"), false);
        } else if (schema.path("format").asText().equals("email")) {
            add(pointer, "format", TextNode.valueOf("nobody"), false);
        } else {
            add(pointer, "maxLength", TextNode.valueOf(CHARACTER.repeat(longest)), true);
            add(pointer, "maxLength", TextNode.valueOf(CHARACTER.repeat(longest + 1)), false);
        }
        if (schema.path("minLength").asInt() == 1) {
            add(pointer, "minLength", TextNode.valueOf(""), false);
        }
    }

    private void number(String pointer, JsonNode schema) {
        boolean whole = is(schema, "integer");
        int decimals = schema.path("x-decimals").asInt();
        BigDecimal step = whole ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal least = schema.get("minimum").decimalValue();
        BigDecimal most = schema.get("maximum").decimalValue();
        if (most.abs().compareTo(LARGEST_DOUBLE) == 0) {
            most = most.subtract(step);
        }
        // Less than nothing is refused for another reason wherever it is not money.
        add(pointer, "minimum", DecimalNode.valueOf(least.max(BigDecimal.ZERO)), true);
        add(pointer, "minimum", DecimalNode.valueOf(least.subtract(step)), false);
        add(pointer, "maximum", DecimalNode.valueOf(most), true);
        add(pointer, "maximum", DecimalNode.valueOf(most.add(step)), false);
        if (!whole) {
            add(pointer, "decimals", DecimalNode.valueOf(step), true);
            add(pointer, "decimals", DecimalNode.valueOf(step.add(step.movePointLeft(1))), false);
        }
    }

    private static boolean is(JsonNode schema, String type) {
        return schema.path("type").asText().equals(type)
                || StreamSupport.stream(schema.path("type").spliterator(), false)
                        .anyMatch(one -> one.asText().equals(type));
    }

    private void add(String pointer, String bound, JsonNode node, boolean isWithin) {
        values.add(new Value(pointer, bound, node, isWithin));
    }
}
