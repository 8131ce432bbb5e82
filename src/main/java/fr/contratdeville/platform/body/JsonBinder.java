package fr.contratdeville.platform.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import fr.contratdeville.platform.body.RecordShape.Member;
import fr.contratdeville.platform.problem.Violations;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Fills a record from JSON and goes on after a mistake, which Jackson's own binding does not: it stops at the first.
 * Nothing is converted silently: a number in quotes is a mistake, and so is 2023.5 for a year.
 */
final class JsonBinder {

    private static final String LIST = "array";

    private final Violations violations;

    JsonBinder(Violations violations) {
        this.violations = violations;
    }

    <T extends Record> T bind(JsonNode node, Class<T> type) {
        return record(node, type, "");
    }

    private <T extends Record> T record(JsonNode node, Class<T> type, String pointer) {
        RecordShape shape = RecordShape.of(type);
        if (node.isObject()) {
            refuseUnknownMembers(node, shape, pointer);
        } else {
            wrongType(node, pointer, "object");
        }
        Object[] values = new Object[shape.members().size()];
        for (int i = 0; i < values.length; i++) {
            Member member = shape.members().get(i);
            values[i] = member(node.path(member.name()), member, pointer + "/" + member.name());
        }
        return type.cast(shape.filledWith(values));
    }

    private Object member(JsonNode node, Member member, String pointer) {
        // Anything else that must not be null is required, and is refused as missing.
        if (node.isNull() && member.isList() && !member.mayBeNull()) {
            wrongType(node, pointer, LIST);
        }
        return value(node, member.type(), pointer, member.isMultiline());
    }

    private void refuseUnknownMembers(JsonNode node, RecordShape shape, String pointer) {
        node.fieldNames().forEachRemaining(name -> {
            if (!shape.has(name)) {
                String below = pointer + "/" + escaped(name);
                violations.inBody("unknown-member", below, null, shape.listed());
            }
        });
    }

    /** As JSON pointers write it (RFC 6901, section 4). */
    static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private Object value(JsonNode node, Type type, String pointer, boolean multiline) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(node, list.getActualTypeArguments()[0], pointer, multiline);
        }
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return string(node, pointer, multiline);
        } else if (plain == Integer.class) {
            return integer(node, pointer);
        } else if (plain == Boolean.class) {
            return node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : wrongType(node, pointer, "boolean");
        } else if (plain == BigDecimal.class) {
            return node.isNumber() ? withoutNeedlessZeros(node.decimalValue()) : wrongType(node, pointer, "number");
        } else if (plain == UUID.class) {
            return uuid(node, pointer);
        } else if (plain.isEnum()) {
            return enumConstant(node, plain.asSubclass(Enum.class), pointer);
        } else if (OneOf.class.isAssignableFrom(plain)) {
            return oneOf(node, plain.asSubclass(Record.class), pointer);
        } else if (plain.isRecord()) {
            return record(node, plain.asSubclass(Record.class), pointer);
        }
        throw new IllegalStateException("a request cannot have a " + plain);
    }

    private <T extends Record> T oneOf(JsonNode node, Class<T> type, String pointer) {
        if (!node.isTextual() && !node.isNumber()) {
            return wrongType(node, pointer, "string, number");
        }
        RecordShape shape = RecordShape.of(type);
        Object[] values = shape.members().stream()
                .map(member -> Number.class.isAssignableFrom((Class<?>) member.type()) == node.isNumber()
                        ? value(node, member.type(), pointer, false)
                        : null)
                .toArray();
        return violations.concern(pointer) ? null : type.cast(shape.filledWith(values));
    }

    private List<Object> list(JsonNode node, Type elementType, String pointer, boolean multiline) {
        List<Object> elements = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String below = pointer + "/" + i;
                Object element = value(node.get(i), elementType, below, multiline);
                if (element == null && !violations.concern(below)) {
                    violations.inBody("required", below);
                }
                // One that could not be read keeps its place: those after it are reported at theirs.
                elements.add(element == null ? nothing(elementType) : element);
            }
        } else if (!node.isMissingNode() && !node.isNull()) {
            wrongType(node, pointer, LIST);
        }
        return Collections.unmodifiableList(elements);
    }

    /** What stands for an element that could not be read: null, or a record without content. */
    private static Object nothing(Type type) {
        return type instanceof Class<?> plain && plain.isRecord() ? empty(plain.asSubclass(Record.class)) : null;
    }

    private static Record empty(Class<? extends Record> type) {
        RecordShape shape = RecordShape.of(type);
        return shape.filledWith(shape.members().stream()
                .map(member -> member.isList() ? List.of() : null)
                .toArray());
    }

    /** 7.00000 is 7.0000: zeros at the end are no digits too many. */
    private static BigDecimal withoutNeedlessZeros(BigDecimal number) {
        return number.scale() > Decimals.FRACTION_DIGITS ? number.stripTrailingZeros() : number;
    }

    private String string(JsonNode node, String pointer, boolean multiline) {
        if (!node.isTextual()) {
            return wrongType(node, pointer, "string");
        }
        String text = Text.normalised(node.textValue());
        if (text != null && !Text.isPrintable(text, multiline)) {
            violations.inBody("control-character", pointer);
            return null;
        }
        return text;
    }

    private Integer integer(JsonNode node, String pointer) {
        return node.isIntegralNumber() && node.canConvertToInt()
                ? Integer.valueOf(node.intValue())
                : wrongType(node, pointer, "integer");
    }

    private UUID uuid(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            return wrongType(node, pointer, "string");
        }
        Optional<UUID> id = Uuids.parse(node.textValue());
        if (id.isEmpty()) {
            violations.inBody("not-a-uuid", pointer, node.textValue(), null);
        }
        return id.orElse(null);
    }

    private <E extends Enum<?>> E enumConstant(JsonNode node, Class<E> type, String pointer) {
        if (!node.isTextual()) {
            return wrongType(node, pointer, "string");
        }
        Optional<E> constant = Coded.find(type, node.textValue());
        if (constant.isEmpty()) {
            violations.inBody("not-in-list", pointer, node.textValue(), String.join(", ", Coded.codes(type)));
        }
        return constant.orElse(null);
    }

    private <T> T wrongType(JsonNode node, String pointer, String expected) {
        Object found = node.isNumber()
                ? node.asText()
                : node.getNodeType() == JsonNodeType.STRING
                        ? node.textValue()
                        : node.getNodeType().name().toLowerCase(Locale.ROOT);
        violations.inBody("wrong-type", pointer, found, expected);
        return null;
    }
}
