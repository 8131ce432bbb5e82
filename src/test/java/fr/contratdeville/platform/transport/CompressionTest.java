package fr.contratdeville.platform.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CompressionTest extends ApiTest {

    @TestHTTPResource("/")
    URI service;

    private HttpResponse<byte[]> get(String path, String... acceptEncoding) throws IOException, InterruptedException {
        return get(path, HttpClient.Version.HTTP_1_1, acceptEncoding);
    }

    /** @param acceptEncoding the lines of the header */
    private HttpResponse<byte[]> get(String path, HttpClient.Version version, String... acceptEncoding)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).version(version);
        request.header("Authorization", "Bearer " + Tokens.agglomeration());
        for (String line : acceptEncoding) {
            request.header("Accept-Encoding", line);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String coding(HttpResponse<byte[]> answer) {
        return String.join(" + ", answer.headers().allValues("Content-Encoding"));
    }

    private static byte[] decoded(HttpResponse<byte[]> answer) throws IOException {
        ByteArrayInputStream body = new ByteArrayInputStream(answer.body());
        return switch (coding(answer)) {
            case "gzip" -> new GZIPInputStream(body).readAllBytes();
            case "zstd" -> new ZstdInputStream(body).readAllBytes();
            case "" -> answer.body();
            default -> throw new AssertionError(coding(answer));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "200, /api/v1/structures",
        "200, /api/v1/aggregates/structures",
        "200, /api/v1/exports/structures/schema",
        "400, /api/v1/structures?nonsense=1",
        "404, /api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11",
        "404, /api/v1/nothing"
    })
    void json_is_compressed_as_the_caller_accepts(int status, String path) throws Exception {
        Stored.structure("Régie de quartier");
        byte[] plain = get(path).body();

        for (String accepted : new String[] {"gzip", "zstd", "gzip;q=0.5, zstd", "br, gzip"}) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpResponse<byte[]> answer = get(path, version, accepted);
                assertThat(answer.statusCode()).isEqualTo(status);
                assertThat(coding(answer)).isEqualTo(accepted.contains("zstd") ? "zstd" : "gzip");
                assertThat(decoded(answer)).hasSameSizeAs(plain);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void what_an_export_has_compressed_is_not_compressed_again(HttpClient.Version version) throws Exception {
        Stored.structure("Régie de quartier");
        byte[] plain = get("/api/v1/exports/structures", version).body();

        for (String coding : new String[] {"gzip", "zstd", "identity"}) {
            HttpResponse<byte[]> answer = get("/api/v1/exports/structures", version, coding);
            assertThat(coding(answer)).isEqualTo(coding.replace("identity", ""));
            assertThat(decoded(answer)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "zstd;q=0, gzip;q=0"})
    void what_the_caller_does_not_accept_is_not_done(String accepted) throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/structures", accepted);

        assertThat(coding(answer)).isEmpty();
        assertThat(answer.body()).isEqualTo(get("/api/v1/structures").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/structures", "/api/v1/exports/structures/schema"})
    void codings_in_several_lines_are_one_list(String path) throws Exception {
        assertThat(coding(get(path, "br", "zstd"))).isEqualTo("zstd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openapi",
                "/openapi.json",
                "/docs/",
                "/docs/page.css",
                "/docs/LICENSE",
                "/docs/reference/redoc.standalone.js",
                "/swagger-ui/swagger-ui-bundle.js",
                "/api/v1",
                "/api/v1/structures",
                "/api/v1/aggregates/structures",
                "/api/v1/exports/structures/schema/duckdb"
            })
    void what_is_read_is_compressed_and_has_a_tag_in_each_coding(String path) throws Exception {
        Stored.structure("Régie de quartier");
        HttpResponse<byte[]> plain = get(path, "identity");
        String plainTag = tag(plain);
        assertThat(plainTag).matches("\"[A-Za-z0-9_-]{22}\"");

        for (String coding : new String[] {"gzip", "zstd"}) {
            HttpResponse<byte[]> answer = get(path, coding);
            assertThat(coding(answer)).isEqualTo(coding);
            assertThat(decoded(answer)).isEqualTo(plain.body());
            assertThat(tag(answer)).isEqualTo(plainTag.replaceAll("\"$", "-" + coding + "\""));
            assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
            for (String known : new String[] {plainTag, tag(answer)}) {
                HttpResponse<byte[]> unchanged = send("GET", path, coding, known);
                assertThat(unchanged.statusCode()).isEqualTo(304);
                assertThat(tag(unchanged)).isEqualTo(known);
            }
            assertThat(tag(send("GET", path, coding, "*"))).isEqualTo(tag(answer));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, /",
        "200, /openapi",
        "200, /docs/",
        "200, /docs/page.css",
        "200, /swagger-ui/",
        "200, /api/v1",
        "200, /api/v1/structures",
        "200, /api/v1/aggregates/structures",
        "200, /api/v1/exports/structures/schema",
        "200, /api/v1/exports/structures/schema/duckdb",
        "308, /docs",
        "308, /docs/reference",
        "308, /swagger-ui",
        "200, /q/health",
        "308, /docs/fr",
        "404, /api/v1/nothing",
        "404, /api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11"
    })
    void head_is_answered_as_get_is(int status, String path) throws Exception {
        Stored.structure("Régie de quartier");

        for (String coding : new String[] {"identity", "gzip", "zstd"}) {
            HttpResponse<byte[]> read = send("GET", path, coding, "\"another\"");
            HttpResponse<byte[]> looked = send("HEAD", path, coding, "\"another\"");
            assertThat(read.statusCode()).isEqualTo(status);
            assertThat(looked.statusCode()).isEqualTo(status);
            assertThat(looked.body()).isEmpty();
            assertThat(told(looked)).isEqualTo(told(read));
        }
    }

    /** All but how long it is, which need not be told of what is not sent, and how many requests are left. */
    private static Map<String, List<String>> told(HttpResponse<byte[]> answer) {
        Map<String, List<String>> told = new TreeMap<>(answer.headers().map());
        told.keySet().removeAll(List.of("content-length", "transfer-encoding", "date", "ratelimit"));
        return told;
    }

    @Test
    void each_form_of_a_tag_is_good_for_a_change() throws Exception {
        for (String coding : new String[] {"identity", "gzip", "zstd"}) {
            String path = "/api/v1/structures/" + Stored.structure("Régie de quartier");
            given().header("If-Match", tag(get(path, coding)))
                    .delete(path)
                    .then()
                    .statusCode(204);
        }
    }

    private HttpResponse<byte[]> send(String method, String path, String acceptEncoding, String ifNoneMatch)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve(path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Authorization", "Bearer " + Tokens.agglomeration())
                                .header("Accept-Encoding", acceptEncoding)
                                .header("If-None-Match", ifNoneMatch)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void that_nothing_has_changed_is_told_to_who_has_it_compressed() throws Exception {
        String path = "/api/v1/structures/" + Stored.structure("Régie de quartier");
        for (String coding : new String[] {"gzip", "zstd"}) {
            String tag = get(path, coding).headers().firstValue("ETag").orElseThrow();

            HttpResponse<byte[]> unchanged = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(service.resolve(path))
                                    .header("Accept-Encoding", coding)
                                    .header("If-None-Match", tag)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());

            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
        }
    }
}
