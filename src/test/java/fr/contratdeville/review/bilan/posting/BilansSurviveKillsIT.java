package fr.contratdeville.review.bilan.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Thoroughness;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners were given a receipt for is there, once and whole, however often the service dies under them. */
class BilansSurviveKillsIT {

    private static final int KILLS = Thoroughness.of(3, 8);
    private static final int CLIENTS = 16;
    private static final int SHORTEST_LIFE_IN_MILLISECONDS = 100;
    private static final int LONGEST_LIFE_IN_MILLISECONDS = 1500;
    private static final int MILLISECONDS_UNTIL_RETRY = 200;
    private static final int LONGEST_WAIT_FOR_CLIENTS_IN_MINUTES = 5;
    private static final Map<String, String> AS_MANY_REQUESTS_AS_THERE_ARE =
            Map.of("CONTRATDEVILLE_LIMITS_REQUESTS_ENABLED", "false");

    @TempDir
    Path directory;

    private final AtomicReference<PackagedService> service = new AtomicReference<>();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Queue<Response> receipts = new ConcurrentLinkedQueue<>();

    @Test
    void every_receipt_is_in_the_database_exactly_once_after_many_kills() throws Exception {
        service.set(PackagedService.start(directory, AS_MANY_REQUESTS_AS_THERE_ARE));
        String token = service.get().trialSetting("PARTNER_TOKEN");
        String structure = service.get().trialSetting("PARTNER_STRUCTURE");
        String contract = service.get().requests().get("/api/v1/city-contracts").path("items[0].id");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            results.add(clients.submit(() -> {
                for (int number = 0; !enough.get(); number++) {
                    receipts.add(postUntilReceived(
                            token,
                            "%d-%d".formatted(client, number),
                            SentBilan.of(contract, structure, "%d-%d".formatted(client, number))));
                }
                return null;
            }));
        }
        Random random = new Random();
        for (int i = 0; i < KILLS; i++) {
            int receivedBefore = receipts.size();
            while (receipts.size() == receivedBefore) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LIFE_IN_MILLISECONDS, LONGEST_LIFE_IN_MILLISECONDS));
            service.get().kill();
            service.set(PackagedService.start(directory, AS_MANY_REQUESTS_AS_THERE_ARE));
        }
        enough.set(true);
        clients.shutdown();
        assertThat(clients.awaitTermination(LONGEST_WAIT_FOR_CLIENTS_IN_MINUTES, TimeUnit.MINUTES))
                .isTrue();
        for (Future<?> result : results) {
            result.get();
        }

        try (PackagedService last = service.get()) {
            checkAgainstTheDatabase(last, token);
        }
    }

    private void checkAgainstTheDatabase(PackagedService last, String token) {
        Set<String> received = new HashSet<>();
        for (Response answer : receipts) {
            JsonNode receipt = Json.of(answer.asString());
            assertThat(received.add(receipt.get("id").textValue()))
                    .as("one receipt a bilan")
                    .isTrue();
            Response read = SentBilan.received(receipt, as(token, last));
            assertThat(read.header("ETag")).isEqualTo(answer.header("ETag"));
        }
        assertThat((Integer)
                        as(token, last).get("/api/v1/bilans?total=true&limit=1").path("total"))
                .as("no bilan without a receipt: every client asked until it had one")
                .isEqualTo(received.size());
        assertThat(received).hasSizeGreaterThan(KILLS);
    }

    /** Sends the same again, with the same key, until there is an answer: what a partner's software does. */
    private Response postUntilReceived(String token, String key, String bilan) throws InterruptedException {
        while (true) {
            try {
                Response answer = as(token, service.get())
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", "\"" + key + "\"")
                        .body(bilan)
                        .post(SentBilan.ADDRESS);
                if (answer.statusCode() == 201) {
                    return answer;
                }
                // In progress, for a moment, or without its database while both are being killed.
                assertThat(answer.statusCode()).isIn(409, 503);
            } catch (Exception killed) {
                // As for the partner, who cannot know whether the bilan has arrived.
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_UNTIL_RETRY);
        }
    }

    private static RequestSpecification as(String token, PackagedService service) {
        return service.requests().header("Authorization", "Bearer " + token);
    }
}
