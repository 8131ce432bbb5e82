package fr.contratdeville.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What a manifest of a kind may say. Kubernetes' own are those of its Java client, which is generated of its API's document; the
 * database's are its operator's, by their definitions; and whatever a kind does not know is refused, as a cluster does that
 * is told {@code --validate=strict}. The conditions that a cluster's own language states (CEL) are not tried.
 */
final class Kinds {

    private static final Path DEFINITIONS = Path.of("src/test/resources/crds");

    private static final Map<String, Class<?>> BUILT_IN = Map.of(
            "v1 Namespace", V1Namespace.class,
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Service", V1Service.class,
            "v1 ServiceAccount", V1ServiceAccount.class,
            "apps/v1 Deployment", V1Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", V1Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

    private static final Map<String, Class<?>> MONITORING = Map.of(
            "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    /** Its classes would take what they do not know for more members, and keep them. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private final Map<String, Schema> defined;

    Kinds() {
        JsonNode cluster = definition("postgresql.cnpg.io_clusters-1.30.0.yaml");
        defined = Map.of(
                "postgresql.cnpg.io/v1 Cluster", schema(cluster),
                "postgresql.cnpg.io/v1 ScheduledBackup",
                        schema(definition("postgresql.cnpg.io_scheduledbackups-1.30.0.yaml")),
                "barmancloud.cnpg.io/v1 ObjectStore", schema(objectStore(cluster)));
    }

    private static JsonNode definition(String file) {
        JsonNode versions = Yaml.document(DEFINITIONS.resolve(file)).at("/spec/versions");
        return StreamSupport.stream(versions.spliterator(), false)
                .filter(version -> version.path("name").asText().equals("v1"))
                .findAny()
                .orElseThrow()
                .at("/schema/openAPIV3Schema");
    }

    /**
     * Of the plugin Barman Cloud. Its configuration is the one that was part of the database's own definition before, which
     * still has it; around it, only what the manifests say is known here.
     */
    private static JsonNode objectStore(JsonNode cluster) {
        ObjectNode configuration = cluster.at("/properties/spec/properties/backup/properties/barmanObjectStore")
                .deepCopy();
        // Has to be said of the database instead.
        ((ObjectNode) configuration.get("properties")).remove("serverName");
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode retention = json.objectNode().put("type", "string").put("pattern", "^[1-9][0-9]*[dwm]$");
        ObjectNode spec = json.objectNode().put("type", "object");
        spec.putObject("properties")
                .<ObjectNode>set("configuration", configuration)
                .set("retentionPolicy", retention);
        spec.putArray("required").add("configuration");
        ObjectNode all = json.objectNode().put("type", "object");
        ObjectNode text = json.objectNode().put("type", "string");
        all.putObject("properties")
                .<ObjectNode>set("apiVersion", text)
                .<ObjectNode>set("kind", text)
                .<ObjectNode>set("metadata", json.objectNode().put("type", "object"))
                .set("spec", spec);
        all.putArray("required").add("metadata").add("spec");
        return all;
    }

    private static Schema schema(JsonNode definition) {
        JsonNode closed = definition.deepCopy();
        close(closed);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(closed.toString(), InputFormat.JSON);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Kinds::close);
    }

    /** @return what is wrong with it; nothing is when this is empty */
    List<String> faults(JsonNode manifest) {
        String kind = manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
        if (BUILT_IN.containsKey(kind)) {
            return faults(BUILT_IN.get(kind), manifest);
        }
        if (defined.containsKey(kind)) {
            List<String> ofTheMetadata = faults(V1ObjectMeta.class, manifest.path("metadata"));
            return ofTheMetadata.isEmpty()
                    ? defined.get(kind).validate(manifest.toString(), InputFormat.JSON).stream()
                            .map(Object::toString)
                            .toList()
                    : ofTheMetadata;
        }
        if (MONITORING.containsKey(kind)) {
            return strictFaults(MONITORING.get(kind), manifest);
        }
        return List.of("no kind that is known: " + kind);
    }

    private static List<String> faults(Class<?> type, JsonNode manifest) {
        JsonElement element = JsonParser.parseString(manifest.toString());
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
            // Reading is lenient with numbers and texts: what comes out again shows what was taken for something else.
            JsonElement read = JSON.getGson().toJsonTree(JSON.getGson().fromJson(element, type));
            return isKept(element, read) ? List.of() : List.of("read as " + read);
        } catch (InvocationTargetException fault) {
            return List.of(fault.getCause().getMessage());
        } catch (RuntimeException fault) {
            return List.of(String.valueOf(fault.getMessage()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether all that was said is there as it was said. Lists and maps that nobody spoke of are there as well, empty. */
    private static boolean isKept(JsonElement said, JsonElement read) {
        if (said.isJsonObject()) {
            return read.isJsonObject()
                    && said.getAsJsonObject().entrySet().stream()
                            .allMatch(member -> read.getAsJsonObject().has(member.getKey())
                                    && isKept(
                                            member.getValue(),
                                            read.getAsJsonObject().get(member.getKey())));
        }
        if (said.isJsonArray()) {
            JsonArray ofThose = read.isJsonArray() ? read.getAsJsonArray() : new JsonArray();
            return said.getAsJsonArray().size() == ofThose.size()
                    && IntStream.range(0, ofThose.size())
                            .allMatch(i -> isKept(said.getAsJsonArray().get(i), ofThose.get(i)));
        }
        return said.equals(read);
    }

    private static List<String> strictFaults(Class<?> type, JsonNode manifest) {
        try {
            STRICT.treeToValue(manifest, type);
            return List.of();
        } catch (JsonProcessingException fault) {
            return List.of(fault.getOriginalMessage());
        }
    }
}
