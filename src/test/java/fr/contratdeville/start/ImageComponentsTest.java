package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ImageComponentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listsWhatTheImageHasAndNothingThatItWasBuiltWith() throws JsonProcessingException {
        ObjectNode list = (ObjectNode) JSON.readTree("""
                {"metadata": {"timestamp": "2026-11-30T19:25:15Z", "component": {"bom-ref": "service"}},
                 "components": [{"bom-ref": "inside", "evidence": {"occurrences": [{"location": "lib/main/inside.jar"}]}},
                                {"bom-ref": "built-with"}],
                 "dependencies": [{"ref": "service", "dependsOn": ["inside", "built-with"]},
                                  {"ref": "inside"},
                                  {"ref": "built-with", "dependsOn": ["inside"]}]}
                """);

        assertThat(ImageComponents.ofTheImage(list, "2026-01-01T00:00:00Z")).isEqualTo(JSON.readTree("""
                {"metadata": {"timestamp": "2026-01-01T00:00:00Z", "component": {"bom-ref": "service"}},
                 "components": [{"bom-ref": "inside", "evidence": {"occurrences": [{"location": "lib/main/inside.jar"}]}}],
                 "dependencies": [{"ref": "service", "dependsOn": ["inside"]},
                                  {"ref": "inside", "dependsOn": []}]}
                """));
    }
}
