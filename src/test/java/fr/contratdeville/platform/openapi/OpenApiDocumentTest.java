package fr.contratdeville.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Contract.Operation;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest extends ApiTest {

    private static final Contract CONTRACT = Contract.committed();

    private static final Pattern CODES = Pattern.compile("`([a-z-]+)`");

    /** Where the sources add a member to a problem. */
    private static final Pattern MEMBERS = Pattern.compile("\\.with\\(\"(\\w+)\",");

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        String served = given().noFilters()
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String committed = Files.exists(Contract.DOCUMENT) ? Files.readString(Contract.DOCUMENT) : "";
        if (!served.equals(committed)) {
            // Written for review: the next run passes, and the difference stands in the commit.
            Files.createDirectories(Contract.DOCUMENT.getParent());
            Files.writeString(Contract.DOCUMENT, served);
        }
        assertThat(committed)
                .as("openapi/openapi.yaml was out of date; it has been written anew: review and commit it")
                .isEqualTo(served);
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_tag_and_says_what_it_does() {
        List<Operation> operations = CONTRACT.operations();

        assertThat(operations).hasSizeGreaterThan(40).allSatisfy(operation -> {
            assertThat(operation.described().path("summary").asText()).isNotBlank();
            assertThat(operation.described().path("description").asText()).isNotBlank();
            assertThat(operation.described().path("tags")).hasSize(1);
        });
        assertThat(operations).extracting(Operation::id).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void every_parameter_says_what_it_is_for() {
        List<JsonNode> parameters = CONTRACT.operations().stream()
                .flatMap(operation -> CONTRACT.parameters(operation).stream())
                .toList();

        assertThat(parameters)
                .isNotEmpty()
                .allSatisfy(
                        parameter -> assertThat(parameter.path("description").asText())
                                .as(parameter.path("name").asText())
                                .isNotBlank());
    }

    @Test
    void every_kind_of_problem_is_named_by_an_operation_that_answers_it() {
        Set<String> named = CONTRACT.operations().stream()
                .flatMap(operation -> operation.described().path("responses").valueStream())
                .flatMap(answer ->
                        CODES.matcher(answer.path("description").asText()).results())
                .map(code -> code.group(1))
                .collect(Collectors.toSet());

        // No operation is asked for by a method that there is not.
        assertThat(named)
                .containsAll(Stream.of(ProblemType.values())
                        .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
                        .map(ProblemType::code)
                        .toList());
    }

    @Test
    void whatever_a_problem_says_beside_what_all_say_is_a_member_of_it() throws IOException {
        Set<String> said;
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            said = sources.filter(Files::isRegularFile)
                    .flatMap(source -> MEMBERS.matcher(text(source)).results())
                    .map(member -> member.group(1))
                    .collect(Collectors.toSet());
        }

        assertThat(said).hasSizeGreaterThan(5);
        assertThat(names(CONTRACT.document().at("/components/schemas/Problem/properties")))
                .containsAll(said);
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_operation_names_its_errors_and_what_they_look_like() {
        assertThat(CONTRACT.operations()).allSatisfy(operation -> {
            assertThat(names(operation.described().path("responses")))
                    .contains("400", "401", "403", "406", "429", "500", "503");
            operation.described().path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
                    assertThat(names(response.getValue().path("content"))).containsExactly("application/problem+json");
                }
            });
        });
    }

    @Test
    void every_operation_says_who_may_call_it() {
        assertThat(CONTRACT.operations()).allSatisfy(operation -> {
            List<JsonNode> security =
                    elements(operation.described().path("security")).toList();
            assertThat(security).anyMatch(way -> way.has("bearer"));
            boolean open = security.stream().anyMatch(JsonNode::isEmpty);
            assertThat(operation.described().path("description").asText())
                    .contains(open ? "Needs no token, unless" : "Needs a token with the role");
        });
        assertThat(CONTRACT.operation("listStructures").described().path("security"))
                .hasSize(2);
        JsonNode creation = CONTRACT.operation("createStructure").described();
        assertThat(creation.path("security")).hasSize(1);
        assertThat(creation.path("description").asText()).endsWith("Needs a token with the role `agglomeration`.");
    }

    @Test
    void every_request_has_an_example() {
        JsonNode schemas = CONTRACT.document().at("/components/schemas");

        assertThat(names(schemas).filter(name -> schemas.has(name + "Request")))
                .hasSizeGreaterThan(7)
                .filteredOn(name -> CONTRACT.operations().stream()
                        .anyMatch(operation -> operation.id().equals("create" + name)))
                .allSatisfy(name -> assertThat(schemas.get(name + "Request").path("examples"))
                        .as(name)
                        .isNotEmpty());
    }

    @Test
    void every_member_says_what_it_is_gives_an_example_and_has_bounds() {
        List<String> silent = new ArrayList<>();
        CONTRACT.document().at("/components/schemas").properties().forEach(schema -> {
            if (describes(schema.getValue()).isMissingNode()) {
                silent.add(schema.getKey());
            }
            schema.getValue()
                    .path("properties")
                    .properties()
                    .forEach(member -> missing(member.getValue())
                            .forEach(what -> silent.add(schema.getKey() + "/" + member.getKey() + ": " + what)));
        });

        assertThat(silent).isEmpty();
    }

    private static Stream<String> missing(JsonNode member) {
        JsonNode meant = CONTRACT.resolved(member.has("anyOf") ? member.at("/anyOf/0") : member);
        JsonNode element = CONTRACT.resolved(meant.path("items"));
        boolean isPlain = !meant.has("properties") && !element.has("properties") && !meant.has("additionalProperties");
        boolean isText = types(meant).anyMatch("string"::equals);
        boolean isArray = types(meant).anyMatch("array"::equals);
        boolean isNumber = types(meant).anyMatch("integer"::equals);
        return Stream.of(
                        describes(member).isMissingNode() && describes(meant).isMissingNode() ? "description" : null,
                        isPlain
                                        && Stream.of(member, meant, element)
                                                .noneMatch(part -> part.has("examples") || part.has("enum"))
                                ? "example"
                                : null,
                        isText && !meant.has("maxLength") && !meant.has("enum") ? "maxLength" : null,
                        isArray && !meant.has("maxItems") ? "maxItems" : null,
                        isNumber && !(meant.has("minimum") && meant.has("maximum")) ? "minimum, maximum" : null)
                .filter(Objects::nonNull);
    }

    private static JsonNode describes(JsonNode schema) {
        return schema.path("description");
    }

    private static Stream<String> types(JsonNode schema) {
        return Stream.concat(Stream.of(schema.path("type")), elements(schema.path("type")))
                .map(JsonNode::asText);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }
}
