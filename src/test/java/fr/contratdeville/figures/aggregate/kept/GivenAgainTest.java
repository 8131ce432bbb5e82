package fr.contratdeville.figures.aggregate.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.github.luben.zstd.ZstdInputStream;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given again is what was computed, to the byte and with the same headers. */
@QuarkusTest
class GivenAgainTest extends ApiTest {

    private static final String YEARS = "/api/v1/aggregates/years?compareTo=previous";

    @TestHTTPResource("/")
    URI service;

    @BeforeEach
    void sixActions() {
        new SixActions();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + Tokens.agglomeration());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.keySet().removeAll(List.of("RateLimit", "Date"));
        return headers;
    }

    @ParameterizedTest
    @CsvSource({"GET, identity, fr", "GET, gzip, fr", "GET, zstd, en", "HEAD, identity, en", "HEAD, gzip, fr"})
    void it_is_the_same_in_every_way_of_asking(String method, String coding, String language) throws Exception {
        String[] how = {"Accept-Encoding", coding, "Accept-Language", language};

        HttpResponse<byte[]> computed = send(method, YEARS, how);
        HttpResponse<byte[]> again = send(method, YEARS, how);

        assertThat(computed.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(computed.body());
        assertThat(headers(again)).isEqualTo(headers(computed));
        assertThat(again.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(again.headers().firstValue("Vary"))
                .hasValue("Accept, Accept-Encoding, Accept-Language, Authorization");
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    @Test
    void one_that_was_computed_for_one_coding_is_given_again_in_others() throws Exception {
        byte[] plain = send("GET", YEARS).body();
        byte[] gzip = send("GET", YEARS, "Accept-Encoding", "gzip").body();
        byte[] zstd = send("GET", YEARS, "Accept-Encoding", "zstd, gzip").body();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(plain);
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd)).readAllBytes())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s"})
    void who_has_it_is_told_that_it_is_unchanged(String form) throws Exception {
        for (int time = 0; time < 2; time++) {
            HttpResponse<byte[]> whole = send("GET", YEARS);
            HttpResponse<byte[]> known = send(
                    "GET",
                    YEARS,
                    "If-None-Match",
                    form.formatted(whole.headers().firstValue("ETag").orElseThrow()));

            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            for (String header : List.of("ETag", "Vary", "Cache-Control", "Content-Language")) {
                assertThat(known.headers().allValues(header))
                        .as(header)
                        .isEqualTo(whole.headers().allValues(header));
            }
        }
    }

    @Test
    void that_may_be_found_out_by_computing_it() throws Exception {
        String tag = send("GET", YEARS).headers().firstValue("ETag").orElseThrow();
        execute("update action set description = description || ' bis'");

        Headers computed = unchanged(tag);
        Headers givenAgain = unchanged(tag);

        assertThat(names(givenAgain)).isEqualTo(names(computed));
    }

    private static Headers unchanged(String tag) {
        return given().header("If-None-Match", tag)
                .get(YEARS)
                .then()
                .statusCode(304)
                .body(emptyString())
                .extract()
                .headers();
    }

    private static List<String> names(Headers headers) {
        return headers.asList().stream()
                .map(Header::getName)
                .map(String::toLowerCase)
                .sorted()
                .toList();
    }

    @Test
    void who_has_another_state_of_it_gets_it() throws Exception {
        String tag = send("GET", YEARS).headers().firstValue("ETag").orElseThrow();
        execute("update action set status = 'completed', postponed_to_year = null");

        given().header("If-None-Match", tag).get(YEARS).then().statusCode(200).header("ETag", not(equalTo(tag)));
        given().header("If-None-Match", "*").get(YEARS).then().statusCode(304);
    }

    @Test
    void what_is_refused_is_refused_each_time() {
        for (int time = 0; time < 2; time++) {
            given().get(YEARS + "&yaer=2023").then().statusCode(400);
            given().accept("text/html").get(YEARS + "&year=2023").then().statusCode(406);
            given().get(YEARS + "&year=2023").then().statusCode(200);
        }
    }
}
