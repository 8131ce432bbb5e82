package fr.contratdeville.platform.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.BareRequest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SmallLimits.class)
class CrossOriginTest extends ApiTest {

    private static final String ORIGIN = SmallLimits.ORIGIN;
    private static final String STRUCTURES = "/api/v1/structures";
    private static final String STRUCTURE = "{\"name\": \"Régie de quartier\", \"kind\": \"association\"}";

    /** Not for what runs in it. */
    private static final String FOR_THE_BROWSER = "Access-Control-Allow-Origin";

    @TestHTTPResource
    URI service;

    private static RequestSpecification fromThePage(RequestSpecification request) {
        return request.header("Origin", ORIGIN);
    }

    private static void canBeRead(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().getValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(list(answer, "Access-Control-Expose-Headers"))
                .contains(
                        "ETag",
                        "Location",
                        "Link",
                        "Retry-After",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Deprecation",
                        "Sunset",
                        "Content-Disposition",
                        "Database-Position",
                        "Read-From");
        assertThat(list(answer, "Vary")).contains("Origin");
    }

    private static List<String> list(Response answer, String header) {
        assertThat(answer.headers().getValues(header)).hasSize(1);
        return List.of(answer.header(header).split(",\\s*"));
    }

    private static List<String> permissions(Response answer) {
        return answer.headers().asList().stream()
                .map(Header::getName)
                .filter(name -> name.toLowerCase().startsWith("access-control-"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, /api/v1/structures",
        "200, HEAD, /api/v1/structures",
        "200, GET, /api/v1/aggregates/structures",
        "200, GET, /openapi",
        "400, GET, /api/v1/structures?nonsense=1",
        "404, GET, /api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11",
        "404, GET, /api/v1/nothing",
        "405, DELETE, /api/v1/structures",
        "406, GET, /api/v1/exports/structures",
        "422, POST, /api/v1/structures"
    })
    void every_answer_can_be_read_by_a_page_of_an_origin_that_is_listed(int status, String method, String path) {
        Response answer = fromThePage(sending("{}"))
                .accept(status == 406 ? "image/png" : "*/*")
                .noFilters()
                .request(method, path);

        canBeRead(answer, status);
    }

    @Test
    void so_can_what_refuses_a_token_or_has_none() {
        canBeRead(fromThePage(as("nonsense")).get(STRUCTURES), 401);
        canBeRead(
                fromThePage(anonymous())
                        .contentType("application/json")
                        .body(STRUCTURE)
                        .post(STRUCTURES),
                401);
        canBeRead(
                fromThePage(as(Tokens.warehouse()))
                        .contentType("application/json")
                        .body(STRUCTURE)
                        .post(STRUCTURES),
                403);
    }

    @Test
    void so_can_what_a_page_needs_to_change_something() {
        Response created = fromThePage(sending(STRUCTURE)).post(STRUCTURES);
        canBeRead(created, 201);
        String structure = created.header("Location");
        Response read = fromThePage(given()).get(structure);
        canBeRead(read, 200);
        canBeRead(
                fromThePage(given())
                        .header("If-None-Match", read.header("ETag"))
                        .get(structure),
                304);

        canBeRead(fromThePage(sending(STRUCTURE)).put(structure), 428);
        canBeRead(fromThePage(sending(STRUCTURE)).header("If-Match", "\"old\"").put(structure), 412);
        canBeRead(fromThePage(given()).header("If-Match", read.header("ETag")).delete(structure), 204);
    }

    @Test
    void so_can_what_is_too_large() {
        canBeRead(
                fromThePage(sending("{\"name\": \"" + "x".repeat(2_000) + "\"}"))
                        .post(STRUCTURES),
                413);
    }

    @Test
    void so_can_what_nobody_has_foreseen() throws SQLException {
        execute("alter table structure add constraint unforeseen check (name <> 'Régie de quartier')");
        try {
            canBeRead(fromThePage(sending(STRUCTURE)).post(STRUCTURES), 500);
        } finally {
            execute("alter table structure drop constraint unforeseen");
        }
    }

    @Test
    void so_can_what_refuses_an_address_that_cannot_be_read() throws IOException {
        String answer = BareRequest.answer(
                service, "GET /api/v1/structures?name=%zz HTTP/1.1\r\nHost: localhost\r\nOrigin: " + ORIGIN + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("access-control-allow-origin: " + ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void a_page_may_send_what_changes_something(String method) {
        Response permission = anonymous()
                .noFilters()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key,if-match")
                .options(STRUCTURES + "/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11");

        assertThat(permission.statusCode()).isEqualTo(204);
        assertThat(permission.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(list(permission, "Access-Control-Allow-Methods")).contains(method);
        assertThat(list(permission, "Access-Control-Allow-Headers"))
                .contains("authorization", "content-type", "idempotency-key", "if-match");
        assertThat(Integer.parseInt(permission.header("Access-Control-Max-Age")))
                .isPositive();
        assertThat(list(permission, "Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bilans.example.org",
                "https://bilans.example.org:8443",
                "https://bilans.example.org.example.com",
                "https://example.org",
                "null",
                "::::"
            })
    void a_page_of_another_origin_reads_nothing(String origin) {
        Response answer = anonymous().header("Origin", origin).get(STRUCTURES);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(permissions(answer)).isEmpty();
        assertThat(list(answer, "Vary")).contains("Origin");

        assertThat(permissions(anonymous()
                        .noFilters()
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "PUT")
                        .options(STRUCTURES)))
                .isEmpty();
    }

    @Test
    void what_is_asked_for_without_an_origin_is_kept_for_nobody_who_has_one() {
        Stored.structure("Régie de quartier");
        Response answer = anonymous().get("/api/v1/structures");

        assertThat(permissions(answer)).isEmpty();
        assertThat(list(answer, "Vary")).contains("Origin");
        assertThat(list(fromThePage(anonymous()).get("/api/v1/aggregates/structures"), "Vary"))
                .contains("Accept-Encoding", "Accept-Language", "Authorization", "Origin");
    }

    @Test
    void all_headers_that_are_documented_can_be_read() {
        JsonNode document = Json.of(
                given().noFilters().queryParam("format", "json").get("/openapi").asString());
        List<String> documented = new ArrayList<>();
        document.path("components").path("headers").fieldNames().forEachRemaining(documented::add);
        document.path("paths")
                .findValues("headers")
                .forEach(headers -> headers.fieldNames().forEachRemaining(documented::add));

        documented.removeIf(FOR_THE_BROWSER::equals);
        assertThat(documented).contains("ETag").isSubsetOf(exposedOrAlwaysReadable());
    }

    private static List<String> exposedOrAlwaysReadable() {
        List<String> names =
                new ArrayList<>(list(fromThePage(anonymous()).get(STRUCTURES), "Access-Control-Expose-Headers"));
        names.addAll(Arrays.asList("Cache-Control", "Content-Language", "Content-Length", "Content-Type"));
        return names;
    }
}
