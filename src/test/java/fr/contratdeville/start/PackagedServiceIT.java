package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedServiceIT {

    private static final Map<String, String> NO_SETTINGS = Map.of();
    private static final String PUBLIC_KEY = "QUARKUS_OIDC_PUBLIC_KEY";
    private static final String STRUCTURE = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";
    private static final int KILLS = 3;
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_A_KILL = 150;

    @TempDir
    Path directory;

    @Test
    void a_first_start_brings_the_2023_bilan_and_says_where_to_look() throws Exception {
        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            service.requests()
                    .get("/api/v1/actions?total=true")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(39));
            assertThat(service.output())
                    .contains("for trying out and single-machine use")
                    .contains("/swagger-ui")
                    .contains("curl 'http://localhost");
            service.requests().get("/swagger-ui/").then().statusCode(200);
        }
    }

    @Test
    void only_the_owner_can_read_the_embedded_database() throws Exception {
        PackagedService.start(directory, NO_SETTINGS).close();

        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(permissions("data/postgresql.password")).isEqualTo("rw-------");
    }

    @Test
    void without_a_provider_there_is_a_token_for_each_role_which_only_the_owner_can_read() throws Exception {
        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            assertThat(permissions("data/tokens.key")).isEqualTo("rw-------");
            assertThat(permissions("data/tokens.env")).isEqualTo("rw-------");
            assertThat(service.output())
                    .contains(directory.resolve("data/tokens.env").toString())
                    .contains("writing does");
            assertThat(statusOfAPost(service.requests())).isEqualTo(401);
            assertThat(statusOfAPost(service.requestsWith("PARTNER_TOKEN"))).isEqualTo(403);
            assertThat(statusOfAPost(service.requestsWith("WAREHOUSE_TOKEN"))).isEqualTo(403);
            assertThat(statusOfAPost(service.requestsOfTheAgglomeration())).isEqualTo(201);
            assertThat(service.trialSetting("PARTNER_STRUCTURE")).isEqualTo(structureWithMostActions(service));
            assertThat(claims(service.trialSetting("PARTNER_TOKEN")))
                    .contains("\"structures\":[\"" + service.trialSetting("PARTNER_STRUCTURE") + "\"]");
        }
    }

    private static int statusOfAPost(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON)
                .body(STRUCTURE)
                .post("/api/v1/structures")
                .statusCode();
    }

    private static String structureWithMostActions(PackagedService service) {
        return service.requests()
                .get("/api/v1/aggregates/structures")
                .path("rows.max { it.actions.total }.group.structure.id");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @Test
    void a_token_stays_good_when_the_service_starts_again() throws Exception {
        String token;
        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            token = service.trialSetting("AGGLOMERATION_TOKEN");
        }

        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            assertThat(service.trialSetting("AGGLOMERATION_TOKEN")).isNotEqualTo(token);
            assertThat(statusOfAPost(service.requests().header("Authorization", "Bearer " + token)))
                    .isEqualTo(201);
        }
    }

    @Test
    void with_a_provider_of_ones_own_there_are_no_tokens_for_trying_out() throws Exception {
        Map<String, String> provider = Map.of(PUBLIC_KEY, Tokens.newProvider().get("quarkus.oidc.public-key"));
        try (PackagedService service = PackagedService.start(directory, provider)) {
            assertThat(directory.resolve("data/tokens.key")).doesNotExist();
            assertThat(directory.resolve("data/tokens.env")).doesNotExist();
            assertThat(statusOfAPost(service.requests())).isEqualTo(401);
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
    void what_is_deleted_does_not_come_back_at_the_next_start() throws Exception {
        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            String action = "/api/v1/actions/"
                    + service.requests().get("/api/v1/actions?q=CLAS").path("items[0].id");
            String etag = service.requests().get(action).header("ETag");
            service.requestsOfTheAgglomeration()
                    .header("If-Match", etag)
                    .delete(action)
                    .then()
                    .statusCode(204);
        }

        try (PackagedService service = PackagedService.start(directory, NO_SETTINGS)) {
            service.requests().get("/api/v1/actions?total=true").then().body("total", equalTo(38));
        }
    }

    @Test
    void a_stop_takes_the_embedded_database_along() throws Exception {
        PackagedService service = PackagedService.start(directory, NO_SETTINGS);
        ProcessHandle server = embeddedServer();

        service.close();

        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(service.output()).doesNotContain("ERROR").doesNotContain("Exception");
    }

    @Test
    void a_second_service_on_the_same_data_is_refused() throws Exception {
        try (PackagedService first = PackagedService.start(directory, NO_SETTINGS)) {
            PackagedService second = PackagedService.launch(directory, NO_SETTINGS);

            assertThat(second.waitForExit()).isNotZero();
            assertThat(second.output()).contains("another service is running on the data directory");
            first.requests().get("/q/health/ready").then().statusCode(200);
        }
    }

    @Test
    void no_acknowledged_write_is_lost_when_the_service_is_killed_while_it_writes() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < KILLS; i++) {
            PackagedService service = PackagedService.start(directory, NO_SETTINGS);
            ProcessHandle server = embeddedServer();
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
                    .body(STRUCTURE)
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

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(path)));
    }

    private ProcessHandle embeddedServer() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postgresql/postmaster.pid"))
                .get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }
}
