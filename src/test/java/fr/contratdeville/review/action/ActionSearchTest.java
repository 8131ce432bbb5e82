package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ActionSearchTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private void store(String... titles) {
        for (String title : titles) {
            Stored.action(contract, structure, 2023, title);
        }
    }

    private static List<String> found(String words) {
        return given().queryParam("q", words)
                .queryParam("sort", "title")
                .get(ACTIONS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rénovation",
                "renovation",
                "renovations",
                "RÉNOVATIONS",
                "Rénover",
                "rénov",
                "vation log",
                "logement rénovation",
                "groupe  rénovation",
                "  rénovation  "
            })
    void a_word_of_the_title_is_found_however_it_is_typed(String words) {
        store("Groupe Rénovation Logement", "Accès aux droits");

        assertThat(found(words)).containsExactly("Groupe Rénovation Logement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "médiation",
                "boxe",
                "théâtre",
                "jardin",
                "potager",
                "apprentissage",
                "progressif",
                "12-17",
                "« boxe et théâtre »"
            })
    void a_word_is_found_whatever_stands_beside_it(String words) {
        store("Zoo");
        Stored.action(contract, structure, 2023, "Été", """
                "status": "completed", "objectives": [
                    "Ateliers de médiation\u00a0: 12–17 ans… «boxe» et théâtre\u2019; jardin/potager, l’apprentissage…progressif"]
                """);

        assertThat(found(words)).containsExactly("Été");
    }

    @Test
    void a_ligature_is_found_by_its_letters_and_the_other_way_round() {
        store("Chœur du quartier");

        assertThat(found("choeur")).containsExactly("Chœur du quartier");
        assertThat(found("chœurs")).containsExactly("Chœur du quartier");
    }

    @Test
    void words_of_the_description_are_found() {
        Stored.action(contract, structure, 2023, "Un");
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "Deux");
        patching(path, "{\"description\": \"Des habitants réparent des machines.\"}")
                .patch(path)
                .then()
                .statusCode(200);

        assertThat(found("machine habitant")).containsExactly("Deux");
    }

    @Test
    void words_of_an_objective_are_found() {
        store("Un");
        Stored.action(contract, structure, 2023, "Deux", """
                "status": "completed", "objectives": ["Former", "Rompre l’isolement"]
                """);

        assertThat(found("isolements")).containsExactly("Deux");
    }

    @Test
    void what_changed_is_found_by_its_new_words_only() {
        String path = ACTIONS + "/" + Stored.action(contract, structure, 2023, "Jardinage");
        patching(path, "{\"title\": \"Couture\"}").patch(path).then().statusCode(200);

        assertThat(found("jardinage")).isEmpty();
        assertThat(found("couture")).containsExactly("Couture");
    }

    @Test
    void a_percent_sign_stands_for_itself() {
        store("100 % inclusif", "1000 voix");

        assertThat(found("0 %")).containsExactly("100 % inclusif");
    }

    @Test
    void an_underscore_stands_for_itself() {
        store("snake_case", "snakexcase");

        assertThat(found("e_c")).containsExactly("snake_case");
    }

    @Test
    void a_backslash_stands_for_itself() {
        Stored.action(contract, structure, 2023, "a\\\\b");
        store("ab");

        assertThat(found("a\\b")).containsExactly("a\\b");
    }

    @Test
    void an_apostrophe_of_either_kind_is_found() {
        store("L’été au quartier");

        assertThat(found("l'été")).containsExactly("L’été au quartier");
        assertThat(found("L’ete")).containsExactly("L’été au quartier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "\"",
                "\"rénovation",
                "'; drop table action; --",
                "(",
                "a & b | !c",
                "!!",
                "<->",
                ":*",
                "a:*b",
                "\\",
                "%",
                "_",
                ":words",
                "?",
                "{}",
                "or",
                "-"
            })
    void no_text_breaks_the_search(String words) {
        store("Zoo");

        assertThat(found(words)).isEmpty();
        given().get(ACTIONS).then().statusCode(200).body("items.title", contains("Zoo"));
    }

    @Test
    void a_blank_text_does_not_narrow() {
        store("Zoo");

        assertThat(found("   ")).containsExactly("Zoo");
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        given().queryParam("q", "a".repeat(201))
                .get(ACTIONS)
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-search-text"));
    }
}
