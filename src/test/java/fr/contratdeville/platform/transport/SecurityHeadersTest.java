package fr.contratdeville.platform.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";

    /** What no answer, of whatever kind, lets a browser do. */
    private static void expectClosed(Response answer) {
        assertThat(policy(answer))
                .containsEntry("default-src", "'none'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("form-action", "'none'")
                .containsEntry("frame-ancestors", "'none'");
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe", "http:", "https:", "*", "nonce");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
    }

    private static Map<String, String> policy(Response answer) {
        assertThat(answer.headers().getValues("Content-Security-Policy")).hasSize(1);
        Map<String, String> directives = new LinkedHashMap<>();
        Arrays.stream(answer.header("Content-Security-Policy").split("; "))
                .map(directive -> directive.split(" ", 2))
                .forEach(directive -> assertThat(directives.put(directive[0], directive[1]))
                        .as("twice")
                        .isNull());
        return directives;
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, /api/v1",
        "200, GET, /api/v1/structures",
        "200, GET, /api/v1/actions",
        "200, GET, /api/v1/exports/structures",
        "200, GET, /openapi",
        "200, GET, /q/health",
        "200, GET, /q/health/ready",
        "204, OPTIONS, /api/v1/structures",
        "308, GET, /docs",
        "308, GET, /swagger-ui",
        "400, GET, /api/v1/structures?nonsense=1",
        "404, GET, /api/v1/nothing",
        "404, GET, /nothing",
        "405, DELETE, /api/v1/structures",
        "406, GET, /api/v1/structures",
        "422, POST, /api/v1/structures"
    })
    void what_is_no_page_may_do_nothing(int status, String method, String path) {
        Response answer = sending("{}")
                .noFilters()
                .redirects()
                .follow(false)
                .accept(status == 406 ? "image/png" : "*/*")
                .request(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        expectClosed(answer);
        assertThat(policy(answer)).hasSize(4);
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void neither_may_what_is_refused_before_it_is_read() {
        Response refused = as("nonsense").get(STRUCTURES);

        assertThat(refused.statusCode()).isEqualTo(401);
        expectClosed(refused);
        assertThat(policy(refused)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/docs/fr/transmettre-un-bilan.html", "/docs/page.css", "/docs/nothing"})
    void a_page_shows_what_the_service_has_and_runs_nothing(String path) {
        Response page = given().noFilters().get(path);

        expectClosed(page);
        assertThat(policy(page)).hasSize(6).containsEntry("style-src", "'self'").containsEntry("img-src", "'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui/", "/docs/reference/"})
    void what_reads_the_document_runs_and_asks_what_the_service_has(String path) {
        Response page = given().noFilters().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        expectClosed(page);
        assertThat(policy(page)).containsEntry("script-src", "'self'").containsEntry("connect-src", "'self'");
        assertThat(page.asString()).doesNotContain("style=", " on").containsPattern("<script src=\"[^\"]+\"></script>");
        assertThat(page.asString()).doesNotContain("<script>");
    }

    @Test
    void only_the_swagger_ui_keeps_the_window_that_it_opens() {
        assertThat(List.of("/docs/reference/", "/swagger-ui/", "/swagger-ui/oauth2-redirect.html"))
                .extracting(path -> given().noFilters().get(path).header("Cross-Origin-Opener-Policy"))
                .containsExactly("same-origin", "same-origin-allow-popups", "unsafe-none");
    }
}
