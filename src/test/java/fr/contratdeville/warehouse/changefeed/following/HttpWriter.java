package fr.contratdeville.warehouse.changefeed.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.warehouse.changefeed.following.Caller.ServiceAway;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes as the agglomeration's software does: structures that come, change and go, and bilans that are validated. */
final class HttpWriter implements Callable<Void> {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String BILANS = "/api/v1/bilans";
    private static final String JSON = "application/json";
    private static final String NOBODY = new UUID(0, 0).toString();

    private final Caller caller;
    private final AtomicBoolean enough;
    private final Tally tally;
    private final Random random;

    HttpWriter(Caller caller, AtomicBoolean enough, Tally tally, long seed) {
        this.caller = caller;
        this.enough = enough;
        this.tally = tally;
        this.random = new Random(seed);
    }

    @Override
    public Void call() throws InterruptedException {
        while (!enough.get()) {
            try {
                write();
            } catch (ServiceAway away) {
                tally.count("service away for a writer");
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
        }
        return null;
    }

    private void write() throws ServiceAway, InterruptedException {
        JsonNode contract = Json.of(
                        caller.get("/api/v1/city-contracts?limit=1", JSON).body())
                .at("/items/0");
        String structure = add(STRUCTURES, """
                {"name": "Atelier %d", "kind": "association", "contactEmail": "atelier@example.org"}
                """.formatted(random.nextInt()));
        String bilan = add(BILANS, """
                {"structureId": "%s", "year": %s, "state": "submitted", "outcome": "completed",
                 "action": {"contractId": "%s", "title": "Atelier", "description": "Un atelier."},
                 "narrative": {"done": "L’atelier a eu lieu."},
                 "figures": [{"indicator": "enfants", "kind": "exact", "value": %d}]}
                """.formatted(
                idIn(structure), contract.get("lastYear"), contract.get("id").asText(), random.nextInt(99)));
        change("POST", bilan, "/validate", "");
        change("PATCH", structure, "", "{\"shortName\": \"A\", \"contactEmail\": null}");
        change("PATCH", structure, "", "{\"shortName\": \"A\"}");
        change("DELETE", add(STRUCTURES, "{\"name\": \"De passage\", \"kind\": \"other\"}"), "", "");
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @return its path; nobody's, if what it is about has been taken away meanwhile */
    private String add(String path, String body) throws ServiceAway, InterruptedException {
        HttpResponse<String> answer = caller.post(path, body);
        count(answer);
        return path + "/"
                + (answer.statusCode() == 201 ? Json.of(answer.body()).get("id").asText() : NOBODY);
    }

    private void change(String method, String path, String step, String body) throws ServiceAway, InterruptedException {
        HttpResponse<String> current = caller.get(path, JSON);
        if (current.statusCode() == 200) {
            String etag = current.headers().firstValue("ETag").orElseThrow();
            count(caller.send(
                    method, path + step, body, "If-Match", etag, "Content-Type", "application/merge-patch+json"));
        }
    }

    /** Others may be faster, or may have taken away what a request is about. */
    private void count(HttpResponse<String> answer) {
        assertThat(List.of(200, 201, 204, 404, 409, 412, 422))
                .as(() -> "%s %s: %s%n%s"
                        .formatted(
                                answer.request().method(),
                                answer.request().uri(),
                                answer.body(),
                                caller.outputOfTheService()))
                .contains(answer.statusCode());
        tally.count(answer.statusCode() < 300 ? "written over HTTP" : "refused over HTTP");
    }
}
