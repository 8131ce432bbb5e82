package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, many or send too much, and a directory for exports that cannot be written: everybody else is answered. */
class CalmUnderClientsIT {

    private static final int IDLE = Integer.getInteger("faults.connections", 1000);

    /** More than there are threads that answer requests. */
    private static final int SLOW = 300;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int PATIENCE_IN_MILLISECONDS = 10_000;
    private static final int ZEROS = 64 * 1024 * 1024;

    @TempDir
    static Path directory;

    private static PackagedService service;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        Path noDirectory = Files.createFile(directory.resolve("file"));
        service = PackagedService.start(
                directory,
                Map.of(
                        "CONTRATDEVILLE_EXPORTS_DIRECTORY",
                        noDirectory.resolve("exports").toString(),
                        "CONTRATDEVILLE_LIMITS_REQUESTS_ENABLED",
                        "false"));
        token = service.trialSetting("AGGLOMERATION_TOKEN");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void connections_on_which_nothing_comes() throws Exception {
        besides(IDLE, "");
    }

    @Test
    void heads_that_do_not_end() throws Exception {
        besides(IDLE, "GET /api/v1/structures HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    @Test
    void bodies_that_do_not_end() throws Exception {
        besides(SLOW, head("application/json", "Content-Length: 1000\r\n") + "{\"name\":");
    }

    /** With so many others who have sent as much and send no more. */
    private static void besides(int others, String sent) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < others; i++) {
                Socket socket = socket();
                sockets.add(socket);
                socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            }
            TimeUnit.MILLISECONDS.sleep(SOON.toMillis());

            assertSoon("/api/v1/structures");
            assertSoon("/api/v1/actions?q=renovations");
            assertSoon("/api/v1/aggregates/pillars?year=2023&status=completed");
            assertSoon("/q/health/ready");
            assertThat(statusOfAPost()).isEqualTo(422);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void assertSoon(String address) {
        Instant asked = Instant.now();
        service.requests().get(address).then().statusCode(200);
        assertThat(Duration.between(asked, Instant.now())).as(address).isLessThan(SOON);
    }

    private static int statusOfAPost() {
        return authorized()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"\"}")
                .post("/api/v1/structures")
                .statusCode();
    }

    private static RequestSpecification authorized() {
        return service.requests().header("Authorization", "Bearer " + token);
    }

    @Test
    void a_body_of_two_gibibytes_is_refused_before_it_is_sent() throws Exception {
        try (Socket socket = socket()) {
            socket.getOutputStream()
                    .write(head("application/json", "Content-Length: 2147483648\r\n")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("\"body-too-large\"");
        }
    }

    @Test
    void a_body_that_would_grow_is_not_unpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zeros = new GZIPOutputStream(packed)) {
            zeros.write(new byte[ZEROS]);
        }

        authorized()
                .contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/api/v1/structures")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void a_directory_for_exports_that_cannot_be_written() {
        authorized()
                .get("/api/v1/exports/actions")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("code", equalTo("unavailable"));
        service.requests().get("/api/v1/actions").then().statusCode(200);
    }

    private static String head(String type, String more) {
        return """
                POST /api/v1/structures HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                %s\r
                """.formatted(token, type, more);
    }

    private static Socket socket() throws IOException {
        URI address = URI.create(service.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_IN_MILLISECONDS);
        return socket;
    }
}
