package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that are read by one statement for many, beside those that a write makes of entities. */
@QuarkusTest
class ShownActionsTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";
    private static final int CALLERS = 8;
    private static final int CHANGES = 25;

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    @Test
    void what_is_read_is_to_the_byte_what_the_write_has_answered() {
        String earlier = Stored.action(contract, structure, 2021, "Accueil");
        var plain = created(ACTIONS, Stored.actionJson(contract, structure, 2022, "Simple", "\"status\": \"planned\""));
        var full =
                created(ACTIONS, Stored.actionJson(contract, structure, 2023, "« Été » \\\"à\\\" deux", """
                "status": "postponed", "postponedToYear": 2024, "pillarId": "%s", "continuesActionId": "%s",
                "neighbourhoodIds": ["%s", "%s"], "objectives": ["Un", "{deux, \\"trois\\"}"], "partners": ["CAF"],
                "transversalPriorities": ["youth", "gender_equality"]
                """.formatted(
                                Stored.pillar(contract, "emploi", 1),
                                earlier,
                                Stored.neighbourhood(contract, "Zup"),
                                Stored.neighbourhood(contract, "Azans"))));

        for (var written : List.of(plain, full)) {
            var read = given().get(written.header("Location"))
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(read.asString()).isEqualTo(written.asString());
            assertThat(read.header("ETag")).isEqualTo(written.header("ETag"));
        }
        String page = given().get(ACTIONS + "?year=2022&year=2023").asString();
        assertThat(page).startsWith("{\"items\":[" + plain.asString() + "," + full.asString() + "],");
    }

    @Test
    void who_has_changed_an_action_reads_it_so_however_many_others_read_at_the_same_time() throws Exception {
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            actions.add(Stored.action(contract, structure, 2023, "Action " + i));
        }
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<List<String>>> all = actions.stream()
                    .map(action -> callers.submit(() -> changeAndRead(action)))
                    .toList();
            for (Future<List<String>> read : all) {
                for (int change = 0; change < CHANGES; change++) {
                    assertThat(read.get().get(change)).contains("\"description\":\"" + change + "\"");
                }
            }
        } finally {
            callers.shutdown();
        }
    }

    /** What was read after each change. */
    private static List<String> changeAndRead(String action) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI address = URI.create("http://localhost:" + RestAssured.port + ACTIONS + "/" + action);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + Tokens.agglomeration());
        String tag = answer(client, request.copy().GET())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        List<String> read = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            HttpResponse<String> changed = answer(
                    client,
                    request.copy()
                            .header("If-Match", tag)
                            .header("Content-Type", "application/merge-patch+json")
                            .method(
                                    "PATCH",
                                    HttpRequest.BodyPublishers.ofString("{\"description\": \"" + change + "\"}")));
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            HttpResponse<String> answer = answer(client, request.copy().GET());
            tag = answer.headers().firstValue("ETag").orElseThrow();
            read.add(answer.body());
        }
        return read;
    }

    private static HttpResponse<String> answer(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
