package fr.contratdeville.warehouse.changefeed.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.warehouse.changefeed.following.Caller.ServiceAway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the API that a data warehouse uses. */
final class Feed {

    private final Caller caller;

    Feed(Caller caller) {
        this.caller = caller;
    }

    /** @param row null if it is a deletion */
    record Entry(RowName of, String row, long version) {

        static Entry of(JsonNode entry) {
            RowName name =
                    new RowName(entry.get("dataset").asText(), entry.get("id").asText());
            boolean deleted = entry.get("kind").asText().equals("delete");
            assertThat(entry.hasNonNull("row"))
                    .as("a row if there is one: %s", entry)
                    .isNotEqualTo(deleted);
            return new Entry(
                    name,
                    deleted ? null : entry.get("row").toString(),
                    entry.get("version").asLong());
        }
    }

    record RowName(String dataset, String id) {}

    record Page(List<Entry> entries, String token, boolean more) {}

    /** @param rows as the feed has them, to the letter */
    record Pull(Map<RowName, String> rows, String token) {}

    Page after(String token, int limit, int wait) throws ServiceAway, InterruptedException {
        String query = "/api/v1/changes?after=%s&limit=%d".formatted(token, limit) + (wait > 0 ? "&wait=" + wait : "");
        JsonNode page = Json.of(body(caller.get(query, "application/json"), 200));
        List<Entry> entries =
                Json.list(page.get("items")).stream().map(Entry::of).toList();
        return new Page(entries, page.get("token").asText(), page.get("more").asBoolean());
    }

    /** @throws ServiceAway also if it went away in between, and took along what it kept for the pull */
    Pull pull() throws ServiceAway, InterruptedException {
        JsonNode manifest = Json.of(body(caller.post("/api/v1/exports", ""), 201));
        Map<RowName, String> rows = new HashMap<>();
        for (JsonNode dataset : manifest.get("datasets")) {
            String name = dataset.get("name").asText();
            String path = "/api/v1/exports/%s?pull=%s"
                    .formatted(name, manifest.get("id").asText());
            HttpResponse<String> answer = caller.get(path, "application/x-ndjson");
            if (answer.statusCode() == 410) {
                throw new ServiceAway(new IOException(answer.body()));
            }
            List<String> lines = body(answer, 200).lines().toList();
            assertThat(lines).as(name).hasSize(dataset.get("rows").asInt());
            for (String line : lines) {
                JsonNode row = Json.of(line);
                rows.put(new RowName(name, row.get("id").asText()), row.toString());
            }
        }
        body(caller.send("DELETE", manifest.get("self").asText(), "", "Accept", "*/*"), 204);
        return new Pull(rows, manifest.get("token").asText());
    }

    private static String body(HttpResponse<String> answer, int expectedStatus) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expectedStatus);
        return answer.body();
    }
}
