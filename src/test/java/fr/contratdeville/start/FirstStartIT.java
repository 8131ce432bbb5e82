package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer gets: the packaged service without any settings, started for the first time. One start for all tests. */
@Tag("on-each-java")
class FirstStartIT {

    static final String STRUCTURE = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";

    @TempDir
    static Path directory;

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(directory, Map.of());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void brings_the_2023_bilan_and_says_where_to_look() throws Exception {
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

    @Test
    void only_the_owner_can_read_the_embedded_database() throws Exception {
        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(permissions("data/postgresql.password")).isEqualTo("rw-------");
    }

    @Test
    void without_a_provider_there_is_a_token_for_each_role_which_only_the_owner_can_read() throws Exception {
        assertThat(permissions("data/tokens.key")).isEqualTo("rw-------");
        assertThat(permissions("data/tokens.env")).isEqualTo("rw-------");
        assertThat(service.output())
                .contains(directory.resolve("data/tokens.env").toString())
                .contains("writing does");
        assertThat(statusOfAPost(service.requests())).isEqualTo(401);
        assertThat(statusOfAPost(service.requestsWith("PARTNER_TOKEN"))).isEqualTo(403);
        assertThat(statusOfAPost(service.requestsWith("WAREHOUSE_TOKEN"))).isEqualTo(403);
        assertThat(statusOfAPost(service.requestsOfTheAgglomeration())).isEqualTo(201);
        assertThat(service.trialSetting("PARTNER_STRUCTURE")).isEqualTo(structureWithMostActions());
        assertThat(claims(service.trialSetting("PARTNER_TOKEN")))
                .contains("\"structures\":[\"" + service.trialSetting("PARTNER_STRUCTURE") + "\"]");
    }

    /** Quarkus would say nothing, were it not told to leave it to the service before it starts. */
    @Test
    void an_address_that_cannot_be_read_is_a_problem_as_well() throws Exception {
        URI address = URI.create(service.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/structures?name=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("malformed-request");
        }
    }

    @Test
    void a_second_service_on_the_same_data_is_refused() throws Exception {
        PackagedService second = PackagedService.launch(directory, Map.of());

        assertThat(second.waitForExit()).isNotZero();
        assertThat(second.output()).contains("another service is running on the data directory");
        service.requests().get("/q/health/ready").then().statusCode(200);
    }

    static int statusOfAPost(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON)
                .body(STRUCTURE)
                .post("/api/v1/structures")
                .statusCode();
    }

    private static String structureWithMostActions() {
        return service.requests()
                .get("/api/v1/aggregates/structures")
                .path("rows.max { it.actions.total }.group.structure.id");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(path)));
    }
}
