package fr.contratdeville.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller that hangs up in the middle of what it sends is nothing that the service's operator could mend. */
@QuarkusTest
class BrokenOffBodyTest extends ApiTest {

    private static final Logger LOG = Logger.getLogger("");

    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                logged.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoLonger() {
        LOG.removeHandler(listener);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/structures, application/json, false",
        "POST, /api/v1/structures, application/json, true",
        "POST, /api/v1/bilans, application/json, true",
        "PATCH, /api/v1/structures/01a205c7-2f5a-712a-a8ef-c54d8a41c872, application/merge-patch+json, false",
        "PATCH, /api/v1/structures/01a205c7-2f5a-712a-a8ef-c54d8a41c872, application/merge-patch+json, true"
    })
    void who_hangs_up_within_a_body_is_no_error_and_writes_nothing(
            String method, String path, String type, boolean reset) throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            hangUpWithin(method, path, type, reset);
        }

        // Whoever has read of it has done so by then.
        TimeUnit.MILLISECONDS.sleep(500);
        given().get("/api/v1/structures?total=true").then().statusCode(200);
        assertThat(logged).isEmpty();
    }

    private static void hangUpWithin(String method, String path, String type, boolean reset)
            throws IOException, InterruptedException {
        String sent = """
                %s %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Content-Length: 1000\r
                \r
                {"name": "Femmes\
                """.formatted(method, path, Tokens.agglomeration(), type);
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            if (reset) {
                caller.setSoLinger(true, 0);
            }
            caller.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
