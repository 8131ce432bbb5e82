package fr.contratdeville.catalogue.dimension;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DimensionTest extends ApiTest {

    private static final String DIMENSIONS = "/api/v1/dimensions";

    private static final String FIRST_VERSION = """
            {"code": "bandes", "version": 1, "label": "Bandes", "categories": [
              {"code": "jeunes", "label": "Jeunes", "maxAge": 25},
              {"code": "adultes", "label": "Adultes", "minAge": 26}]}""";

    private static String dimension(String... sets) {
        return """
                {"code": "age", "label": "Âge", "categorySets": [%s]}
                """.formatted(String.join(", ", sets));
    }

    private static String set(String code, int version, String... categories) {
        StringBuilder list = new StringBuilder();
        for (String category : categories) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append("{\"code\": \"%s\", \"label\": \"%1$s\"}".formatted(category));
        }
        return """
                {"code": "%s", "version": %d, "label": "Découpage", "categories": [%s]}
                """.formatted(code, version, list);
    }

    /** Stores a figure that is broken down along the first version of the set {@code bandes}. */
    private static void useFirstVersion() {
        String contract = Stored.contract("dole", 2015, 2023);
        String action = Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE");
        Stored.figure(action, Stored.indicator("participants", "sum"), """
                "kind": "exact", "value": 3, "breakdowns": [
                  {"dimension": "age", "categorySet": "bandes", "categorySetVersion": 1, "coverage": "partial",
                   "parts": [{"category": "jeunes", "value": 2}]}]
                """);
    }

    @Test
    void sets_and_categories_keep_their_order() {
        String path = created(DIMENSIONS, dimension(set("z", 1, "trois", "un", "deux"), set("a", 1, "y", "x")))
                .header("Location");

        given().get(path)
                .then()
                .statusCode(200)
                .body("categorySets.code", contains("z", "a"))
                .body("categorySets[0].categories.code", contains("trois", "un", "deux"))
                .body("categorySets[1].categories.code", contains("y", "x"));
    }

    @Test
    void a_replacement_changes_the_order() {
        String path = created(DIMENSIONS, dimension(set("z", 1, "trois", "un", "deux"), set("a", 1, "y", "x")))
                .header("Location");

        replacing(path, dimension(set("a", 1, "x", "y"), set("z", 1, "un", "deux", "trois")))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        given().get(path)
                .then()
                .body("categorySets.code", contains("a", "z"))
                .body("categorySets[0].categories.code", contains("x", "y"))
                .body("categorySets[1].categories.code", contains("un", "deux", "trois"));
    }

    @Test
    void a_category_keeps_its_id_when_its_place_changes() {
        String path = created(DIMENSIONS, dimension(set("z", 1, "un", "deux"))).header("Location");
        String id = given().get(path).path("categorySets[0].categories[0].id");

        replacing(path, dimension(set("z", 1, "deux", "un"))).put(path).then().statusCode(200);
        given().get(path).then().body("categorySets[0].categories[1].id", equalTo(id));
    }

    @Test
    void ages_are_open_at_either_end() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");

        given().get(path)
                .then()
                .body("categorySets[0].categories.minAge", contains(nullValue(), equalTo(26)))
                .body("categorySets[0].categories.maxAge", contains(equalTo(25), nullValue()));
    }

    @Test
    void ages_the_wrong_way_round_are_refused() {
        sending(dimension("""
                {"code": "bandes", "version": 1, "label": "Bandes", "categories": [
                  {"code": "jeunes", "label": "Jeunes", "minAge": 26, "maxAge": 25}]}"""))
                .post(DIMENSIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("ages-reversed"))
                .body("errors.pointer", contains("/categorySets/0/categories/0/maxAge"));
    }

    @Test
    void age_bands_that_overlap_are_refused() {
        sending(dimension("""
                {"code": "bandes", "version": 1, "label": "Bandes", "categories": [
                  {"code": "jeunes", "label": "Jeunes", "maxAge": 26},
                  {"code": "adultes", "label": "Adultes", "minAge": 26}]}"""))
                .post(DIMENSIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("ages-overlap"))
                .body("errors.pointer", contains("/categorySets/0/categories/1/minAge"));
    }

    @Test
    void a_set_has_one_version_once() {
        sending(dimension(set("a", 1, "x"), set("a", 1, "y")))
                .post(DIMENSIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("repeated"))
                .body("errors.pointer", contains("/categorySets/1/code"));
    }

    @Test
    void a_set_has_a_category_once() {
        sending(dimension(set("a", 1, "x", "x")))
                .post(DIMENSIONS)
                .then()
                .statusCode(422)
                .body("errors.code", contains("repeated"))
                .body("errors.pointer", contains("/categorySets/0/categories/1/code"));
    }

    @Test
    void a_code_is_used_once() {
        Stored.ages();

        sending(dimension(set("a", 1, "x")))
                .post(DIMENSIONS)
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/code"));
    }

    @Test
    void an_unused_set_may_change_its_categories() {
        String path = created(DIMENSIONS, dimension(set("a", 1, "x", "y"))).header("Location");

        replacing(path, dimension(set("a", 1, "y", "z")))
                .put(path)
                .then()
                .statusCode(200)
                .body("categorySets[0].categories.code", contains("y", "z"));
    }

    @Test
    void a_used_set_does_not_lose_a_category() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension("""
                {"code": "bandes", "version": 1, "label": "Bandes", "categories": [
                  {"code": "jeunes", "label": "Jeunes", "maxAge": 25}]}"""))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("categories-in-use"))
                .body("errors.pointer", contains("/categorySets/0/categories"));
        given().get(path).then().body("categorySets[0].categories", hasSize(2));
    }

    @Test
    void a_used_set_does_not_gain_a_category() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension("""
                {"code": "bandes", "version": 1, "label": "Bandes", "categories": [
                  {"code": "jeunes", "label": "Jeunes", "maxAge": 25},
                  {"code": "adultes", "label": "Adultes", "minAge": 26},
                  {"code": "inconnus", "label": "Inconnus"}]}"""))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("categories-in-use"));
    }

    @Test
    void a_used_set_does_not_change_its_ages() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension(FIRST_VERSION.replace("25", "29").replace("26", "30")))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("categories-in-use"));
    }

    @Test
    void a_used_set_is_not_removed() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension(set("autre", 1, "x")))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("categories-in-use"))
                .body("errors.pointer", contains("/categorySets"));
    }

    @Test
    void a_used_set_may_change_its_labels() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension(FIRST_VERSION.replace("Jeunes", "Moins de 26 ans")))
                .put(path)
                .then()
                .statusCode(200)
                .body("categorySets[0].categories.label", contains("Moins de 26 ans", "Adultes"));
    }

    @Test
    void a_new_version_stands_beside_a_used_one() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        replacing(path, dimension(FIRST_VERSION, set("bandes", 2, "moins-de-30", "30-et-plus")))
                .put(path)
                .then()
                .statusCode(200)
                .body("categorySets.version", contains(1, 2));
    }

    @Test
    void a_patch_keeps_the_sets_it_does_not_name() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");

        patching(path, "{\"label\": \"Tranche d’âge\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("label", equalTo("Tranche d’âge"))
                .body("categorySets[0].categories.code", contains("jeunes", "adultes"));
    }

    @Test
    void a_list_finds_a_dimension_by_its_code() {
        Stored.ages();
        Stored.sexes();

        given().queryParam("code", "sexe")
                .get(DIMENSIONS)
                .then()
                .statusCode(200)
                .body("items.code", contains("sexe"));
    }

    @Test
    void a_deleted_dimension_is_gone() {
        String path = DIMENSIONS + "/" + Stored.ages();

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
    }

    @Test
    void a_used_dimension_is_not_deleted() {
        String path = created(DIMENSIONS, dimension(FIRST_VERSION)).header("Location");
        useFirstVersion();

        given().header("If-Match", etag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("indicator-values"));
    }
}
