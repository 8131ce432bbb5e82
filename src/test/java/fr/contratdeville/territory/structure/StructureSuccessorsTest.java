package fr.contratdeville.territory.structure;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What structures become: said of them, and of nothing that they carry. */
@QuarkusTest
class StructureSuccessorsTest extends ApiTest {

    private static final int TIMES = 15;

    private String club;
    private String centre;

    @BeforeEach
    void twoStructures() {
        club = Stored.structure("Club nature");
        centre = Stored.structure("Centre social");
    }

    private static String path(String structure) {
        return "/api/v1/structures/" + structure;
    }

    private static Response becomes(String structure, String body) {
        return replacing(path(structure), body).put(path(structure) + "/successor");
    }

    private static Response becomes(String structure, String successor, Integer fromYear) {
        return becomes(structure, "{\"structureId\": \"%s\", \"fromYear\": %s}".formatted(successor, fromYear));
    }

    @Test
    void a_structure_tells_what_it_has_become_and_from_when() {
        becomes(club, centre, 2024)
                .then()
                .statusCode(200)
                .body("id", equalTo(club))
                .body("successor.structure.name", equalTo("Centre social"))
                .body("successor.fromYear", equalTo(2024));

        given().get(path(club)).then().body("successor.structure.id", equalTo(centre));
        given().get(path(centre)).then().body("successor", nullValue());
        anonymous().get("/api/v1/structures?name=club").then().body("items[0].successor.fromYear", equalTo(2024));
        anonymous().get("/api/v1/structures?successor=" + centre).then().body("items.id", contains(club));
    }

    @Test
    void a_change_of_the_structure_itself_leaves_it() {
        becomes(club, centre, null);

        patching(path(club), "{\"shortName\": \"CN\"}")
                .patch(path(club))
                .then()
                .statusCode(200)
                .body("successor.structure.id", equalTo(centre))
                .body("successor.fromYear", nullValue());
        replacing(path(club), "{\"name\": \"Club nature\", \"kind\": \"association\"}")
                .put(path(club))
                .then()
                .statusCode(200)
                .body("successor.structure.id", equalTo(centre));
    }

    @Test
    void it_can_be_taken_back() {
        becomes(club, centre, 2024);

        given().header("If-Match", etag(path(club)))
                .delete(path(club) + "/successor")
                .then()
                .statusCode(204);

        given().get(path(club)).then().body("successor", nullValue());
    }

    @Test
    void who_says_it_has_to_know_the_structure_as_it_is() {
        String known = etag(path(club));
        becomes(club, centre, 2024);

        sending("{\"structureId\": \"%s\"}".formatted(centre))
                .put(path(club) + "/successor")
                .then()
                .spec(problem(428, "precondition-required"));
        sending("{\"structureId\": \"%s\"}".formatted(centre))
                .header("If-Match", known)
                .put(path(club) + "/successor")
                .then()
                .spec(problem(412, "stale-version"));
        given().header("If-Match", known)
                .delete(path(club) + "/successor")
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void what_cannot_be_its_successor_is_refused() {
        becomes(club, club, null)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("becomes-itself /structureId"));
        becomes(club, "01a205c7-2f5a-712a-a8ef-c54d8a41c872", null)
                .then()
                .body(ERRORS, contains("unknown-reference /structureId"));
        becomes(club, "{\"fromYear\": 1900}").then().spec(problem(422, "invalid-body"));
        String house = Stored.structure("Maison de quartier");
        becomes(club, centre, null);
        becomes(centre, house, null);
        becomes(house, club, 2024)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("becomes-itself /structureId"));
    }

    @Test
    void two_that_become_each_other_at_once_are_told_apart() {
        for (int i = 0; i < TIMES; i++) {
            String one = Stored.structure("Une " + i);
            String other = Stored.structure("Autre " + i);
            String tagOfOne = etag(path(one));
            String tagOfOther = etag(path(other));
            CountDownLatch start = new CountDownLatch(2);
            CompletableFuture<Response> first = atOnce(start, one, tagOfOne, other);
            CompletableFuture<Response> second = atOnce(start, other, tagOfOther, one);

            assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                    .satisfiesExactlyInAnyOrder(
                            status -> assertThat(status).isEqualTo(200),
                            status -> assertThat(status).isIn(409, 422));
        }
    }

    private static CompletableFuture<Response> atOnce(CountDownLatch start, String of, String tag, String successor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    start.countDown();
                    try {
                        start.await();
                    } catch (InterruptedException interruption) {
                        throw new IllegalStateException(interruption);
                    }
                    return sending("{\"structureId\": \"%s\"}".formatted(successor))
                            .header("If-Match", tag)
                            .put(path(of) + "/successor");
                },
                task -> new Thread(task).start());
    }

    @Test
    void what_others_have_become_is_not_deleted() {
        becomes(club, centre, 2024);

        given().header("If-Match", etag(path(centre)))
                .delete(path(centre))
                .then()
                .spec(problem(409, "still-referenced"))
                .body("references.resource", contains("structures"))
                .body("references[0].first.label", contains("Club nature"));
        given().header("If-Match", etag(path(club))).delete(path(club)).then().statusCode(204);
    }

    @Test
    void only_the_agglomeration_says_it() {
        for (String token : new String[] {Tokens.partner(club, centre), Tokens.warehouse()}) {
            as(token)
                    .contentType(ContentType.JSON)
                    .body("{\"structureId\": \"%s\"}".formatted(centre))
                    .header("If-Match", etag(path(club)))
                    .put(path(club) + "/successor")
                    .then()
                    .spec(problem(403, "forbidden"));
        }
    }

    @Test
    void nothing_but_the_structure_is_written() throws SQLException {
        String action = Stored.action(Stored.contract("dole", 2015, 2024), club, 2023, "Sorties");
        Stored.exact(action, Stored.indicator("enfants", "sum"), "15");
        String before = query("select max(position) from recorded_change").get(0);

        becomes(club, centre, 2024);

        assertThat(query("select dataset || ' ' || operation from recorded_change where position > " + before))
                .containsExactly("structure changed");
        given().get("/api/v1/actions/" + action).then().body("structure.id", equalTo(club));
    }

    @Test
    void the_warehouse_is_told() {
        becomes(club, centre, 2024);

        String rows = given().accept("text/csv")
                .get("/api/v1/exports/structures")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(rows.lines().findFirst().orElseThrow()).endsWith(",successor_id,successor_from_year");
        assertThat(rows).containsPattern(club + ".*," + centre + ",2024");
    }
}
