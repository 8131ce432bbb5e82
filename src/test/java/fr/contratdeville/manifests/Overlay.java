package fr.contratdeville.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The manifests of a directory with a {@code kustomization.yaml}, as {@code kubectl kustomize} puts them together, of which this
 * knows as much as {@code k8s} makes use of: resources, one namespace, images, and patches that merge. Whatever else stands in
 * a {@code kustomization.yaml} is refused here, rather than left out.
 */
final class Overlay {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "patches", "images");
    /** What has no namespace of its own. */
    private static final Set<String> OF_THE_WHOLE_CLUSTER = Set.of("Namespace");

    private Overlay() {}

    static List<JsonNode> manifests(Path directory) {
        JsonNode kustomization = Yaml.document(directory.resolve("kustomization.yaml"));
        kustomization.fieldNames().forEachRemaining(member -> {
            if (!KNOWN.contains(member)) {
                throw new IllegalArgumentException(directory + ": this test does not know " + member);
            }
        });
        List<JsonNode> manifests = new ArrayList<>();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = directory.resolve(resource.textValue()).normalize();
            manifests.addAll(Files.isDirectory(path) ? manifests(path) : Yaml.documents(path));
        }
        for (JsonNode patch : kustomization.path("patches")) {
            patch(manifests, Yaml.document(directory.resolve(patch.path("path").textValue())));
        }
        if (kustomization.has("namespace")) {
            manifests.stream()
                    .filter(manifest ->
                            !OF_THE_WHOLE_CLUSTER.contains(manifest.path("kind").textValue()))
                    .forEach(manifest ->
                            ((ObjectNode) manifest.path("metadata")).set("namespace", kustomization.get("namespace")));
        }
        kustomization.path("images").forEach(image -> manifests.forEach(manifest -> rename(manifest, image)));
        return manifests;
    }

    /** Of what and which: by it, a patch finds its manifest. */
    static String identity(JsonNode manifest) {
        return "%s %s %s/%s"
                .formatted(
                        manifest.path("apiVersion").asText(),
                        manifest.path("kind").asText(),
                        manifest.at("/metadata/namespace").asText(),
                        manifest.at("/metadata/name").asText());
    }

    private static void patch(List<JsonNode> manifests, JsonNode patch) {
        JsonNode patched = manifests.stream()
                .filter(manifest -> identity(manifest).equals(identity(patch)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("a patch of nothing: " + identity(patch)));
        merge((ObjectNode) patched, (ObjectNode) patch);
    }

    /** Lists are replaced. Those that a cluster would merge, by a name, no patch has. */
    private static void merge(ObjectNode into, ObjectNode patch) {
        for (Iterator<Map.Entry<String, JsonNode>> members = patch.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            JsonNode before = into.get(member.getKey());
            if (before instanceof ArrayNode) {
                throw new IllegalArgumentException("this test merges no lists: " + member.getKey());
            }
            if (before instanceof ObjectNode object && member.getValue() instanceof ObjectNode change) {
                merge(object, change);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }

    private static void rename(JsonNode node, JsonNode image) {
        if (node instanceof ObjectNode object && object.path("image").equals(image.get("name"))) {
            object.put(
                    "image",
                    image.get("newName").textValue() + ":" + image.get("newTag").textValue());
        }
        node.forEach(child -> rename(child, image));
    }
}
