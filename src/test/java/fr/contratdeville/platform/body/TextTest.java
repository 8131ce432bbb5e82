package fr.contratdeville.platform.body;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the strings in a body. */
@QuarkusTest
class TextTest extends ApiTest {

    @Test
    void space_around_a_text_is_dropped() {
        structure("\\t Femmes  Debout\\u2003\\n").statusCode(201).body("name", equalTo("Femmes  Debout"));
    }

    @Test
    void accents_are_composed() {
        structure("Associe\\u0301s").statusCode(201).body("name", equalTo("Associ\u00e9s"));
    }

    @Test
    void a_text_of_full_length_after_composing_is_accepted() {
        structure("e\\u0301".repeat(200)).statusCode(201).body("name", equalTo("\u00e9".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\\u2003", "\\r\\n"})
    void a_required_text_that_is_blank_counts_as_absent(String name) {
        structure(name).spec(problem(422, "invalid-body")).body(ERRORS, contains("required /name"));
    }

    @Test
    void an_optional_text_that_is_blank_counts_as_absent() {
        sending("{\"name\": \"Femmes Debout\", \"kind\": \"association\", \"shortName\": \" \"}")
                .post("/api/v1/structures")
                .then()
                .statusCode(201)
                .body("shortName", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Femmes\\nDebout", "Femmes\\r\\nDebout", "Femmes\\tDebout", "Femmes\\rDebout"})
    void a_name_has_one_line(String name) {
        structure(name).spec(problem(422, "invalid-body")).body(ERRORS, contains("control-character /name"));
    }

    @Test
    void a_description_keeps_its_lines_which_end_in_line_feeds() {
        action("Accueil", "Un\\r\\n\\r\\n\\tDeux\\nTrois", "Aider\\r\\nencore")
                .statusCode(201)
                .body("description", equalTo("Un\n\n\tDeux\nTrois"))
                .body("objectives", contains("Aider\nencore"));
    }

    @Test
    void a_title_has_one_line_and_a_description_no_bell() {
        action("Ac\\ncueil", "Un\\u0007", "Aider\\u0000")
                .spec(problem(422, "invalid-body"))
                .body(
                        ERRORS,
                        containsInAnyOrder(
                                "control-character /title",
                                "control-character /description",
                                "control-character /objectives/0"));
    }

    private static ValidatableResponse structure(String name) {
        return sending("{\"name\": \"%s\", \"kind\": \"association\"}".formatted(name))
                .post("/api/v1/structures")
                .then();
    }

    private static ValidatableResponse action(String title, String description, String objective) {
        return sending("""
                {"contractId": "%s", "structureId": "%s", "year": 2022, "title": "%s", "description": "%s",
                 "objectives": ["%s"], "status": "completed"}
                """.formatted(
                                Stored.contract("a", 2015, 2023),
                                Stored.structure("Femmes Debout"),
                                title,
                                description,
                                objective))
                .post("/api/v1/actions")
                .then();
    }
}
