package fr.contratdeville.platform.paging;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CursorTest extends ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void createTwoStructures() {
        Stored.structure("Femmes Debout");
        Stored.structure("Loisirs Populaires");
    }

    @Test
    void a_cursor_goes_on_where_the_page_ended() {
        get("name", cursor("name")).statusCode(200).body("items.name", contains("Loisirs Populaires"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "12",
                "[1, 2, 3, 4]",
                "[null, null, null, null]",
                "[\"name\", \"\", \"a\", \"x\"]",
                "[\"name\", \"\", \"a\"]",
                "[[[[",
                "\\u0000"
            })
    void what_is_no_cursor_is_refused(String json) {
        get("name", encoded(json))
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-cursor cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "é", "ééé", "===", "a", "\"x\""})
    void what_is_no_base64_is_refused(String cursor) {
        get("name", cursor).spec(problem(400, "invalid-parameters")).body(ERRORS, contains("not-a-cursor cursor"));
    }

    @ParameterizedTest
    @CsvSource({"updatedAt, hier", "updatedAt, ''", "updatedAt, 2026-13-45"})
    void a_cursor_with_a_place_that_cannot_be_is_refused(String sort, String place) throws JsonProcessingException {
        get(sort, changed(cursor(sort), 2, place))
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-cursor cursor"));
    }

    @Test
    void a_cursor_with_a_character_that_the_database_cannot_hold_is_refused() throws JsonProcessingException {
        get("name", changed(cursor("name"), 2, "a\0b"))
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-a-cursor cursor"));
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        get("-name", cursor("name"))
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("cursor-of-another-list cursor"));
    }

    @Test
    void a_cursor_of_another_filter_is_refused() {
        given().queryParam("cursor", cursor("name"))
                .queryParam("sort", "name")
                .queryParam("kind", "association")
                .get("/api/v1/structures")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("cursor-of-another-list cursor"));
    }

    @Test
    void a_cursor_may_be_used_with_another_page_size() {
        given().queryParam("cursor", cursor("name"))
                .queryParam("sort", "name")
                .queryParam("limit", 200)
                .queryParam("total", true)
                .get("/api/v1/structures")
                .then()
                .statusCode(200)
                .body("items.name", contains("Loisirs Populaires"))
                .body("total", equalTo(2));
    }

    private static ValidatableResponse get(String sort, String cursor) {
        return given().queryParam("sort", sort)
                .queryParam("cursor", cursor)
                .get("/api/v1/structures")
                .then();
    }

    /** The cursor after the first of the two structures. */
    private static String cursor(String sort) {
        String next = given().queryParam("sort", sort)
                .queryParam("limit", 1)
                .get("/api/v1/structures")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        return next.replaceAll(".*[?&]cursor=([^&]*).*", "$1");
    }

    private static String changed(String cursor, int member, String value) throws JsonProcessingException {
        String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        ArrayNode members = (ArrayNode) JSON.readTree(json);
        return encoded(JSON.writeValueAsString(members.set(member, JSON.valueToTree(value))));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
