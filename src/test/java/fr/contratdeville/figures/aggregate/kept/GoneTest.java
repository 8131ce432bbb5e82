package fr.contratdeville.figures.aggregate.kept;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SixActions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Nobody waits for what is computed for a client who has gone. */
@QuarkusTest
class GoneTest extends ApiTest {

    private static final int TIMES = 250;
    private static final Duration BETWEEN = Duration.ofNanos(100_000);
    /** Much less than a request waits for another's computation, much more than its own takes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI service;

    @Test
    void a_client_who_goes_at_whatever_moment_keeps_nobody_else_waiting() throws Exception {
        new SixActions();
        HttpClient client = HttpClient.newHttpClient();
        for (int time = 1; time <= TIMES; time++) {
            // Which nobody has asked for.
            URI asked = service.resolve("/api/v1/aggregates/years?" + "&".repeat(time));
            askAndGo(asked, BETWEEN.multipliedBy(time));
            HttpRequest again = HttpRequest.newBuilder(asked).timeout(AT_ONCE).build();
            assertThat(client.send(again, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void askAndGo(URI asked, Duration after) throws IOException {
        try (Socket socket = new Socket(asked.getHost(), asked.getPort())) {
            String request = "GET %s?%s HTTP/1.1\r\nHost: %s\r\n\r\n"
                    .formatted(asked.getPath(), asked.getQuery(), asked.getHost());
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(after.toNanos());
        }
    }
}
