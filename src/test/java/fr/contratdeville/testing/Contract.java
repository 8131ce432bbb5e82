package fr.contratdeville.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The committed OpenAPI document: its operations, and its schemas, which are JSON Schemas (2020-12). */
public final class Contract {

    public static final Path DOCUMENT = Path.of("openapi", "openapi.yaml");

    private static final String ADDRESS = "https://contract.example.org/openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * What can be asked for.
     *
     * @param pointer where it stands in the document
     */
    public record Operation(String path, String method, String pointer, JsonNode described) {

        public String id() {
            return described.get("operationId").asText();
        }

        public JsonNode response(int status) {
            return described.path("responses").path(Integer.toString(status));
        }

        /** Where the schema stands of what is answered with a status in a media type. */
        String pointerToAnswer(int status, String mediaType) {
            return pointer + "/responses/" + status + "/content/" + escaped(mediaType) + "/schema";
        }

        private boolean matches(String address) {
            return Pattern.matches(path.replaceAll("\\{[^}]*}", "[^/]+"), address);
        }

        private int variables() {
            return path.length() - path.replace("{", "").length();
        }
    }

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    private Contract(JsonNode document) {
        this.document = document;
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(new Operation(
                                path.getKey(),
                                operation.getKey(),
                                "/paths/" + escaped(path.getKey()) + "/" + operation.getKey(),
                                operation.getValue()))));
        JsonNode closed = document.deepCopy();
        close(closed.at("/components/schemas"));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, closed.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static Contract committed() {
        return new Contract(read(DOCUMENT));
    }

    /** As it is for who asks for some members only: the document says that all others are left out, also required ones. */
    static Contract ofSomeMembers() {
        JsonNode document = read(DOCUMENT);
        document.at("/components/schemas").forEach(schema -> ((ObjectNode) schema).remove("required"));
        return new Contract(document);
    }

    public static JsonNode read(Path document) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(document.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A member that the document does not name is a mistake here, though not for those who read it: more may be added. */
    private static void close(JsonNode schemas) {
        for (JsonNode schema : schemas) {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    /** As JSON pointers write it (RFC 6901). */
    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Of several paths that fit, the one with fewer variables is meant (OpenAPI 3.1, Paths Object). */
    Optional<Operation> operation(String method, String address) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method) && operation.matches(address))
                .min(Comparator.comparing(Operation::variables));
    }

    public List<JsonNode> parameters(Operation operation) {
        return operation
                .described()
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .toList();
    }

    /** What is meant, behind all references. */
    public JsonNode resolved(JsonNode described) {
        return described.has("$ref")
                ? resolved(document.at(described.get("$ref").asText().substring(1)))
                : described;
    }

    /**
     * @param pointer where the schema stands in the document
     * @return what is wrong with an instance of it; empty if nothing is
     */
    public List<String> mistakes(String pointer, String instance) {
        Schema schema = schemas.computeIfAbsent(pointer, this::compiled);
        return schema.validate(instance, InputFormat.JSON).stream()
                .map(mistake -> mistake.getInstanceLocation() + ": " + mistake.getMessage())
                .toList();
    }

    private Schema compiled(String pointer) {
        return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment(pointer)));
    }

    private static String fragment(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }
}
