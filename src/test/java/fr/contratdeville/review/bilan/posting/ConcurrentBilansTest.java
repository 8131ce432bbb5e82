package fr.contratdeville.review.bilan.posting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentBilansTest extends ApiTest {

    private static final String BILANS = "/api/v1/bilans";
    private static final int SENDERS = 50;
    private static final int WRITERS = 20;
    private static final int CHANGES_OF_EACH_WRITER = 3;
    private static final int MILLISECONDS_UNTIL_RETRY = 50;

    private String contract;
    private String structure;
    private String indicator;
    private String partner;

    @BeforeEach
    void store() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("Loisirs Populaires Dolois");
        indicator = Stored.indicator("enfants", "sum");
        partner = Tokens.partner(structure);
    }

    @Test
    void fifty_senders_of_one_bilan_with_one_key_get_one_answer_and_make_one_bilan() throws Exception {
        String bilan = bilanOfNewAction("Colo", 134);

        List<Response> answers = all(SENDERS, sender -> postUntilAnswered(bilan, structure));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.asString() + answer.header("ETag") + answer.header("Location"))
                .as("byte for byte the same answer")
                .containsOnly(answers.get(0).asString()
                        + answers.get(0).header("ETag")
                        + answers.get(0).header("Location"));
        assertThat(query("select count(*) from bilan")).containsExactly("1");
        assertThat(query("select count(*) from idempotent_answer where key = '%s'".formatted(structure)))
                .containsExactly("1");
    }

    @Test
    void fifty_senders_of_one_bilan_without_a_key_make_one_bilan() throws Exception {
        String bilan = bilanOfNewAction("Colo", 134);

        List<Response> answers = all(SENDERS, sender -> post(bilan, null));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, SENDERS - 1L));
        assertThat(answers).extracting(answer -> answer.path("id")).containsOnly((Object)
                answers.get(0).path("id"));
        assertThat(query("select count(*) from bilan")).containsExactly("1");
    }

    @Test
    void fifty_senders_of_different_bilans_of_one_action_make_one_bilan() throws Exception {
        String action = Stored.action(contract, structure, 2023, "Colo");

        List<Response> answers = all(SENDERS, sender -> post(bilanOf(action, sender), null));

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, SENDERS - 1L));
        assertThat(query("select count(*) from bilan")).containsExactly("1");
    }

    @Test
    void no_accepted_change_is_lost_when_twenty_writers_fight_over_one_bilan() throws Exception {
        String action = Stored.action(contract, structure, 2023, "Colo");
        String address = BILANS + "/" + post(bilanOf(action, 1_000_000), null).path("id");

        List<List<Integer>> accepted = all(WRITERS, writer -> changeUntilAccepted(address, action, writer));

        Set<Integer> written = accepted.stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(written).hasSize(WRITERS * CHANGES_OF_EACH_WRITER);
        List<String> recorded = query("""
                select after -> 'content' -> 'figures' -> 0 ->> 'value'
                from recorded_change
                where dataset = 'bilan' and operation = 'changed'
                    and row_id = '%s'
                """.formatted(address.substring(BILANS.length() + 1)));
        assertThat(recorded)
                .as("every accepted change is in the history, once, and no other")
                .containsExactlyInAnyOrderElementsOf(
                        written.stream().map(String::valueOf).toList());
        assertThat(brokenLinksOfTheHistory(address)).containsExactly("0");
    }

    /** Entries whose image before is not the image after of the entry before them. */
    private List<String> brokenLinksOfTheHistory(String address) throws SQLException {
        return query("""
                select count(*)
                from (
                    select before, lag(after) over (order by position) as last
                    from recorded_change
                    where dataset = 'bilan' and row_id = '%s') entries
                where before is distinct from last
                """.formatted(address.substring(BILANS.length() + 1)));
    }

    private List<Integer> changeUntilAccepted(String address, String action, int writer) {
        List<Integer> accepted = new ArrayList<>();
        while (accepted.size() < CHANGES_OF_EACH_WRITER) {
            int value = writer * CHANGES_OF_EACH_WRITER + accepted.size();
            Response seen = as(partner).get(address);
            if (seen.statusCode() == 503) {
                continue;
            }
            int status = as(partner)
                    .contentType(ContentType.JSON)
                    .header("If-Match", seen.header("ETag"))
                    .body(bilanOf(action, value))
                    .put(address)
                    .statusCode();
            assertThat(status).isIn(200, 412, 503);
            if (status == 200) {
                accepted.add(value);
            }
        }
        return accepted;
    }

    private Response postUntilAnswered(String bilan, String key) throws InterruptedException {
        Predicate<Response> inProgress = answer -> answer.statusCode() == 409;
        Response answer = post(bilan, key);
        while (inProgress.test(answer)) {
            assertThat((String) answer.path("code")).isEqualTo("request-in-progress");
            assertThat(answer.header("Retry-After")).isNotNull();
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_UNTIL_RETRY);
            answer = post(bilan, key);
        }
        return answer;
    }

    /** Comes again when the service says that it is too busy, as its answer asks for. */
    private Response post(String bilan, String key) throws InterruptedException {
        var request = as(partner).contentType(ContentType.JSON).body(bilan);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        Response answer = request.post(BILANS);
        while (answer.statusCode() == 503) {
            assertThat(answer.header("Retry-After")).isNotNull();
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_UNTIL_RETRY);
            answer = request.post(BILANS);
        }
        return answer;
    }

    private String bilanOf(String action, int value) {
        return """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "draft",
                 "figures": [{"indicatorId": "%s", "kind": "exact", "value": %d}]}
                """.formatted(structure, action, indicator, value);
    }

    private String bilanOfNewAction(String title, int value) {
        return """
                {"structureId": "%s", "year": 2023, "state": "submitted", "outcome": "completed",
                 "action": {"contractId": "%s", "title": "%s", "description": "Une semaine à la mer."},
                 "narrative": {"done": "La colo a eu lieu."},
                 "figures": [{"indicatorId": "%s", "kind": "exact", "value": %d}]}
                """.formatted(structure, contract, title, indicator, value);
    }

    private static Map<Integer, Long> statuses(List<Response> answers) {
        return answers.stream().collect(Collectors.groupingBy(Response::statusCode, Collectors.counting()));
    }

    private interface Task<T> {
        T of(int number) throws Exception;
    }

    /** Lets them all begin at once, and returns what each came to. */
    private static <T> List<T> all(int count, Task<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> {
                        start.await();
                        return task.of(number);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
