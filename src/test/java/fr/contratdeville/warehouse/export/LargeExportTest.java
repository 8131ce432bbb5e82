package fr.contratdeville.warehouse.export;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** Exports that are larger than what is on the way to a client at once. */
abstract class LargeExportTest extends ApiTest {

    /** Past the triggers, whose history nobody asks for. */
    static final String QUIETLY = "set session_replication_role = replica; %s; set session_replication_role = origin";

    @TestHTTPResource("/api/v1/exports/")
    URL exports;

    @AfterEach
    void clearAway() throws SQLException {
        execute(QUIETLY.formatted("""
                delete from indicator_value v where not exists (select from recorded_change c where c.row_id = v.id);
                delete from pillar p where not exists (select from recorded_change c where c.row_id = p.id)
                """));
        // Or the tests to come would read past all of them.
        execute("vacuum pillar, indicator_value");
    }

    /** Some hundred megabytes. */
    void storeMoreThanIsOnTheWayAtOnce() throws SQLException {
        Stored.contract("cv", 2022, 2024);
        execute(QUIETLY.formatted("""
                insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                    select gen_random_uuid(), id, 0, now(), now(), 'p' || n, repeat(md5(cast(n as text)), 200), n
                    from city_contract, generate_series(1, 20000) n
                """));
    }

    Socket request(String dataset, String type) throws IOException {
        return request(dataset, type, "HTTP/1.1");
    }

    Socket request(String dataset, String type, String version) throws IOException {
        Socket client = new Socket(exports.getHost(), exports.getPort());
        client.getOutputStream().write("""
                        GET %s%s %s
                        Host: %s
                        Authorization: Bearer %s
                        Accept: %s
                        Connection: close

                        """.formatted(
                        exports.getPath(), dataset, version, exports.getHost(), Tokens.agglomeration(), type)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    static HttpResponse<InputStream> answer(URI export, HttpClient.Version version) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(export)
                .version(version)
                .header("Authorization", "Bearer " + Tokens.agglomeration())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }
}
