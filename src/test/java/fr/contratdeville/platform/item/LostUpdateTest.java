package fr.contratdeville.platform.item;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LostUpdateTest extends ApiTest {

    private static final int AT_ONCE = 20;

    @Test
    void of_many_changes_of_one_version_exactly_one_is_made() throws InterruptedException, ExecutionException {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String tag = etag(path);

        List<Response> answers = atOnce(number -> number % 2 == 0 ? put(path, tag, number) : patch(path, tag, number));

        List<Response> made =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(made).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> answer.then().spec(problem(412, "stale-version")));
        assertThat(given().get(path).asString()).isEqualTo(made.get(0).asString());
        assertThat(made.get(0).<Integer>path("version")).isEqualTo(1);
    }

    @Test
    void of_many_changes_that_add_the_same_below_an_item_exactly_one_is_made()
            throws InterruptedException, ExecutionException {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("Femmes Debout");
        String action = Stored.action(contract, structure, 2023, "Accueil");
        String other = Stored.action(contract, structure, 2023, "PRE");
        Stored.sexes();
        String path = Stored.figures(action) + "/" + Stored.exact(action, Stored.people("enfants", "sum"), "15");
        String tag = etag(path);
        String added = """
                {"overlaps": [{"actionId": "%s", "share": "all"}], "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "partial",
                   "parts": [{"category": "femmes", "value": 3}]}]}
                """.formatted(other);

        List<Response> answers = atOnce(number -> given().contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(added)
                .patch(path));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> answer.then().spec(problem(412, "stale-version")));
    }

    @Test
    void of_many_deletions_of_one_version_exactly_one_is_made() throws InterruptedException, ExecutionException {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String tag = etag(path);

        List<Response> answers =
                atOnce(number -> given().header("If-Match", tag).delete(path));

        assertThat(answers.stream().map(Response::statusCode).filter(status -> status == 204))
                .hasSize(1);
        assertThat(answers.stream().map(Response::statusCode).filter(status -> status != 204))
                .allMatch(status -> status == 404 || status == 412);
    }

    @Test
    void of_many_creations_with_one_siret_exactly_one_is_made() throws InterruptedException, ExecutionException {
        List<Response> answers = atOnce(number -> sending("""
                        {"name": "Structure %d", "kind": "company", "siret": "35600000000048"}
                        """.formatted(number)).post("/api/v1/structures"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> answer.then().spec(problem(409, "duplicate")));
    }

    private static Response put(String path, String tag, int number) {
        return sending("{\"name\": \"Nom %d\", \"kind\": \"association\"}".formatted(number))
                .header("If-Match", tag)
                .put(path);
    }

    private static Response patch(String path, String tag, int number) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body("{\"name\": \"Nom %d\"}".formatted(number))
                .patch(path);
    }

    private interface Sender {
        Response send(int number);
    }

    private static List<Response> atOnce(Sender sender) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Response>> requests = IntStream.range(0, AT_ONCE)
                    .<Callable<Response>>mapToObj(number -> () -> {
                        start.await();
                        return sender.send(number);
                    })
                    .toList();
            List<Future<Response>> futures = threads.invokeAll(requests);
            List<Response> answers = new ArrayList<>();
            for (Future<Response> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
