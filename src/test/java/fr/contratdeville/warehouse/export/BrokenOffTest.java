package fr.contratdeville.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Thoroughness;
import fr.contratdeville.testing.TwoRoles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that do not come to their end, or not soon: what the client sees, and what the database is spared. */
@QuarkusTest
class BrokenOffTest extends LargeExportTest {

    private static final String EXPORTING = """
            from pg_stat_activity where pid <> pg_backend_pid() and query like 'copy (select%'
                and state in ('active', 'idle in transaction')
            """;
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    /** More than once, because the end of the answer and that of the connection race. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void what_fails_after_the_first_byte_ends_the_connection_before_the_end(String type) throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        makeTheLastPillarUnreadable();
        try {
            for (int i = 0; i < Thoroughness.of(1, 3); i++) {
                try (Socket client = request("pillars", type)) {
                    assertThat(rest(client))
                            .startsWith("HTTP/1.1 200 OK")
                            .doesNotContain("urn:problem-type")
                            .doesNotEndWith(LAST_CHUNK);
                }
            }
        } finally {
            makeAllPillarsReadable();
        }
    }

    /** Its connection ends whether or not the answer is whole. */
    @Test
    void with_http_1_0_nothing_is_sent_that_is_not_whole() throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        makeTheLastPillarUnreadable();
        try (Socket client = request("pillars", "text/csv", "HTTP/1.0")) {
            assertThat(rest(client)).startsWith("HTTP/1.0 500 ").contains("urn:problem-type");
        } finally {
            makeAllPillarsReadable();
        }
        try (Socket client = request("pillars", "text/csv", "HTTP/1.0")) {
            String answer = rest(client);
            String[] headersAndRows = answer.split("\r\n\r\n", 2);
            assertThat(headersAndRows[0].toLowerCase(Locale.ROOT))
                    .startsWith("http/1.0 200 ")
                    .contains("\r\ncontent-length: " + headersAndRows[1].length())
                    .doesNotContain("transfer-encoding");
            assertThat(headersAndRows[1]).hasSizeGreaterThan(100_000_000).endsWith("\r\n");
        }
    }

    @Test
    @Timeout(60)
    void with_http_2_it_is_a_reset_with_an_error() throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        makeTheLastPillarUnreadable();
        try {
            for (int i = 0; i < Thoroughness.of(1, 3); i++) {
                HttpResponse<InputStream> answer = answerByHttp2("pillars");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThatThrownBy(() -> answer.body().transferTo(OutputStream.nullOutputStream()))
                        .isInstanceOf(IOException.class)
                        .hasStackTraceContaining("Received RST_STREAM: Internal error");
            }
        } finally {
            makeAllPillarsReadable();
        }
    }

    @Test
    void what_is_read_to_its_end_has_one() throws Exception {
        storeFigures();
        try (Socket client = request("indicator-values", "text/csv")) {
            assertThat(rest(client)).endsWith(LAST_CHUNK);
        }
        assertThat(answerByHttp2("indicator-values").body().readAllBytes()).hasSizeGreaterThan(100_000);
    }

    @Test
    void a_client_that_reads_nothing_costs_the_database_nothing_once_all_is_written() throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        try (Socket client = request("pillars", "text/csv")) {
            assertThat(client.getInputStream().read()).isEqualTo('H');

            await("0", EXPORTING);

            assertThat(rest(client)).endsWith(LAST_CHUNK);
        }
    }

    @Test
    void a_client_that_goes_away_costs_nothing_any_more() throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        for (int i = 0; i < Thoroughness.of(4, 12); i++) {
            try (Socket client = request("pillars", "application/x-ndjson")) {
                assertThat(new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                        .as("the place of who has gone is free")
                        .isEqualTo("HTTP/1.1 200 OK");
                // Gone at once, with an answer on the way.
                client.setSoLinger(true, 0);
            }
            await("0", EXPORTING);
        }
    }

    private void makeTheLastPillarUnreadable() throws SQLException {
        execute(QUIETLY.formatted(
                "update pillar set id = 'ffffffff-ffff-4fff-bfff-ffffffffffff' where code = 'p20000'"));
        execute("""
                alter table pillar rename to pillar_as_it_was;
                create view pillar as
                    select * from pillar_as_it_was where 1 / (case when code = 'p20000' then 0 else 1 end) = 1;
                grant select on pillar to %s
                """.formatted(TwoRoles.SERVICE));
    }

    private void makeAllPillarsReadable() throws SQLException {
        execute("drop view pillar; alter table pillar_as_it_was rename to pillar");
    }

    private void storeFigures() throws SQLException {
        String action = Stored.action(Stored.contract("cv", 2022, 2024), Stored.structure("Régie"), 2023, "Action");
        String figure = Stored.exact(action, Stored.indicator("enfants", "sum"), "5");
        execute(QUIETLY.formatted("""
                insert into indicator_value (id, contract_id, action_id, version, created_at, updated_at, indicator_id, year,
                        structure_id, kind, value)
                    select gen_random_uuid(), contract_id, action_id, 0, now(), now(), gen_random_uuid(), year, structure_id,
                        'exact', n
                    from indicator_value, generate_series(1, 3000) n where id = '%s'
                """.formatted(figure)));
    }

    private HttpResponse<InputStream> answerByHttp2(String dataset) throws Exception {
        HttpResponse<InputStream> answer = answer(exports.toURI().resolve(dataset), HttpClient.Version.HTTP_2);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer;
    }

    private static String rest(Socket client) throws IOException {
        InputStream answer = client.getInputStream();
        return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private void await(String count, String connections) throws SQLException, InterruptedException {
        Instant latest = Instant.now().plus(Duration.ofSeconds(60));
        while (!query("select count(*) " + connections).get(0).equals(count)) {
            assertThat(Instant.now()).isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
