package fr.contratdeville.review.bilan.posting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who writes a bilan keeps others from the same one, and from no other of its structure. */
@QuarkusTest
class TurnsOfBilansTest extends BilanApiTest {

    private static final int CLIENTS = 32;
    private static final int BILANS_OF_EACH = 3;
    private static final int MILLISECONDS_BETWEEN_LOOKS = 20;

    private static final String WAITING_FOR_A_TURN =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'";

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    private String other;

    @BeforeEach
    void anotherActionOfTheStructure() {
        other = Stored.action(id("dole"), id("centre"), 2023, "Sorties", "\"status\": \"planned\"");
    }

    @AfterEach
    void end() {
        clients.shutdown();
    }

    private String batch(String... bilans) {
        return "{\"bilans\": [" + String.join(", ", bilans) + "]}";
    }

    private String ofTheOther() {
        return bilan("\"actionId\": \"" + other + "\"");
    }

    /** Has a bilan of the action of 2023 wait in the middle of its transaction, and meanwhile does something else. */
    private Response whileOneIsWritten(Callable<Void> meanwhile) throws Exception {
        try (OtherTransaction elsewhere = new OtherTransaction()) {
            elsewhere.execute("select from action where id = '%s' for update".formatted(id("accueil")));
            Future<Response> post = clients.submit(() -> sending(bilan("")).post(BILANS));
            elsewhere.untilOthersWait(1);
            meanwhile.call();
            elsewhere.commit();
            return post.get();
        }
    }

    private void untilSomebodyWaitsForATurn() throws SQLException, InterruptedException {
        while (query(WAITING_FOR_A_TURN).get(0).equals("0")) {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    @Test
    void another_bilan_of_the_structure_is_written_meanwhile() throws Exception {
        whileOneIsWritten(() -> {
                    sending(ofTheOther()).post(BILANS).then().statusCode(201);
                    return null;
                })
                .then()
                .statusCode(201);
    }

    @Test
    void steps_of_another_bilan_of_the_structure_are_taken_meanwhile() throws Exception {
        String address = created(BILANS, ofTheOther()).path("self");

        whileOneIsWritten(() -> {
                    given().header("If-Match", etag(address))
                            .post(address + "/validate")
                            .then()
                            .statusCode(200);
                    return null;
                })
                .then()
                .statusCode(201);
    }

    @Test
    void the_same_bilan_under_another_name_waits_and_is_found() throws Exception {
        List<Future<Response>> again = new ArrayList<>();

        Response first = whileOneIsWritten(() -> {
            // By its title, and by nothing that both have in common but the structure.
            again.add(clients.submit(() -> sending(bringing("""
                            "action": {"contractId": "{dole}", "title": "ACCUEIL", "description": "Un accueil."}
                            """)).post(BILANS)));
            untilSomebodyWaitsForATurn();
            return null;
        });

        first.then().statusCode(201);
        again.get(0).get().then().statusCode(422).body("errors.code", contains("action-exists"));
        assertThat(query("select count(*) from bilan")).containsExactly("1");
    }

    @Test
    void a_reference_that_somebody_else_is_taking_is_found_taken() throws Exception {
        List<Future<Response>> taking = new ArrayList<>();
        try (OtherTransaction elsewhere = new OtherTransaction()) {
            elsewhere.execute("select from action where id = '%s' for update".formatted(id("accueil")));
            taking.add(clients.submit(
                    () -> sending(bilan("\"externalReference\": \"2023-017\"")).post(BILANS)));
            elsewhere.untilOthersWait(1);
            taking.add(clients.submit(
                    () -> sending(bilan("\"actionId\": \"" + other + "\", \"externalReference\": \"2023-017\""))
                            .post(BILANS)));
            untilSomebodyWaitsForATurn();
            elsewhere.commit();
        }

        taking.get(0).get().then().statusCode(201);
        taking.get(1)
                .get()
                .then()
                .statusCode(409)
                .body("code", equalTo("bilan-exists"))
                .body("errors.pointer", contains("/externalReference"));
    }

    @Test
    void a_batch_waits_for_all_bilans_of_its_structures() throws Exception {
        List<Future<Response>> batch = new ArrayList<>();

        Response first = whileOneIsWritten(() -> {
            batch.add(
                    clients.submit(() -> sending(batch(bilan(""), ofTheOther())).post(BILANS + "/batch")));
            untilSomebodyWaitsForATurn();
            return null;
        });

        first.then().statusCode(201);
        batch.get(0).get().then().statusCode(200).body("outcomes.effect", contains("unchanged", "created"));
    }

    @Test
    void a_bilan_is_withdrawn_when_no_other_of_its_structure_is_being_written() throws Exception {
        String address = created(BILANS, ofTheOther()).path("self");
        String known = etag(address);
        List<Future<Response>> withdrawal = new ArrayList<>();

        whileOneIsWritten(() -> {
                    withdrawal.add(clients.submit(() -> sending("{\"reason\": \"Par erreur.\"}")
                            .header("If-Match", known)
                            .post(address + "/withdraw")));
                    untilSomebodyWaitsForATurn();
                    return null;
                })
                .then()
                .statusCode(201);

        withdrawal.get(0).get().then().statusCode(200).body("state", equalTo("withdrawn"));
    }

    @Test
    void many_clients_post_for_one_structure_and_none_is_sent_away() throws Exception {
        List<Callable<List<Integer>>> posts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            posts.add(() -> {
                List<Integer> statuses = new ArrayList<>();
                for (int j = 0; j < BILANS_OF_EACH; j++) {
                    statuses.add(sending(bringing("""
                                    "action": {"contractId": "{dole}", "title": "Atelier %d %d", "description": "Un atelier."}
                                    """.formatted(client, j)))
                            .post(BILANS)
                            .statusCode());
                }
                return statuses;
            });
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<List<Integer>> answered : clients.invokeAll(posts)) {
            statuses.addAll(answered.get());
        }

        assertThat(statuses).hasSize(CLIENTS * BILANS_OF_EACH).containsOnly(201);
        assertThat(query("select count(*) from bilan")).containsExactly(String.valueOf(CLIENTS * BILANS_OF_EACH));
    }
}
