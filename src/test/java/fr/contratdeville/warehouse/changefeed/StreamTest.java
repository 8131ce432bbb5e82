package fr.contratdeville.warehouse.changefeed;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamTest extends ChangeFeedTest {

    private static final String STREAM = "/api/v1/changes/stream";
    private static final int LONGEST_SILENCE = 20_000;

    @TestHTTPResource(STREAM)
    URI address;

    private record Event(String name, String id, JsonNode data) {}

    /** A stream as a reader sees it. */
    private final class Reader implements AutoCloseable {

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Reader(String after, String lastEvent) throws IOException {
            connection = (HttpURLConnection) URI.create(address + (after == null ? "" : "?after=" + after))
                    .toURL()
                    .openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + Tokens.agglomeration());
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastEvent != null) {
                connection.setRequestProperty("Last-Event-ID", lastEvent);
            }
            connection.setReadTimeout(LONGEST_SILENCE);
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        Event next() throws IOException {
            String name = null;
            String id = null;
            String data = null;
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (line.substring(0, line.indexOf(':'))) {
                    case "event" -> name = value;
                    case "id" -> id = value;
                    case "data" -> data = value;
                    default -> throw new AssertionError(line);
                }
            }
            return new Event(name, id, Json.of(data));
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    private static String title(Event event) {
        assertThat(event.name).isEqualTo("change");
        return event.data.at("/row/title").asText();
    }

    @Test
    void changes_come_as_they_happen_and_what_was_received_does_not_come_again() throws IOException, SQLException {
        String token = now();
        action("A");
        action("B");
        Event second;
        try (Reader reader = new Reader(token, null)) {
            assertThat(title(reader.next())).isEqualTo("A");
            second = reader.next();
            assertThat(title(second)).isEqualTo("B");
            execute("update action set title = 'C' where title = 'A'");
            assertThat(title(reader.next())).isEqualTo("C");
        }

        try (Reader reader = new Reader(null, second.id)) {
            assertThat(title(reader.next())).isEqualTo("C");
        }
        try (Reader reader = new Reader(token, second.id)) {
            Event third = reader.next();
            assertThat(title(third)).isEqualTo("C");
            assertThat(read(third.id).changes).isEmpty();
        }
        assertThat(read(second.id).titles()).containsExactly("C");
    }

    /** Each is a page of its own, of a window that is larger than what a stream reads at a time. */
    @Test
    void it_goes_on_from_every_event() throws IOException, SQLException {
        action("A");
        String token = now();
        execute("""
                insert into action (id, contract_id, version, created_at, updated_at, structure_id, year, title, description,
                    objectives, partners, transversal_priorities, status)
                select gen_random_uuid(), contract_id, 0, now(), now(), structure_id, year, 'N' || n, '', '{}', '{}', '{}',
                    status
                from action, generate_series(1, 250) n
                """);
        try (Reader reader = new Reader(token, null)) {
            for (int n = 1; n <= 250; n++) {
                Event event = reader.next();
                assertThat(title(event)).isEqualTo("N" + n);
                if (n % 50 == 0) {
                    assertThat(read(event.id).changes).hasSize(250 - n);
                }
            }
        }
    }

    @Test
    void while_nothing_happens_it_says_where_to_go_on() throws IOException, SQLException {
        try (Reader reader = new Reader(now(), null)) {
            Event quiet = reader.next();

            assertThat(quiet.name).isEqualTo("token");
            assertThat(quiet.data.get("token").asText()).isEqualTo(quiet.id);
            action("A");
            assertThat(read(quiet.id).titles()).containsExactly("A");
            assertThat(title(reader.next())).isEqualTo("A");
        }
    }

    @Test
    void what_cannot_be_followed_is_refused_before_it_begins() {
        given().get(STREAM).then().spec(problem(400, "invalid-parameters"));
        given().get(STREAM + "?after=nonsense").then().spec(problem(400, "broken-token"));
        given().header("Last-Event-ID", "nonsense").get(STREAM).then().spec(problem(400, "broken-token"));
    }
}
