package fr.contratdeville.platform.item;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EntityTagTest extends ApiTest {

    @Test
    void a_tag_is_strong() {
        given().get("/api/v1/structures/" + Stored.structure("Femmes Debout"))
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]{22}-gzip\""));
    }

    @Test
    void a_creation_and_a_change_answer_the_tag_of_the_next_read() {
        var creation = created("/api/v1/structures", "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}");
        String path = "/api/v1/structures/" + creation.path("id");
        assertThat(creation.header("ETag")).isEqualTo(etag(path));

        String changed = put(path, "Autre").header("ETag");

        assertThat(changed).isEqualTo(etag(path)).isNotEqualTo(creation.header("ETag"));
    }

    @Test
    void two_items_of_equal_content_have_different_tags() {
        assertThat(etag("/api/v1/structures/" + Stored.structure("Centre social")))
                .isNotEqualTo(etag("/api/v1/structures/" + Stored.structure("Centre social")));
    }

    @Test
    void a_tag_changes_with_what_the_item_shows_of_others() {
        String structure = Stored.structure("Femmes Debout");
        String action =
                "/api/v1/actions/" + Stored.action(Stored.contract("a", 2015, 2023), structure, 2022, "Accueil");
        String before = etag(action);

        put("/api/v1/structures/" + structure, "Femmes debout !");

        given().get(action).then().body("structure.name", equalTo("Femmes debout !"));
        assertThat(etag(action)).isNotEqualTo(before);
    }

    @Test
    void a_change_that_only_concerns_what_is_not_shown_changes_the_tag_too() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = etag(path);

        given().contentType("application/merge-patch+json")
                .header("If-Match", before)
                .body("{\"contactEmail\": \"contact@example.org\"}")
                .patch(path)
                .then()
                .statusCode(200);

        assertThat(etag(path)).isNotEqualTo(before);
    }

    /** A figure is none of the action itself, but the answer tells when there was one. */
    @Test
    void a_tag_changes_with_what_is_told_beside_the_item_and_is_still_good_to_change_it() {
        String id = Stored.action(Stored.contract("a", 2015, 2023), Stored.structure("Femmes Debout"), 2022, "Accueil");
        String action = "/api/v1/actions/" + id;
        String before = etag(action);
        Stored.exact(id, Stored.indicator("jours", "sum"), "12");

        String after = etag(action);
        assertThat(after).isNotEqualTo(before);
        given().header("If-None-Match", before).get(action).then().statusCode(200);
        given().header("If-None-Match", after).get(action).then().statusCode(304);

        String changed =
                retitle(action, before, "Autre").statusCode(200).extract().header("ETag");
        assertThat(changed).isEqualTo(etag(action));
        for (String stale : List.of(before, after)) {
            retitle(action, stale, "Encore un")
                    .spec(problem(412, "stale-version"))
                    .header("ETag", equalTo(changed));
        }
    }

    private static ValidatableResponse retitle(String action, String known, String title) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", known)
                .body("{\"title\": \"%s\"}".formatted(title))
                .patch(action)
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"%s\"", "\"%s-gzip\"", "\"%s--gzip\"", "W/\"%s-br\"", "\"other\", \"%s\""})
    void a_tag_of_two_parts_still_names_the_state_when_a_proxy_has_marked_it(String marked) {
        String id = Stored.action(Stored.contract("a", 2015, 2023), Stored.structure("Femmes Debout"), 2022, "Accueil");
        String action = "/api/v1/actions/" + id;
        String known = marked.formatted(opaque(etag(action)));

        given().header("If-None-Match", known).get(action).then().statusCode(304);
        Stored.exact(id, Stored.indicator("jours", "sum"), "12");
        given().header("If-None-Match", known).get(action).then().statusCode(200);
        retitle(action, known, "Autre").statusCode(200);
        retitle(action, known, "Encore un").spec(problem(412, "stale-version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "*", " * ", "\"other\", %s", "W/\"other\",W/%s", ",,%s,"})
    void who_has_the_item_already_is_told_so_without_a_body(String known) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String tag = etag(path);

        given().header("If-None-Match", known.formatted(tag))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(blankOrNullString());
    }

    /** Each is what a proxy makes of a tag, where it compresses what the service sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"%s\"",
                "\"%s-gzip\"",
                "\"%s-br\"",
                "\"%s-zstd\"",
                "\"%s-deflate\"",
                "\"%s--gzip\"",
                "W/\"%s-gzip\"",
                "\"%s-br-gzip\"",
                "\"other\", W/\"%s\""
            })
    void a_tag_still_names_the_state_when_a_proxy_has_marked_it(String marked) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String tag = etag(path);
        String known = marked.formatted(opaque(tag));

        given().header("If-None-Match", known).get(path).then().statusCode(304).header("ETag", equalTo(tag));
        given().contentType("application/merge-patch+json")
                .header("If-Match", known)
                .body("{\"shortName\": \"FD\"}")
                .patch(path)
                .then()
                .statusCode(200);
        String refused = given().contentType("application/merge-patch+json")
                .header("If-Match", known)
                .body("{\"shortName\": \"F. D.\"}")
                .patch(path)
                .then()
                .spec(problem(412, "stale-version"))
                .extract()
                .header("ETag");
        given().header("If-Match", marked.formatted(opaque(refused)))
                .delete(path)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "\"%s",
                "W/%s",
                "w/\"%s\"",
                "\"%s-\"",
                "\"%sgzip\"",
                "\"%s-gzipped\"",
                "\"%s---gzip\"",
                "\"x%s\"",
                "\"other %s\"",
                "\"other\" \"%s\""
            })
    void what_no_proxy_makes_of_a_tag_names_nothing(String tag) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String known = tag.formatted(opaque(etag(path)));

        given().header("If-None-Match", known).get(path).then().statusCode(200);
        given().header("If-Match", known).delete(path).then().spec(problem(412, "stale-version"));
    }

    private static String opaque(String tag) {
        return tag.substring(1, tag.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "", "W/\"other\", \"another\""})
    void who_has_another_state_gets_the_item(String known) {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        given().header("If-None-Match", known).get(path).then().statusCode(200).body("name", equalTo("Femmes Debout"));
    }

    @Test
    void an_unknown_item_is_not_found_whatever_is_known_of_it() {
        given().header("If-None-Match", "*")
                .get("/api/v1/structures/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
                .then()
                .spec(problem(404, "not-found"));
    }

    private static Response put(String path, String name) {
        return sending("{\"name\": \"%s\", \"kind\": \"association\"}".formatted(name))
                .header("If-Match", etag(path))
                .put(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
