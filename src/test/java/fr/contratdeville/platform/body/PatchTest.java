package fr.contratdeville.platform.body;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PatchTest extends ApiTest {

    @Test
    void a_member_that_is_absent_stays_and_null_removes_one() {
        String path = "/api/v1/structures/" + created("/api/v1/structures", """
                        {"name": "Femmes Debout", "shortName": "FD", "kind": "association", "rna": "W391000123"}
                        """).path("id");

        patch(path, "{\"name\": \"Femmes debout\", \"shortName\": null}")
                .statusCode(200)
                .body("name", equalTo("Femmes debout"))
                .body("shortName", nullValue())
                .body("kind", equalTo("association"))
                .body("rna", equalTo("W391000123"));
    }

    @Test
    void a_required_member_cannot_be_removed() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        patch(path, "{\"name\": null}").spec(problem(422, "invalid-body")).body(ERRORS, contains("required /name"));
    }

    @Test
    void an_unknown_member_cannot_be_set() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        patch(path, "{\"nom\": \"Autre\"}")
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("unknown-member /nom"));
    }

    @Test
    void an_empty_patch_changes_nothing() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");
        String before = given().get(path).asString();

        patch(path, "{}").statusCode(200);

        assertThat(given().get(path).asString()).isEqualTo(before);
    }

    @Test
    void a_list_is_replaced_whole() {
        String path = "/api/v1/actions/" + actionWithPartners();

        patch(path, "{\"partners\": [\"CAF\"]}")
                .statusCode(200)
                .body("partners", contains("CAF"))
                .body("objectives", contains("Aider"));
    }

    @Test
    void a_list_that_is_removed_is_empty() {
        String path = "/api/v1/actions/" + actionWithPartners();

        patch(path, "{\"partners\": null}").statusCode(200).body("partners", empty());
    }

    @Test
    void a_list_of_objects_is_replaced_whole() {
        String path = "/api/v1/dimensions/" + Stored.dimension("niveau");

        patch(path, """
                {"categorySets": [{"code": "b", "version": 1, "label": "B", "categories": [
                  {"code": "three", "label": "Trois"}]}]}
                """)
                .statusCode(200)
                .body("label", equalTo("Niveau"))
                .body("categorySets", hasSize(1))
                .body("categorySets[0].code", equalTo("b"))
                .body("categorySets[0].categories.code", contains("three"));
    }

    @Test
    void rules_between_members_hold_for_what_results() {
        String path = "/api/v1/city-contracts/" + Stored.contract("a", 2015, 2023);

        patch(path, "{\"lastYear\": 2014}")
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("years-reversed /lastYear"));
    }

    private static String actionWithPartners() {
        return created("/api/v1/actions", """
                {"contractId": "%s", "structureId": "%s", "year": 2022, "title": "Accueil", "description": "Un accueil.",
                 "objectives": ["Aider"], "partners": ["Ville", "État"], "status": "completed"}
                """.formatted(
                                Stored.contract("a", 2015, 2023), Stored.structure("Femmes Debout")))
                .path("id");
    }

    private static ValidatableResponse patch(String path, String json) {
        return given().contentType(MergePatch.MEDIA_TYPE)
                .header("If-Match", etag(path))
                .body(json)
                .patch(path)
                .then();
    }
}
