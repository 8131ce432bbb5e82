package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine's clock is set back an hour while the service and its database run. What was written before is found, changed and
 * told after all that was, whatever their times say.
 */
class ClockSetBackIT {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Duration STEP = Duration.ofHours(1);

    @TempDir
    static Path directory;

    private static Path clock;
    private static InstalledPostgres server;
    private static PackagedService service;
    private static String structure;
    private static String bilan;
    private static String receipt;
    private static String tokenBefore;
    private static int totalBefore;

    @BeforeAll
    static void setTheClockBack() throws Exception {
        InstalledPostgres.isNeeded();
        Optional<Path> library = library();
        assumeTrue(library.isPresent(), "LEFT OUT: there is no libfaketime");
        clock = Files.writeString(directory.resolve("clock"), "+0");
        Map<String, String> faked = Map.of(
                "LD_PRELOAD",
                library.get().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
        server = InstalledPostgres.start(directory.resolve("database"), faked);
        server.execute("postgres", "create role service login", "create database contratdeville owner service");
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(faked);
        service = PackagedService.start(directory, settings);
        tokenBefore = requests().post("/api/v1/exports").path("token");
        structure = "/api/v1/structures/"
                + sending("{\"name\": \"Avant\", \"kind\": \"association\"}")
                        .post("/api/v1/structures")
                        .path("id");
        String contract = requests().get("/api/v1/city-contracts").path("items[0].id");
        bilan = SentBilan.of(contract, requests().get("/api/v1/structures").path("items[0].id"), "avant");
        receipt = post("avant", bilan).asString();
        totalBefore = actions();

        Files.writeString(clock, "-" + STEP.toSeconds());
        awaitThatItGoesBack();
    }

    private static Optional<Path> library() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARIES, 3)) {
            return files.filter(file -> file.endsWith("faketime/libfaketimeMT.so.1"))
                    .findFirst();
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> provider = Tokens.newProvider();
        // Where Tokens looks for what to sign with.
        provider.forEach(System::setProperty);
        return Map.of(
                "QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"),
                "QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"),
                "QUARKUS_DATASOURCE_JDBC_URL", server.jdbcUrl("contratdeville"),
                "QUARKUS_DATASOURCE_USERNAME", "service",
                "CONTRATDEVILLE_DATASET_LOAD", "always");
    }

    private static void awaitThatItGoesBack() throws Exception {
        Instant latest = Instant.now().plusSeconds(30);
        String since = "select extract(epoch from clock_timestamp()) < %d"
                .formatted(Instant.now().minus(STEP.dividedBy(2)).getEpochSecond());
        while (!server.read("postgres", since).equals("t")) {
            assertThat(Instant.now()).as("the clock goes back").isBefore(latest);
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void what_was_written_before_is_changed_and_told_in_its_order() {
        String etag = requests().get(structure).header("ETag");
        Response changed = sending("{\"name\": \"Après\"}")
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .patch(structure);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(Instant.parse(changed.path("updatedAt")))
                .as("the service's clock was set back")
                .isBefore(Instant.now().minus(STEP.dividedBy(2)));

        requests().get(structure).then().statusCode(200).body("name", equalTo("Après"));
        assertThat(requests()
                        .get("/api/v1/changes?after=" + tokenBefore)
                        .<List<String>>path("items.findAll { it.dataset == 'structures' }.row.name"))
                .containsExactly("Avant", "Après");
    }

    @Test
    void a_bilan_of_before_has_its_receipt_and_another_one_is_published() {
        assertThat(post("avant", bilan).asString()).as("the same key again").isEqualTo(receipt);
        Response other = post("ensuite", bilan.replace("avant", "ensuite"));

        requests()
                .header("If-Match", other.header("ETag"))
                .post(other.path("self") + "/validate")
                .then()
                .statusCode(200);

        assertThat(actions()).isEqualTo(totalBefore + 1);
    }

    @Test
    void a_year_is_frozen_and_verified() {
        String frozen = sending("{\"year\": 2023, \"label\": \"Une heure plus tôt\"}")
                .post("/api/v1/millesimes")
                .path("id");

        requests().get("/api/v1/millesimes/" + frozen + "/verification").then().body("intact", equalTo(true));
    }

    private static Response post(String key, String json) {
        Response answer =
                sending(json).header("Idempotency-Key", "\"" + key + "\"").post(SentBilan.ADDRESS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static int actions() {
        return Json.list(Json.of(requests()
                                .get("/api/v1/aggregates/structures?year=2023")
                                .asString())
                        .get("rows"))
                .stream()
                .mapToInt(row -> row.at("/actions/total").asInt())
                .sum();
    }

    private static RequestSpecification sending(String json) {
        return requests().contentType(ContentType.JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification requests() {
        return service.requests().header("Authorization", "Bearer " + Tokens.agglomeration());
    }
}
