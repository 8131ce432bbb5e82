package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stop, as a cluster does it: the service says first that it is not ready, still answers while that gets round, and ends when
 * what it was answering has been taken.
 */
@Tag("on-each-java")
class GracefulStopIT {

    private static final Duration DELAY = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 20_000;
    private static final int BEGINNING = 64 * 1024;

    @TempDir
    Path directory;

    @Test
    void a_stop_is_told_first_and_waits_for_an_export_that_is_under_way() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            PackagedService service = PackagedService.start(directory, settings(server));
            storeMoreThanIsOnTheWayAtOnce(server);
            try (Socket client = requestAnExport(service)) {
                byte[] beginning = client.getInputStream().readNBytes(BEGINNING);
                assertThat(new String(beginning, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");

                Instant stopped = Instant.now();
                service.terminate();

                statusWithin(DELAY, service, 503);
                service.requests().get("/q/health/live").then().statusCode(200);
                service.requests().get("/api/v1/structures").then().statusCode(200);
                TimeUnit.MILLISECONDS.sleep(
                        Duration.between(Instant.now(), stopped.plus(DELAY).plusSeconds(2))
                                .toMillis());
                assertThat(service.isAlive()).as("an export is under way").isTrue();

                assertThat(linesOf(client.getInputStream(), beginning)).isEqualTo(ROWS);
            }
            assertThat(service.waitForExit()).isEqualTo(128 + 15);
            assertThat(service.output()).doesNotContain("ERROR").doesNotContain("Exception");
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres server) {
        Map<String, String> provider = Tokens.newProvider();
        System.setProperty("test.private-key", provider.get("test.private-key"));
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", server.getJdbcUrl("postgres", "postgres"));
        settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "s");
        settings.put("QUARKUS_SHUTDOWN_TIMEOUT", PATIENCE.toSeconds() + "s");
        return settings;
    }

    /** Past the triggers, whose history nobody asks for: more than a hundred megabytes. */
    private static void storeMoreThanIsOnTheWayAtOnce(EmbeddedPostgres server) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    insert into city_contract (id, version, created_at, updated_at, code, name, epci_name, first_year, last_year)
                        values (gen_random_uuid(), 0, now(), now(), 'cv', 'Contrat', 'Grand Dole', 2022, 2024);
                    insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                        select gen_random_uuid(), id, 0, now(), now(), 'p' || n, repeat(md5(cast(n as text)), 200), n
                        from city_contract, generate_series(1, %d) n
                    """.formatted(ROWS));
        }
    }

    private static Socket requestAnExport(PackagedService service) throws IOException {
        URI address = URI.create(service.address());
        Socket client = new Socket(address.getHost(), address.getPort());
        client.getOutputStream()
                .write("""
                        GET /api/v1/exports/pillars HTTP/1.1
                        Host: localhost
                        Authorization: Bearer %s
                        Accept: application/x-ndjson
                        Connection: close

                        """.formatted(Tokens.warehouse()).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static void statusWithin(Duration longest, PackagedService service, int status) throws Exception {
        Instant end = Instant.now().plus(longest);
        int last = 0;
        while (last != status && Instant.now().isBefore(end)) {
            last = service.requests().get("/q/health/ready").statusCode();
        }
        assertThat(last).as("readiness").isEqualTo(status);
    }

    /** Of the rows of an answer in chunks, which says where it ends: by a chunk of nothing. */
    private static long linesOf(InputStream rest, byte[] beginning) throws IOException {
        String all = new String(beginning, StandardCharsets.ISO_8859_1)
                + new String(rest.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(all).endsWith("\r\n0\r\n\r\n");
        // A chunk may end within a name.
        return all.replaceAll("\\r\\n[0-9a-f]+\\r\\n", "")
                .lines()
                .filter(line -> line.contains("\"label\":"))
                .count();
    }
}
