package fr.contratdeville.platform.nomenclature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.review.action.ActionFilter;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.ViolationCodes;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NomenclaturesTest extends ApiTest {

    private static final String NOMENCLATURES = "/api/v1/nomenclatures";
    private static final String ENUMERATION = "enum";
    private static final JsonNode DOCUMENT = Contract.committed().document();
    private static final JsonNode SCHEMAS = DOCUMENT.at("/components/schemas");

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
        SCHEMAS.properties().stream()
                .filter(schema -> schema.getValue().has(ENUMERATION))
                .forEach(schema -> documented.put(schema.getKey(), codes(schema.getValue())));

        assertThat(answered()).containsAllEntriesOf(documented);
    }

    @Test
    void what_a_parameter_alone_enumerates_is_called_as_it_is() {
        Map<String, Set<String>> documented = new TreeMap<>();
        parameters()
                .filter(parameter -> parameter.at("/schema").has(ENUMERATION))
                .forEach(parameter -> documented
                        .computeIfAbsent(parameter.get("name").asText(), name -> new TreeSet<>())
                        .addAll(codes(parameter.get("schema"))));
        Map<String, List<String>> answered = answered();

        assertThat(documented)
                .isNotEmpty()
                .allSatisfy((name, codes) -> assertThat(answered.get(name)).containsExactlyInAnyOrderElementsOf(codes));
    }

    @Test
    void nothing_else_in_the_document_has_an_enumeration() {
        long named = SCHEMAS.findValues(ENUMERATION).size()
                + parameters()
                        .filter(parameter -> parameter.at("/schema").has(ENUMERATION))
                        .count();
        Stream<JsonNode> ofSchemas =
                SCHEMAS.properties().stream().map(Map.Entry::getValue).filter(schema -> schema.has(ENUMERATION));

        assertThat(DOCUMENT.findValues(ENUMERATION)).hasSize((int) named);
        assertThat(SCHEMAS.findValues(ENUMERATION)).hasSize((int) ofSchemas.count());
    }

    @Test
    void words_beside_ids_and_numbers_are_codes_as_well() {
        assertThat(answered())
                .containsEntry("pillar", List.of(ActionFilter.NONE))
                .containsEntry("compareTo", List.of("previous"));
    }

    @Test
    void problems_and_violations_have_all_their_codes() {
        assertThat(answered())
                .containsEntry(
                        "ProblemType",
                        Arrays.stream(ProblemType.values())
                                .map(ProblemType::code)
                                .toList())
                .containsEntry("ViolationCode", List.copyOf(ViolationCodes.inTheSources()));
    }

    @Test
    void the_documents_examples_of_problems_and_violations_are_codes_of_theirs() {
        Map<String, List<String>> answered = answered();

        assertThat(examples("/Problem/properties/code")).isNotEmpty().isSubsetOf(answered.get("ProblemType"));
        assertThat(examples("/Problem/properties/type"))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::uri)
                        .toList());
        assertThat(examples("/ProblemError/properties/code")).isNotEmpty().isSubsetOf(answered.get("ViolationCode"));
    }

    private static List<String> examples(String member) {
        return texts(SCHEMAS.at(member + "/examples"));
    }

    private static Stream<JsonNode> parameters() {
        return Contract.committed().operations().stream()
                .flatMap(operation -> StreamSupport.stream(
                        operation.described().path("parameters").spliterator(), false));
    }

    private static List<String> codes(JsonNode schema) {
        return texts(schema.get(ENUMERATION));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void a_violation_is_said_with_an_ellipsis_for_what_it_is_about() {
        Json.list(Json.get(NOMENCLATURES).get("items")).stream()
                .filter(item -> item.get("name").asText().equals("ViolationCode"))
                .flatMap(item -> Json.list(item.get("codes")).stream())
                .filter(code -> code.get("code").asText().equals("too-long"))
                .forEach(
                        code -> assertThat(code.get("label"))
                                .hasToString(
                                        "{\"fr\":\"Doit avoir … caractères au plus.\",\"en\":\"Has to have at most … characters.\"}"));
    }

    @Test
    void every_code_has_a_label_in_both_languages() {
        assertThat(Json.get(NOMENCLATURES).findValues("label"))
                .hasSizeGreaterThan(200)
                .allSatisfy(label -> assertThat(List.of(
                                label.get("fr").asText(), label.get("en").asText()))
                        .allMatch(text -> text.strip().length() > 2 && !text.contains("{")));
        assertThat(Json.get(NOMENCLATURES).at("/items/0/codes/1/label"))
                .hasToString("{\"fr\":\"Réalisée\",\"en\":\"Completed\"}");
    }

    @Test
    void they_may_be_kept_for_a_day() {
        anonymous().get(NOMENCLATURES).then().statusCode(200).header("Cache-Control", equalTo("public, max-age=86400"));
    }
}
