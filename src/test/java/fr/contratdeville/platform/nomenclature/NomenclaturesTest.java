package fr.contratdeville.platform.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NomenclaturesTest extends ApiTest {

    private static final String NOMENCLATURES = "/api/v1/nomenclatures";

    private static Map<String, List<String>> answered() {
        Map<String, List<String>> codes = new TreeMap<>();
        Json.get(NOMENCLATURES)
                .get("items")
                .forEach(item -> codes.put(
                        item.get("name").asText(),
                        StreamSupport.stream(item.get("codes").spliterator(), false)
                                .map(code -> code.get("code").asText())
                                .toList()));
        return codes;
    }

    @Test
    void every_enumeration_of_the_document_has_all_its_codes_in_their_order() {
        Map<String, List<String>> documented = new TreeMap<>();
        Contract.committed().document().at("/components/schemas").properties().stream()
                .filter(schema -> schema.getValue().has("enum"))
                .forEach(schema -> documented.put(schema.getKey(), codes(schema.getValue())));
        documented.put(
                "ProblemType",
                Arrays.stream(ProblemType.values()).map(ProblemType::code).toList());

        assertThat(answered()).isEqualTo(documented);
    }

    private static List<String> codes(JsonNode schema) {
        return StreamSupport.stream(schema.get("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void every_code_has_a_label_in_both_languages() {
        assertThat(Json.get(NOMENCLATURES).findValues("label"))
                .hasSizeGreaterThan(80)
                .allSatisfy(label -> assertThat(List.of(
                                label.get("fr").asText(), label.get("en").asText()))
                        .allMatch(text -> text.strip().length() > 2));
        assertThat(Json.get(NOMENCLATURES).at("/items/0/codes/1/label"))
                .hasToString("{\"fr\":\"Réalisée\",\"en\":\"Completed\"}");
    }

    @Test
    void they_may_be_kept_for_a_day() {
        anonymous().get(NOMENCLATURES).then().statusCode(200).header("Cache-Control", equalTo("public, max-age=86400"));
    }
}
