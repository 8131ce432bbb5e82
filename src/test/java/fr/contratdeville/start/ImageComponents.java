package fr.contratdeville.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes the list of the image's components (CycloneDX) of the one that Quarkus writes, which also has what the service was built
 * with, and the embedded database, which the image is without: who looks for known faults would find those of files that are not
 * there. It is dated as the jars are, so that the same sources make the same list. Run by the profile {@code image}.
 */
final class ImageComponents {

    private ImageComponents() {}

    /** @param arguments the list by Quarkus, its date, and where to write */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode list = (ObjectNode) json.readTree(Path.of(arguments[0]).toFile());
        json.writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[2]).toFile(), ofTheImage(list, arguments[1]));
    }

    static ObjectNode ofTheImage(ObjectNode list, String date) {
        ObjectNode left = list.deepCopy();
        ((ObjectNode) left.get("metadata")).put("timestamp", date);
        Set<String> inside = new HashSet<>();
        inside.add(left.at("/metadata/component/bom-ref").asText());
        ArrayNode components = left.putArray("components");
        list.get("components").forEach(component -> {
            // Where it is found among the files.
            if (component.has("evidence")) {
                components.add(component);
                inside.add(component.get("bom-ref").asText());
            }
        });
        ArrayNode dependencies = left.putArray("dependencies");
        list.get("dependencies").forEach(dependency -> {
            if (inside.contains(dependency.get("ref").asText())) {
                ObjectNode of = dependencies
                        .addObject()
                        .put("ref", dependency.get("ref").asText());
                ArrayNode on = of.putArray("dependsOn");
                dependency.path("dependsOn").forEach(other -> {
                    if (inside.contains(other.asText())) {
                        on.add(other);
                    }
                });
            }
        });
        return left;
    }
}
