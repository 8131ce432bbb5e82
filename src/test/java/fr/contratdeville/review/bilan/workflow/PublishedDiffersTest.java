package fr.contratdeville.review.bilan.workflow;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A validated bilan says where what is published is not what it says. */
@QuarkusTest
class PublishedDiffersTest extends BilanApiTest {

    private static final String FULL = """
            {"indicator": "enfants", "kind": "exact", "value": 134.50, "target": 150, "breakdowns": [%s, %s]},
            {"indicator": "adultes", "kind": "range", "lower": 5, "upper": 10.0},
            {"indicator": "jours", "kind": "not_communicated"}
            """.formatted(bySex("whole", "84", "50.5"), byAge("partial", "100", "7"));

    private static void differs(String address, String... pointers) {
        JsonNode bilan = Json.get(address);
        assertThat(Json.list(bilan.get("publishedDiffers")))
                .extracting(JsonNode::asText)
                .containsExactly(pointers)
                .allSatisfy(
                        pointer -> assertThat(bilan.get("content").at(pointer).isMissingNode())
                                .as("leads into the content")
                                .isFalse());
    }

    @Test
    void not_of_a_bilan_that_is_published_as_it_is() {
        String address = validated(counting(FULL));

        differs(address);
        anonymous().get(address).then().statusCode(200).body("publishedDiffers", empty());
    }

    @Test
    void what_differs_in_a_figure_is_told_member_by_member() {
        String address = validated(counting(FULL));
        String before = etag(address);

        corrected(figureAddress("accueil", "enfants"), "\"value\": 120, \"target\": null, \"breakdowns\": []");
        corrected(
                figureAddress("accueil", "adultes"),
                "\"kind\": \"exact\", \"value\": 8, \"lower\": null, \"upper\": null");
        deleted(figureAddress("accueil", "jours"));

        differs(
                address,
                "/figures/0/breakdowns",
                "/figures/0/target",
                "/figures/0/value",
                "/figures/1/kind",
                "/figures/1/lower",
                "/figures/1/upper",
                "/figures/1/value",
                "/figures/2");
        assertThat(etag(address)).as("what is answered is another state").isNotEqualTo(before);
    }

    @Test
    void a_number_is_the_same_however_many_zeros_it_has() {
        String address = validated(counting("{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 134.5000}"));

        corrected(figureAddress("accueil", "enfants"), "\"value\": 134.50");
        differs(address);
        corrected(figureAddress("accueil", "enfants"), "\"value\": 134.5001");
        differs(address, "/figures/0/value");
        corrected(figureAddress("accueil", "enfants"), "\"value\": 134.5");
        differs(address);
    }

    @Test
    void what_the_agglomeration_adds_contradicts_nothing() {
        String address = validated(bilan(""));
        Stored.exact(id("accueil"), id("jours"), "3");

        differs(address);
    }

    @Test
    void an_outcome_that_was_changed_is_told_and_the_year_if_that_is_all() throws Exception {
        String address = validated(bilan("\"outcome\": \"postponed\", \"postponedToYear\": 2024, \"figures\": []"));
        execute("update action set postponed_to_year = 2025 where status = 'postponed'");
        differs(address, "/postponedToYear");

        execute("update action set status = 'cancelled', postponed_to_year = null where status = 'postponed'");
        differs(address, "/outcome");
    }

    @Test
    void what_was_written_past_the_service_is_told_at_once() throws Exception {
        String address = validated(counting(FULL));

        execute("update breakdown_part set value = 49.5 where value = 50.5");
        differs(address, "/figures/0/breakdowns");
        execute("update breakdown_part set value = 50.5 where value = 49.5");
        differs(address);
        execute("delete from indicator_value where kind = 'not_communicated'");
        differs(address, "/figures/2");
        execute("update bilan set content = jsonb_set(content, '{figures,2}', '%s')"
                .formatted(Json.get(address).at("/content/figures/1")));
        differs(address);
    }

    @Test
    void what_is_declared_of_a_figures_public_is_compared() {
        String people = Stored.people("habitants", "sum");
        String address = validated(filled(counting("""
                {"indicatorId": "%s", "kind": "exact", "value": 30,
                 "overlaps": [{"actionId": "{before}", "share": 7}]}""".formatted(people))));
        differs(address);
        String figure = Stored.figures(id("accueil")) + "/"
                + Json.get(Stored.figures(id("accueil"))).at("/items/0/id").asText();

        corrected(figure, filled("\"overlaps\": [{\"actionId\": \"{before}\", \"share\": \"some\"}]"));
        differs(address, "/figures/0/overlaps");
        corrected(figure, "\"overlaps\": [], \"disjoint\": true");
        differs(address, "/figures/0/disjoint", "/figures/0/overlaps");
    }

    @Test
    void only_while_it_is_validated() {
        String address = validated(bilan(""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");
        differs(address, "/figures/0/value");

        reopened(address);
        differs(address);
    }

    @Test
    void bilans_are_listed_by_it() {
        String agrees = validated(bringing(""));
        String differing = validated(bilan(""));
        String draft = posted(bringing("\"structureId\": \"{club}\", \"state\": \"draft\""));
        corrected(figureAddress("accueil", "enfants"), "\"value\": 120");

        assertThat(listed("?publishedDiffers=true")).containsExactly(differing);
        assertThat(listed("?publishedDiffers=false")).containsExactlyInAnyOrder(agrees, draft);
        assertThat(listed("?publishedDiffers=true&year=2022")).isEmpty();
        given().get(BILANS + "?publishedDiffers=true")
                .then()
                .body("items[0].publishedDiffers", contains("/figures/0/value"));
        anonymous().get(BILANS + "?publishedDiffers=true").then().body("items", not(empty()));
        given().get(BILANS + "?publishedDiffers=yes")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-in-list publishedDiffers"));
    }

    private static List<String> listed(String filter) {
        return Json.texts(Json.get(BILANS + filter).get("items"), "id").stream()
                .map(id -> BILANS + "/" + id)
                .toList();
    }
}
