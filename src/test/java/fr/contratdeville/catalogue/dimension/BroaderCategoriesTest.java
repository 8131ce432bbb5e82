package fr.contratdeville.catalogue.dimension;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Into which broader categories a category falls is kept, told and changed. */
@QuarkusTest
class BroaderCategoriesTest extends ApiTest {

    private static final String DIMENSIONS = "/api/v1/dimensions";

    private static final String COARSE = """
            {"code": "grandes", "version": 1, "label": "Grandes tranches", "categories": [
              {"code": "mineurs", "label": "Mineurs", "maxAge": 17},
              {"code": "majeurs", "label": "Majeurs", "minAge": 18}]}""";

    private static final String WITHOUT = fine("", "");
    private static final String BOTH = fine(into("grandes", "mineurs"), into("grandes", "majeurs"));

    private static String into(String set, String category) {
        return """
                {"categorySet": "%s", "categorySetVersion": 1, "category": "%s"}""".formatted(set, category);
    }

    /** The set {@code fines}, of two categories, and what each falls into. */
    private static String fine(String first, String second) {
        return """
                {"code": "fines", "version": 1, "label": "Tranches fines", "categories": [
                  {"code": "de-6-a-11", "label": "De 6 à 11 ans", "minAge": 6, "maxAge": 11, "broader": [%s]},
                  {"code": "de-18-a-25", "label": "De 18 à 25 ans", "minAge": 18, "maxAge": 25, "broader": [%s]}]}
                """.formatted(first, second);
    }

    private static String dimension(String... sets) {
        return """
                {"code": "age", "label": "Âge", "categorySets": [%s]}
                """.formatted(String.join(", ", sets));
    }

    private static String stored(String... sets) {
        return created(DIMENSIONS, dimension(sets)).header("Location");
    }

    private static void put(String path, String... sets) {
        replacing(path, dimension(sets)).put(path).then().statusCode(200);
    }

    /** What categories of the first set fall into, in words. */
    private static void fallsInto(String path, String... categories) {
        given().get(path)
                .then()
                .statusCode(200)
                .body(
                        "categorySets.collectMany { set -> set.categories.collectMany { category -> category.broader.collect "
                                + "{ category.code + ' > ' + it.categorySet + it.categorySetVersion + ' ' + it.category } } }",
                        contains(categories));
    }

    @Test
    void nothing_need_be_said_of_it() {
        String path = DIMENSIONS + "/" + Stored.ages();

        given().get(path).then().body("categorySets[0].categories.broader", contains(empty(), empty()));
    }

    @Test
    void what_is_sent_with_the_broader_set_before_it_is_read_back() {
        fallsInto(stored(COARSE, BOTH), "de-6-a-11 > grandes1 mineurs", "de-18-a-25 > grandes1 majeurs");
    }

    @Test
    void what_is_sent_with_the_broader_set_after_it_is_read_back() {
        fallsInto(stored(BOTH, COARSE), "de-6-a-11 > grandes1 mineurs", "de-18-a-25 > grandes1 majeurs");
    }

    @Test
    void the_answer_to_a_creation_tells_of_it() {
        created(DIMENSIONS, dimension(BOTH, COARSE))
                .then()
                .body(
                        "categorySets[0].categories.broader.category",
                        contains(contains("mineurs"), contains("majeurs")));
    }

    @Test
    void a_list_tells_of_it() {
        stored(BOTH, COARSE);

        given().get(DIMENSIONS)
                .then()
                .body(
                        "items[0].categorySets[0].categories.broader.category",
                        contains(contains("mineurs"), contains("majeurs")));
    }

    @Test
    void a_category_falls_into_one_of_each_of_several_sets_in_their_order() {
        String all = """
                {"code": "tous", "version": 1, "label": "Tous", "categories": [{"code": "tous", "label": "Tous"}]}""";

        fallsInto(
                stored(all, fine(into("grandes", "mineurs") + "," + into("tous", "tous"), ""), COARSE),
                "de-6-a-11 > tous1 tous",
                "de-6-a-11 > grandes1 mineurs");
    }

