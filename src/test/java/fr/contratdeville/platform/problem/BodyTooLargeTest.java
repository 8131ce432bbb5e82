package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class BodyTooLargeTest extends ApiTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LIMIT = 2 * MEBIBYTE;

    @Test
    void a_body_of_more_than_two_mebibytes_is_refused_with_a_problem() {
        sending(" ".repeat(LIMIT + 1)).post("/api/v1/structures").then().spec(problem(413, "body-too-large"));
    }

    @Test
    void a_body_of_two_mebibytes_is_read() {
        String structure = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";

        sending(structure + " ".repeat(LIMIT - structure.length()))
                .post("/api/v1/structures")
                .then()
                .statusCode(201);
    }

    @Test
    void one_that_does_not_say_its_length_is_refused_as_well() throws IOException, InterruptedException {
        byte[] body = new byte[LIMIT + MEBIBYTE];
        Arrays.fill(body, (byte) ' ');
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/structures"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Tokens.agglomeration())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
    }

    @Test
    @Timeout(20)
    void a_body_of_nothing_but_mistakes_is_answered_soon_and_briefly() {
        String mistakes = "0,".repeat(200_000);

        // Not checked: the check would read all mistakes of the request as well, and take minutes.
        String answer = sending("{\"partners\": [%s0]}".formatted(mistakes))
                .noFilters()
                .post("/api/v1/actions")
                .then()
                .spec(problem(422, "invalid-body"))
                .extract()
                .asString();

        assertThat(answer).hasSizeLessThan(MEBIBYTE);
    }

    @Test
    @Timeout(20)
    void nothing_is_looked_up_in_a_list_that_is_too_long() {
        String id = "\"0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11\"";

        String answer = sending("{\"neighbourhoodIds\": [%s%s]}".formatted((id + ",").repeat(20_000), id))
                .noFilters()
                .post("/api/v1/actions")
                .then()
                .spec(problem(422, "invalid-body"))
                .extract()
                .asString();

        assertThat(answer).contains("count-out-of-range").doesNotContain("unknown-reference");
    }

    @Test
    void a_long_value_is_not_sent_back_whole() {
        given().contentType("application/json")
                .body("{\"kind\": \"%s\"}".formatted("a".repeat(5000)))
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.find { it.pointer == '/kind' }.found.length()", equalTo(101));
    }
}
