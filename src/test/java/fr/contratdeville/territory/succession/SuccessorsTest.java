package fr.contratdeville.territory.succession;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a heading or a neighbourhood becomes is kept, told and changed. */
@QuarkusTest
class SuccessorsTest extends ApiTest {

    private String old;
    private String next;

    @BeforeEach
    void storeTwoContracts() {
        old = Stored.contract("dole-2015-2023", 2015, 2023);
        next = Stored.contract("dole-2024-2030", 2024, 2030);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_need_be_said_of_successors(Kind kind) {
        Stored.pillar(old, "cohesion-sociale", 1);
        Stored.neighbourhood(old, "Les Mesnils-Pasteur");

        given().get(kind.path()).then().body("items", hasSize(1)).body("items[0].successors", empty());
    }

    @ParameterizedTest
    @EnumSource
    void weights_are_read_back_with_whom_they_fall_to(Kind kind) {
        String most = kind.stored(next, "emploi");
        String rest = kind.stored(next, "insertion");
        String path = kind.path(kind.stored(old, "a", kind.weighted(rest, "0.4") + "," + kind.weighted(most, "0.60")));

        given().get(path)
                .then()
                .body("successors.%s.id".formatted(kind.member), contains(most, rest))
                .body("successors.%s.contract.id".formatted(kind.member), contains(next, next))
                .body(
                        "successors.%s.contract.code".formatted(kind.member),
                        contains("dole-2024-2030", "dole-2024-2030"))
                .body("successors.main", contains(false, false));
        assertThat(Json.texts(Json.get(path).get("successors"), "weight")).containsExactly("0.6", "0.4");
    }

    @ParameterizedTest
    @EnumSource
    void a_list_tells_of_successors_too(Kind kind) {
        String later = kind.stored(next, "emploi");
        kind.stored(old, "a", kind.bare(later));

        given().queryParam("contract", old)
                .get(kind.path())
                .then()
                .body("items[0].successors.%s.id".formatted(kind.member), contains(later));
    }

    @ParameterizedTest
    @EnumSource
    void thirds_with_all_their_digits_make_up_one(Kind kind) {
        String successors = String.join(
                ",",
                kind.weighted(kind.stored(next, "un"), "0.3333"),
                kind.weighted(kind.stored(next, "deux"), "0.3333"),
                kind.weighted(kind.stored(next, "trois"), "0.3334"));

        String path = kind.path(kind.stored(old, "a", successors));

        assertThat(Json.texts(Json.get(path).get("successors"), "weight"))
                .containsExactly("0.3334", "0.3333", "0.3333");
    }

    @ParameterizedTest
    @EnumSource
    void a_main_successor_takes_all_and_the_others_nothing(Kind kind) {
        String main = kind.stored(next, "emploi");
        String other = kind.stored(next, "insertion");
        String path = kind.path(kind.stored(old, "a", kind.bare(other) + "," + kind.main(main)));

        given().get(path)
                .then()
                .body("successors.%s.id".formatted(kind.member), contains(main, other))
                .body("successors.weight", contains(1, 0))
                .body("successors.main", contains(true, false));
    }

    @ParameterizedTest
    @EnumSource
    void a_single_successor_takes_all(Kind kind) {
        String path = kind.path(kind.stored(old, "a", kind.bare(kind.stored(next, "emploi"))));

        given().get(path).then().body("successors.weight", contains(1)).body("successors.main", contains(true));
    }

    @ParameterizedTest
    @EnumSource
    void a_single_successor_may_have_its_weight(Kind kind) {
        String path = kind.path(kind.stored(old, "a", kind.weighted(kind.stored(next, "emploi"), "1")));

        given().get(path).then().body("successors.weight", contains(1)).body("successors.main", contains(false));
    }

    @ParameterizedTest
    @EnumSource
    void weights_may_change_and_the_version_and_the_entity_tag_move_once(Kind kind) {
        String one = kind.stored(next, "emploi");
        String other = kind.stored(next, "insertion");
        String path = kind.path(kind.stored(old, "a", kind.weighted(one, "0.6") + "," + kind.weighted(other, "0.4")));
        String before = etag(path);

        replacing(path, kind.json(old, "a", kind.weighted(one, "0.1") + "," + kind.weighted(other, "0.9")))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body("version", equalTo(1))
                .body("successors.%s.id".formatted(kind.member), contains(other, one));
        given().get(path)
                .then()
                .body("version", equalTo(1))
                .body("successors.%s.id".formatted(kind.member), contains(other, one));
    }

    @ParameterizedTest
    @EnumSource
    void weights_may_give_way_to_a_main_successor(Kind kind) {
        String one = kind.stored(next, "emploi");
        String other = kind.stored(next, "insertion");
        String path = kind.path(kind.stored(old, "a", kind.weighted(one, "0.6") + "," + kind.weighted(other, "0.4")));

        replacing(path, kind.json(old, "a", kind.bare(one) + "," + kind.main(other)))
                .put(path)
                .then()
                .statusCode(200);
        given().get(path)
                .then()
                .body("successors.%s.id".formatted(kind.member), contains(other, one))
                .body("successors.main", contains(true, false));
    }

    @ParameterizedTest
    @EnumSource
    void what_says_the_same_changes_nothing(Kind kind) {
        String one = kind.stored(next, "emploi");
        String other = kind.stored(next, "insertion");
        String path = kind.path(kind.stored(old, "a", kind.weighted(one, "0.6") + "," + kind.weighted(other, "0.4")));
        String before = etag(path);

        replacing(path, kind.json(old, "a", kind.weighted(other, "0.40") + "," + kind.weighted(one, "0.60")))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(before));
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_keeps_the_successors_it_does_not_name(Kind kind) {
        String one = kind.stored(next, "emploi");
        String other = kind.stored(next, "insertion");
        for (String successors : List.of(
                kind.weighted(one, "0.6") + "," + kind.weighted(other, "0.4"),
                kind.main(one) + "," + kind.bare(other),
                kind.weighted(one, "1"))) {
            String path = kind.path(kind.stored(old, "n" + successors.length(), successors));
            String before = Json.get(path).get("successors").toString();

            patching(path, kind == Kind.PILLAR ? "{\"label\": \"Cohésion\"}" : "{\"name\": \"M %s\"}".formatted(path))
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
            assertThat(Json.get(path).get("successors")).hasToString(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_takes_successors_away(Kind kind) {
        String path = kind.path(kind.stored(old, "a", kind.bare(kind.stored(next, "emploi"))));

        patching(path, "{\"successors\": null}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("successors", empty());
        given().get(path).then().body("successors", empty()).body("version", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void a_successor_is_not_deleted_as_long_as_it_is_one(Kind kind) {
        String later = kind.stored(next, "emploi");
        String first = kind.stored(old, "a", kind.bare(later));
        String path = kind.path(later);

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .spec(problem(409, "still-referenced"))
                .body("references.resource", contains(kind.resource))
                .body("references[0].first.id", contains(first))
                .body("references[0].first.address", contains(kind.path(first)));

        patching(kind.path(first), "{\"successors\": []}")
                .patch(kind.path(first))
                .then()
                .statusCode(200);
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_deleted_takes_along_what_was_said_of_its_successors(Kind kind) throws SQLException {
        String later = kind.path(kind.stored(next, "emploi"));
        String first = kind.path(kind.stored(old, "a", kind.bare(kind.stored(next, "b"))));

        given().header("If-Match", etag(first)).delete(first).then().statusCode(204);

        assertThat(query("select count(*) from %s_successor".formatted(kind.member)))
                .containsExactly("0");
        given().header("If-Match", etag(later)).delete(later).then().statusCode(204);
    }
}