    @Test
    void a_set_added_later_may_be_the_broader_one() {
        String path = stored(WITHOUT);

        put(path, BOTH, COARSE);

        fallsInto(path, "de-6-a-11 > grandes1 mineurs", "de-18-a-25 > grandes1 majeurs");
    }

    @Test
    void another_category_of_the_same_set_may_take_its_place() {
        String wide = COARSE.replace("17", "64").replace("\"minAge\": 18", "\"minAge\": 65");
        String path = stored(fine(into("grandes", "mineurs"), into("grandes", "mineurs")), wide);

        put(path, WITHOUT.replace("\"broader\": []", "\"broader\": [%s]".formatted(into("grandes", "autres"))), """
                {"code": "grandes", "version": 1, "label": "Grandes tranches", "categories": [
                  {"code": "autres", "label": "Autres"}]}""");

        fallsInto(path, "de-6-a-11 > grandes1 autres", "de-18-a-25 > grandes1 autres");
    }

    @Test
    void the_broader_set_may_go_with_what_was_said_of_it() throws SQLException {
        String path = stored(BOTH, COARSE);

        put(path, WITHOUT);

        assertThat(query("select count(*) from category_broader")).containsExactly("0");
    }

    @Test
    void the_narrower_set_may_go_with_what_was_said_of_it() throws SQLException {
        String path = stored(BOTH, COARSE);

        put(path, COARSE);

        assertThat(query("select count(*) from category_broader")).containsExactly("0");
    }

    @Test
    void the_broader_may_become_the_narrower() {
        String path = stored(fine(into("grandes", "mineurs"), ""), COARSE.replace("\"maxAge\": 17", "\"maxAge\": 11"));

        put(
                path,
                fine("", "").replace("\"minAge\": 6", "\"minAge\": 0"),
                COARSE.replace(
                        "\"maxAge\": 17", "\"maxAge\": 11, \"broader\": [%s]".formatted(into("fines", "de-6-a-11"))));

        fallsInto(path, "mineurs > fines1 de-6-a-11");
    }

    @Test
    void a_change_moves_the_version_and_the_entity_tag() {
        String path = stored(WITHOUT, COARSE);
        String before = etag(path);

        replacing(path, dimension(BOTH, COARSE))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body("version", equalTo(1));
    }

    @Test
    void what_says_the_same_changes_nothing() {
        String path = stored(BOTH, COARSE);
        String before = etag(path);

        replacing(path, dimension(BOTH, COARSE))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(before));
    }

    @Test
    void a_patch_keeps_it() {
        String path = stored(BOTH, COARSE);

        patching(path, "{\"label\": \"Tranche d’âge\"}").patch(path).then().statusCode(200);

        fallsInto(path, "de-6-a-11 > grandes1 mineurs", "de-18-a-25 > grandes1 majeurs");
    }

    @Test
    void it_may_be_added_and_changed_also_where_figures_use_the_set() {
        String path = stored(WITHOUT, COARSE);
        String id = given().get(path).path("categorySets[0].categories[0].id");
        useTheFineSet();

        put(path, fine(into("grandes", "mineurs"), ""), COARSE);
        fallsInto(path, "de-6-a-11 > grandes1 mineurs");

        put(path, fine("", into("grandes", "majeurs")), COARSE);
        fallsInto(path, "de-18-a-25 > grandes1 majeurs");
        given().get(path).then().body("categorySets[0].categories[0].id", equalTo(id));
    }

    private static void useTheFineSet() {
        String action = Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "PRE");
        Stored.figure(action, Stored.indicator("participants", "sum"), """
                "kind": "exact", "value": 3, "breakdowns": [
                  {"dimension": "age", "categorySet": "fines", "categorySetVersion": 1, "coverage": "partial",
                   "parts": [{"category": "de-6-a-11", "value": 2}]}]
                """);
    }

    @Test
    void a_deleted_dimension_takes_it_along() throws SQLException {
        String path = stored(BOTH, COARSE);

        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);

        assertThat(query("select count(*) from category_broader")).containsExactly("0");
    }
}
