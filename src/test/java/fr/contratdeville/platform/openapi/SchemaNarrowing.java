package fr.contratdeville.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What openapi-diff (2.1.7) overlooks: members of a request that are gone, and optional ones of an answer; null where it was not,
 * or no longer is; and all values and most types in an OpenAPI 3.1 document.
 */
final class SchemaNarrowing {

    private static final String NULL = "null";

    /** Whether the service reads it or writes it: what is read may become wider, what is written may not. */
    private enum Direction {
        READ,
        WRITTEN
    }

    private record Compared(Direction direction, Schema<?> before, Schema<?> after) {}

    /**
     * What a schema says, whatever version says it how, and all alternatives together.
     *
     * @param types none if all are
     * @param values none if all are
     * @param open whether it takes other members
     */
    private record Shape(
            Set<String> types,
            Set<String> values,
            Map<String, Schema<?>> members,
            List<Schema<?>> items,
            boolean open) {}

    private final OpenAPI before;
    private final OpenAPI after;
    private final Set<Compared> compared = new HashSet<>();
    private final Set<String> found = new TreeSet<>();

    SchemaNarrowing(OpenAPI before, OpenAPI after) {
        this.before = before;
        this.after = after;
    }

    Set<String> found() {
        before.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (after.getPaths().containsKey(path)) {
                        Operation now =
                                after.getPaths().get(path).readOperationsMap().get(method);
                        if (now != null) {
                            compare(method + " " + path, operation, now);
                        }
                    }
                }));
        return found;
    }

    private void compare(String where, Operation was, Operation is) {
        Map<String, Parameter> parameters = parameters(is);
        parameters(was).forEach((name, parameter) -> {
            if (parameters.containsKey(name)) {
                compare(
                        Direction.READ,
                        where + " " + name,
                        parameter.getSchema(),
                        parameters.get(name).getSchema());
            }
        });
        if (was.getRequestBody() != null && is.getRequestBody() != null) {
            compare(
                    Direction.READ,
                    where,
                    was.getRequestBody().getContent(),
                    is.getRequestBody().getContent());
        }
        was.getResponses().forEach((status, response) -> {
            if (is.getResponses().containsKey(status)) {
                compare(
                        Direction.WRITTEN,
                        where + " " + status,
                        response.getContent(),
                        is.getResponses().get(status).getContent());
            }
        });
    }

    private static Map<String, Parameter> parameters(Operation operation) {
        Map<String, Parameter> byName = new HashMap<>();
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .forEach(parameter -> byName.put(parameter.getIn() + " " + parameter.getName(), parameter));
        return byName;
    }

    private void compare(Direction direction, String where, Content was, Content is) {
        if (was != null && is != null) {
            was.forEach((type, media) -> {
                MediaType now = is.get(type);
                if (now != null) {
                    compare(direction, where, media.getSchema(), now.getSchema());
                }
            });
        }
    }

    private void compare(Direction direction, String where, Schema<?> was, Schema<?> is) {
        if (was == null || is == null || !compared.add(new Compared(direction, was, is))) {
            return;
        }
        Shape old = shape(before, was);
        Shape now = shape(after, is);
        Shape promised = direction == Direction.READ ? now : old;
        Shape needed = direction == Direction.READ ? old : now;
        tellTypes(direction, where, promised.types(), needed.types());
        if (direction == Direction.READ
                && !now.values().isEmpty()
                && (old.values().isEmpty() || !now.values().containsAll(old.values()))) {
            found.add("%s reads %s only, and read %s".formatted(where, now.values(), old.values()));
        }
        old.members().forEach((name, member) -> {
            if (now.members().containsKey(name)) {
                compare(direction, where + "/" + name, member, now.members().get(name));
            } else if (direction == Direction.WRITTEN || !now.open()) {
                found.add("%s/%s is gone".formatted(where, name));
            }
        });
        for (int i = 0; i < Math.min(old.items().size(), now.items().size()); i++) {
            compare(direction, where + "/*", old.items().get(i), now.items().get(i));
        }
    }

    private void tellTypes(Direction direction, String where, Set<String> promised, Set<String> needed) {
        if (promised.isEmpty()) {
            return;
        }
        Set<String> missing = new TreeSet<>(needed.isEmpty() ? Set.of("any") : needed);
        missing.removeAll(promised);
        if (promised.contains("number")) {
            missing.remove("integer");
        }
        if (!missing.isEmpty()) {
            found.add("%s %s %s"
                    .formatted(where, direction == Direction.READ ? "no longer reads" : "now may be", missing));
        }
    }

    private static Shape shape(OpenAPI document, Schema<?> schema) {
        Shape shape = new Shape(new TreeSet<>(), new TreeSet<>(), new LinkedHashMap<>(), new ArrayList<>(), true);
        boolean closed = false;
        for (Schema<?> alternative : alternatives(document, schema).toList()) {
            shape.types().addAll(types(alternative));
            if (alternative.getEnum() != null) {
                alternative.getEnum().forEach(value -> shape.values().add(String.valueOf(value)));
            }
            if (alternative.getProperties() != null) {
                alternative
                        .getProperties()
                        .forEach((name, member) -> shape.members().put(name, member));
            }
            if (alternative.getItems() != null) {
                shape.items().add(alternative.getItems());
            }
            if (alternative.getAdditionalProperties() instanceof Schema<?> others) {
                shape.items().add(others);
            }
            closed |= Boolean.FALSE.equals(alternative.getAdditionalProperties());
        }
        if (!shape.values().isEmpty() && shape.types().contains(NULL)) {
            shape.values().add(NULL);
        }
        return new Shape(shape.types(), shape.values(), shape.members(), shape.items(), !closed);
    }

    private static Stream<Schema<?>> alternatives(OpenAPI document, Schema<?> schema) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            return alternatives(document, document.getComponents().getSchemas().get(name));
        }
        List<Schema<?>> inner = new ArrayList<>();
        for (List<?> several : new List<?>[] {schema.getAllOf(), schema.getAnyOf(), schema.getOneOf()}) {
            if (several != null) {
                several.forEach(one -> inner.add((Schema<?>) one));
            }
        }
        return Stream.concat(Stream.of(schema), inner.stream().flatMap(one -> alternatives(document, one)));
    }

    private static Set<String> types(Schema<?> schema) {
        Set<String> types = new TreeSet<>();
        if (schema.getType() != null) {
            types.add(schema.getType());
        }
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        }
        if (Boolean.TRUE.equals(schema.getNullable())) {
            types.add(NULL);
        }
        return types;
    }
}
