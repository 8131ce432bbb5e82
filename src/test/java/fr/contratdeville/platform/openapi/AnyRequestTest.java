package fr.contratdeville.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Contract.Operation;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Thoroughness;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests by chance to every operation, made of the document: whatever is asked, the answer is documented, is as documented, and
 * never is that the service has failed. {@link ApiTest} checks each answer.
 */
@QuarkusTest
class AnyRequestTest extends ApiTest {

    private static final Contract CONTRACT = Contract.committed();

    private static final int REQUESTS = Thoroughness.of(10, 40);

    /** Goes on until the caller leaves. */
    private static final String STREAM = "streamChanges";

    /** Has the answer wait for a change. */
    private static final String WAIT = "wait";

    private static final String IDS = """
            select id from action union all select id from structure union all select id from city_contract
            union all select id from pillar union all select id from neighbourhood union all select id from indicator
            union all select id from indicator_value
            order by id
            """;

    /** The same in every build, so that one fails for what was changed; others with {@code -Dtests.seed}. */
    private final long seed = Long.getLong("tests.seed", 2023);

    private final Random random = new Random(seed);
    private AnyInstance any;

    private static Stream<Operation> operations() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.id().equals(STREAM));
    }

    @BeforeEach
    void somethingToAskFor() throws SQLException {
        new SixActions();
        any = new AnyInstance(CONTRACT, random, query(IDS));
    }

    @AfterEach
    void giveTheOpenPullsUp() throws SQLException {
        for (String pull : query("select id from export_pull where closed_at is null")) {
            given().delete("/api/v1/exports/pulls/" + pull);
        }
    }

    @Test
    void is_answered_as_documented_and_never_with_a_failure() {
        for (int i = 0; i < REQUESTS; i++) {
            operations().forEach(this::ask);
        }
    }

    @Test
    void is_answered_even_if_a_value_cannot_be_stored() {
        operations()
                .forEach(operation -> CONTRACT.parameters(operation).stream()
                        .filter(parameter -> !parameter.get("in").asText().equals("header"))
                        .forEach(parameter ->
                                askWithNul(operation, parameter.get("name").asText())));
    }

    private void askWithNul(Operation operation, String name) {
        String path = operation
                .path()
                .replace("{" + name + "}", "%00")
                .replaceAll("\\{[a-zA-Z]*[iI]d}", any.anId())
                .replaceAll("\\{[a-zA-Z]*}", "none");
        String query = operation.path().contains("{" + name + "}") ? "" : "?" + name + "=%00";

        Response answer =
                given().urlEncodingEnabled(false).request(operation.method().toUpperCase(Locale.ROOT), path + query);

        assertThat(answer.statusCode())
                .as("%s %s%s: %s", operation.method(), path, query, answer.asString())
                .isLessThan(500);
    }

    private void ask(Operation operation) {
        List<String> asked = new ArrayList<>();
        Response answer = send(operation, asked);

        assertThat(answer.statusCode())
                .as("%s %s %s, of seed %d: %s", operation.method(), operation.path(), asked, seed, answer.asString())
                .isLessThan(500);
    }

    private Response send(Operation operation, List<String> asked) {
        RequestSpecification request = caller().urlEncodingEnabled(false);
        List<String> query = new ArrayList<>();
        String path = operation.path();
        for (JsonNode parameter : CONTRACT.parameters(operation)) {
            String name = parameter.get("name").asText();
            boolean isOfThePath = parameter.get("in").asText().equals("path");
            boolean isRequired = parameter.path("required").asBoolean();
            if (name.equals(WAIT) || !isOfThePath && !any.chance(isRequired ? 95 : 15)) {
                continue;
            }
            JsonNode schema = parameter.get("schema");
            String value = any.text(schema.has("items") ? schema.get("items") : schema);
            asked.add(name + "=" + value);
            switch (parameter.get("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isBlank() ? "-" : value));
                case "header" -> request.header(name, value.matches("[!-~]+") ? value : "\"x\"");
                default -> query.add(name + "=" + encoded(value));
            }
        }
        if (any.chance(3)) {
            query.add("surprise=1");
        }
        JsonNode content = operation.described().at("/requestBody/content");
        if (!content.isMissingNode()) {
            String mediaType = content.fieldNames().next();
            String body = any.instance(content.get(mediaType).get("schema")).toString();
            String sent = any.chance(3) ? body.substring(body.length() / 2) : body;
            asked.add(sent);
            request.contentType(any.chance(3) ? "text/plain" : mediaType).body(sent.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(
                operation.method().toUpperCase(Locale.ROOT),
                query.isEmpty() ? path : path + "?" + String.join("&", query));
    }

    private RequestSpecification caller() {
        if (any.chance(70)) {
            return given();
        }
        return any.oneOf(List.of(
                anonymous(), as("nonsense"), as(Tokens.warehouse()), as(Tokens.partner(any.oneOf(List.of("x", "y"))))));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
