package fr.contratdeville.platform.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CachingTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";

    private static String whoMayKeep(Response answer) {
        return String.join(" + ", answer.headers().getValues("Cache-Control"));
    }

    private static List<String> whatItDependsOn(Response answer) {
        assertThat(answer.headers().getValues("Vary")).hasSize(1);
        return List.of(answer.header("Vary").split(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRUCTURES,
                "/api/v1/actions",
                "/api/v1/aggregates/structures",
                "/api/v1/exports",
                "/api/v1/exports/structures/schema",
                "/openapi",
                "/",
                "/docs/",
                "/docs/page.css",
                "/swagger-ui/",
                "/swagger-ui/swagger-ui-bundle.js"
            })
    void what_is_published_may_be_kept_and_is_asked_for_again(String path) {
        Response published = anonymous().get(path);

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(whoMayKeep(published)).isEqualTo("no-cache");
        assertThat(whoMayKeep(anonymous().head(path))).isEqualTo("no-cache");
        assertThat(whatItDependsOn(published)).contains("Accept-Encoding", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {STRUCTURES, "/api/v1/bilans", "/api/v1/aggregates/structures"})
    void what_a_token_saw_is_for_its_owner(String path) {
        Response seen = given().get(path);

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(whoMayKeep(seen)).isEqualTo("private, no-cache");
        assertThat(whatItDependsOn(seen)).contains("Accept-Encoding", "Authorization");
    }

    @Test
    void that_nothing_has_changed_is_told_with_the_same_headers() {
        String path = STRUCTURES + "/" + Stored.structure("Régie de quartier");
        Response read = anonymous().get(path);

        Response unchanged =
                anonymous().header("If-None-Match", read.header("ETag")).get(path);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(whoMayKeep(unchanged)).isEqualTo("no-cache");
        assertThat(unchanged.header("Vary")).isEqualTo(read.header("Vary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRUCTURES,
                "/api/v1/actions?limit=1",
                "/api/v1/bilans",
                "/api/v1/millesimes",
                "/api/v1/aggregates/structures",
                "/api/v1/exports",
                "/api/v1/exports/structures/schema",
                "/api/v1/exports/structures/schema/duckdb"
            })
    void whatever_is_read_has_a_tag_and_is_not_sent_again_while_it_is_the_same(String path) {
        Response read = anonymous().get(path);
        String tag = read.header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]+\"");
        assertThat(anonymous().head(path).header("ETag")).isEqualTo(tag);

        Response unchanged = anonymous().header("If-None-Match", tag).get(path);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.asByteArray()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.headers().getValues("Link"))
                .isEqualTo(read.headers().getValues("Link"));
        assertThat(anonymous().header("If-None-Match", "\"another\"").get(path).asByteArray())
                .isEqualTo(read.asByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "404, GET, /api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11",
        "404, GET, /api/v1/nothing",
        "404, GET, /nothing",
        "400, GET, /api/v1/structures?nonsense=1",
        "405, DELETE, /api/v1/structures",
        "422, POST, /api/v1/structures",
        "406, GET, /api/v1/exports/structures"
    })
    void no_problem_is_kept(int status, String method, String path) {
        Response problem =
                sending("{}").accept(status == 406 ? "image/png" : "*/*").request(method, path);

        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(whoMayKeep(problem)).isEqualTo("no-store");
        assertThat(whatItDependsOn(problem)).contains("Accept-Encoding", "Accept-Language", "Authorization");
    }

    @Test
    void a_refused_token_is_not_kept_either() {
        Response refused = as("nonsense").get(STRUCTURES);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(whoMayKeep(refused)).isEqualTo("no-store");
    }

    @Test
    void what_a_change_is_answered_is_not_kept() {
        assertThat(whoMayKeep(created(STRUCTURES, "{\"name\": \"Régie\", \"kind\": \"association\"}")))
                .isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/exports/structures", "/q/health", "/q/health/ready"})
    void what_is_of_this_moment_is_not_kept(String path) {
        assertThat(whoMayKeep(given().get(path))).isEqualTo("no-store");
    }

    @Test
    void a_header_that_an_answer_depends_on_is_named_once() {
        assertThat(whatItDependsOn(given().get("/api/v1/aggregates/structures")))
                .containsExactly("Accept", "Accept-Encoding", "Accept-Language", "Authorization");
        assertThat(whatItDependsOn(given().get("/api/v1/exports/structures")))
                .containsExactly("Accept", "Accept-Encoding", "Authorization");
    }

    @Test
    void pages_of_other_origins_read_nothing_unless_the_service_is_told_of_them() {
        Response answer =
                anonymous().header("Origin", "https://bilans.example.org").get(STRUCTURES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().asList())
                .noneMatch(header -> header.getName().startsWith("Access-Control-"));
    }
}
