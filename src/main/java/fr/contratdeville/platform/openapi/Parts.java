package fr.contratdeville.platform.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The schemas that a schema is made of; not those that it refers to. */
final class Parts {

    private Parts() {}

    /** What is to be done with a schema and with all that it is made of. */
    static void forEachIn(Schema schema, Consumer<Schema> action) {
        action.accept(schema);
        of(schema).toList().forEach(part -> forEachIn(part, action));
    }

    private static Stream<Schema> of(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        return Stream.of(
                        properties == null ? null : properties.values(),
                        schema.getItems() == null ? null : List.of(schema.getItems()),
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
    }
}
