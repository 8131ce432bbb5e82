package fr.contratdeville.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Contract.Operation;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a query parameter can be, by the document, is what it can be: each bound is sent, and what is just beyond it. */
@QuarkusTest
class ParameterBoundsTest extends ApiTest {

    private static final Contract CONTRACT = Contract.committed();

    /** They say how large an export's answer may be, and have their own problem. */
    private static final List<String> OF_THE_FEED = List.of("listChanges", "streamChanges");

    private record Value(JsonNode parameter, List<String> values, boolean isWithin) {

        String name() {
            return parameter.get("name").asText();
        }

        @Override
        public String toString() {
            String first = values.get(0);
            return name() + "=" + (first.length() > 50 ? first.length() + " characters" : first)
                    + (values.size() > 1 ? " and " + (values.size() - 1) + " more" : "");
        }
    }

    /** All that read something and are asked for without an id. */
    static Stream<Operation> readings() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("get")
                        && !operation.path().contains("{")
                        && !OF_THE_FEED.contains(operation.id())
                        && CONTRACT.parameters(operation).stream().anyMatch(ParameterBoundsTest::isOfTheQuery));
    }

    private static boolean isOfTheQuery(JsonNode parameter) {
        return parameter.get("in").asText().equals("query");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void what_is_within_a_bound_is_not_refused_for_it_and_what_is_beyond_is(Operation reading) {
        List<String> wrong = new ArrayList<>();
        CONTRACT.parameters(reading).stream()
                .filter(ParameterBoundsTest::isOfTheQuery)
                .flatMap(ParameterBoundsTest::values)
                .forEach(value -> {
                    Response answer = given().urlEncodingEnabled(false).get(reading.path() + "?" + query(value));
                    if (refused(answer, value.name()) == value.isWithin()) {
                        wrong.add((value.isWithin() ? "refused: " : "not refused: ") + value);
                    }
                });

        assertThat(wrong).isEmpty();
    }

    private static String query(Value value) {
        return value.values().stream().map(one -> value.name() + "=" + one).collect(Collectors.joining("&"));
    }

    private static boolean refused(Response answer, String parameter) {
        return Json.of(answer.asString())
                .path("errors")
                .valueStream()
                .filter(error -> error.path("parameter").asText().equals(parameter))
                // What one parameter asks of others is no bound of it.
                .anyMatch(error -> !error.path("code").asText().startsWith("needs-"));
    }

    private static Stream<Value> values(JsonNode parameter) {
        JsonNode schema = CONTRACT.resolved(parameter.get("schema"));
        Function<Boolean, Function<String, Value>> one =
                within -> value -> new Value(parameter, List.of(value), within);
        if (schema.has("items")) {
            JsonNode items = CONTRACT.resolved(schema.get("items"));
            String good = good(items);
            int most = schema.get("maxItems").asInt();
            return Stream.concat(
                    ofOne(items, one),
                    Stream.of(
                            new Value(parameter, Collections.nCopies(most, good), true),
                            new Value(parameter, Collections.nCopies(most + 1, good), false)));
        }
        return ofOne(schema, one);
    }

    private static Stream<Value> ofOne(JsonNode schema, Function<Boolean, Function<String, Value>> one) {
        Function<String, Value> within = one.apply(true);
        Function<String, Value> beyond = one.apply(false);
        if (schema.has("enum")) {
            return Stream.concat(
                    schema.get("enum").valueStream().map(JsonNode::asText).map(within), Stream.of(beyond.apply("x-y")));
        }
        if (schema.has("minimum")) {
            int least = schema.get("minimum").asInt();
            int most = schema.get("maximum").asInt();
            return Stream.of(
                    within.apply(String.valueOf(least)),
                    within.apply(String.valueOf(most)),
                    beyond.apply(String.valueOf(least - 1)),
                    beyond.apply(String.valueOf(most + 1)),
                    beyond.apply("a"));
        }
        if (schema.path("type").asText().equals("boolean")) {
            return Stream.of(within.apply("true"), within.apply("false"), beyond.apply("yes"));
        }
        if (schema.path("format").asText().equals("uuid")) {
            return Stream.of(within.apply(good(schema)), beyond.apply("x"));
        }
        int longest = schema.path("maxLength").asInt();
        return schema.has("pattern") || longest > SHORT
                ? Stream.empty()
                : Stream.of(within.apply("a".repeat(longest)), beyond.apply("a".repeat(longest + 1)));
    }

    /** What is longer is bound by the address that it stands in. */
    private static final int SHORT = 1000;

    private static String good(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").asText();
        }
        if (schema.has("minimum")) {
            return schema.get("minimum").asText();
        }
        return "01a205c7-2f5a-712a-a8ef-c54d8a41c872";
    }
}
