package fr.contratdeville.export;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many exports there are at once, and how long a client may take nothing of one. */
@QuarkusTest
@TestProfile(LimitedExportsTest.OneExportAndNoPatience.class)
class LimitedExportsTest extends ApiTest {

    public static class OneExportAndNoPatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("contratdeville.exports.at-once", "1", "contratdeville.exports.longest-stall", "5s");
        }
    }

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @TestHTTPResource("/api/v1/exports/pillars")
    URL pillars;

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void the_place_of_a_client_that_takes_nothing_is_free_after_a_while(HttpClient.Version version) throws Exception {
        Stored.contract("cv", 2022, 2024);
        // Some hundred megabytes, past the triggers, whose history nobody asks for.
        execute("""
                set session_replication_role = replica;
                insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                    select gen_random_uuid(), id, 0, now(), now(), 'p' || n, repeat(md5(cast(n as text)), 200), n
                    from city_contract, generate_series(1, 20000) n;
                set session_replication_role = origin
                """);
        try (StallingNetwork network = new StallingNetwork(pillars.getHost(), pillars.getPort())) {
            assertThat(answer(network, version).version()).isEqualTo(version);

            given().get("/api/v1/exports/structures").then().spec(problem(503, "unavailable"));

            awaitAPlace();
        } finally {
            clearAway();
        }
    }

    @Test
    void the_place_of_a_client_that_goes_before_it_is_answered_is_free_after_a_while() throws Exception {
        Stored.contract("cv", 2022, 2024);
        for (int i = 0; i < 10; i++) {
            request().close();
            TimeUnit.MILLISECONDS.sleep(50);
        }

        awaitAPlace();
    }

    private static void awaitAPlace() throws InterruptedException {
        Instant latest = Instant.now().plus(LONGEST_WAIT);
        while (given().get("/api/v1/exports/structures").statusCode() != 200) {
            assertThat(Instant.now()).isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void clearAway() throws SQLException {
        execute("set session_replication_role = replica; delete from pillar; set session_replication_role = origin");
    }

    private HttpResponse<InputStream> answer(StallingNetwork network, HttpClient.Version version) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(network.entry().resolve(pillars.getPath()))
                .version(version)
                .header("Authorization", "Bearer " + Tokens.agglomeration())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private Socket request() throws IOException {
        Socket client = new Socket(pillars.getHost(), pillars.getPort());
        client.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(pillars.getPath(), pillars.getHost(), Tokens.agglomeration())
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
