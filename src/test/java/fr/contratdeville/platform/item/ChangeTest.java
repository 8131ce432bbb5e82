package fr.contratdeville.platform.item;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, changing and deleting, which is the same for every kind of item. */
@QuarkusTest
class ChangeTest extends ApiTest {

    @Test
    void a_created_item_can_be_read_where_its_location_says() {
        Response creation = created("/api/v1/structures", "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}");
        String id = creation.path("id");

        assertThat(creation.header("Location")).endsWith("/api/v1/structures/" + id);
        assertThat(given().noFilters().get(creation.header("Location")).asString())
                .isEqualTo(creation.asString());
    }

    @Test
    void ids_are_uuids_of_version_7_in_the_order_of_creation() {
        UUID first = UUID.fromString(Stored.structure("Femmes Debout"));
        UUID second = UUID.fromString(Stored.structure("Autre"));

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(second.toString()).isGreaterThan(first.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_change_without_a_version_is_refused(String method) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = given().get(path).asString();

        change(method).request(method, path).then().spec(problem(428, "precondition-required"));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_change_of_any_version_is_refused(String method) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = given().get(path).asString();

        change(method).header("If-Match", "*").request(method, path).then().spec(problem(428, "precondition-required"));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_change_of_a_stale_version_is_refused_and_told_the_current_one(String method) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String stale = etag(path);
        change("PATCH").header("If-Match", stale).patch(path).then().statusCode(200);
        String before = given().get(path).asString();

        change(method)
                .header("If-Match", stale)
                .request(method, path)
                .then()
                .spec(problem(412, "stale-version"))
                .header("ETag", equalTo(etag(path)));

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @Test
    void the_current_tag_may_stand_among_others() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        change("PATCH")
                .header("If-Match", "\"other\", " + etag(path))
                .patch(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void what_is_not_there_is_not_found_whatever_the_version(String method) {
        change(method)
                .header("If-Match", "\"other\"")
                .request(method, "/api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
                .then()
                .spec(problem(404, "not-found"));
    }

    @Test
    void replacing_an_item_by_itself_keeps_its_version() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = given().get(path).asString();

        sending("{\"name\": \" Femmes Debout\", \"kind\": \"association\"}")
                .header("If-Match", etag(path))
                .put(path)
                .then()
                .statusCode(200);

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @Test
    void a_change_moves_version_and_time_and_keeps_the_rest() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        Response before = given().get(path);

        change("PATCH").header("If-Match", etag(path)).patch(path).then().statusCode(200);

        Response after = given().get(path);
        assertThat(after.<Integer>path("version")).isEqualTo(before.<Integer>path("version") + 1);
        assertThat(after.<String>path("updatedAt")).isGreaterThan(before.path("updatedAt"));
        assertThat(after.<String>path("createdAt")).isEqualTo(before.path("createdAt"));
        assertThat(after.<String>path("id")).isEqualTo(before.path("id"));
    }

    @Test
    void a_deleted_item_is_gone() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);

        given().get(path).then().spec(problem(404, "not-found"));
    }

    private static RequestSpecification change(String method) {
        return switch (method) {
            case "PUT" -> sending("{\"name\": \"Autre\", \"kind\": \"company\"}");
            case "PATCH" -> given().contentType("application/merge-patch+json").body("{\"name\": \"Nouveau nom\"}");
            default -> given();
        };
    }
}
