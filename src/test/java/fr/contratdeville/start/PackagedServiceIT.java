package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Thoroughness;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with settings of its own, and killed. Each test starts one. */
@Tag("on-each-java")
class PackagedServiceIT {

    private static final Map<String, String> NO_SETTINGS = Map.of();
    private static final String PUBLIC_KEY = "QUARKUS_OIDC_PUBLIC_KEY";
    private static final int KILLS = Thoroughness.of(1, 3);
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_A_KILL = 150;

    @TempDir
    Path directory;

    @Test
    void with_a_provider_of_ones_own_there_are_no_tokens_for_trying_out() throws Exception {
        Map<String, String> provider = Map.of(PUBLIC_KEY, Tokens.newProvider().get("quarkus.oidc.public-key"));
        try (PackagedService service = PackagedService.start(directory, provider)) {
            assertThat(directory.resolve("data/tokens.key")).doesNotExist();
            assertThat(directory.resolve("data/tokens.env")).doesNotExist();
            assertThat(FirstStartIT.statusOfAPost(service.requests())).isEqualTo(401);
        }
    }

    @Test
    void with_a_database_of_ones_own_and_no_provider_the_service_says_what_is_missing() throws Exception {
        PackagedService service = PackagedService.launch(
                directory, Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:1/postgres"));

        assertThat(service.waitForExit()).isNotZero();
        assertThat(service.output().strip().lines())
                .singleElement()
                .asString()
                .contains("quarkus.oidc.auth-server-url", "QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    @Test
    void no_acknowledged_write_is_lost_when_the_service_is_killed_while_it_writes() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < KILLS; i++) {
            PackagedService service = PackagedService.start(directory, NO_SETTINGS);
            ProcessHandle server = service.embeddedDatabase();
            writeUntilKilled(service, acknowledged);
            assertThat(server.isAlive())
                    .as("the killed service left its database over")
                    .isTrue();
        }

        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * WRITES_BEFORE_A_KILL);
            for (String location : acknowledged) {
                service.requests().get(location).then().statusCode(200);
            }
        }
    }

    private static void writeUntilKilled(PackagedService service, Queue<String> acknowledged) throws Exception {
        AtomicInteger written = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.submit(() -> {
                while (write(service, acknowledged)) {
                    if (written.incrementAndGet() == WRITES_BEFORE_A_KILL) {
                        service.kill();
                    }
                }
                return null;
            });
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    /** @return false when the service no longer answers */
    private static boolean write(PackagedService service, Queue<String> acknowledged) {
        try {
            Response response = service.requestsOfTheAgglomeration()
                    .contentType(ContentType.JSON)
                    .body(FirstStartIT.STRUCTURE)
                    .post("/api/v1/structures");
            if (response.statusCode() == 201) {
                acknowledged.add("/api/v1/structures/" + response.path("id"));
            }
            return true;
        } catch (Exception killed) {
            return false;
        }
    }

    @Test
    void with_a_database_of_ones_own_nothing_embedded_starts() throws Exception {
        try (EmbeddedPostgres own = EmbeddedPostgres.start()) {
            try (PackagedService service = PackagedService.start(directory, settings(own.getPort()))) {
                service.requests().get("/api/v1/actions").then().statusCode(200).body("items", equalTo(List.of()));
                assertThat(service.output()).doesNotContain("embedded");
                assertThat(directory.resolve("data")).doesNotExist();
            }
        }
    }

    @Test
    void the_service_answers_again_when_its_database_has_come_back() throws Exception {
        Path data = directory.resolve("own");
        int port;
        PackagedService service;
        try (EmbeddedPostgres own = database(data, 0)) {
            port = own.getPort();
            service = PackagedService.start(directory, settings(port));
            service.requests().get("/api/v1/structures").then().statusCode(200);
        }
        try (service) {
            service.requests()
                    .get("/api/v1/structures")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unavailable"));
            try (EmbeddedPostgres back = database(data, port)) {
                service.requests().get("/api/v1/structures").then().statusCode(200);
            }
        }
    }

    /** Those of a service with a database of its own on this port, and a provider whose tokens nobody has. */
    private static Map<String, String> settings(int port) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:%d/postgres".formatted(port),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                PUBLIC_KEY,
                Tokens.newProvider().get("quarkus.oidc.public-key"));
    }

    private static EmbeddedPostgres database(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
