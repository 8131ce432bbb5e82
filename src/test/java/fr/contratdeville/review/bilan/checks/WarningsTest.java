package fr.contratdeville.review.bilan.checks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd is said and does not stand in the way. */
@QuarkusTest
class WarningsTest extends BilanApiTest {

    private static final String IN_SHORT =
            "warnings.collect { [it.code, it.pointer, it.found, it.expected].join(' ') }";

    /** What a check of the bilan finds odd; nothing is written, so that one test may check several. */
    private static List<String> warnings(String bilan) {
        return sending(bilan)
                .post(BILANS + "?validateOnly=true")
                .then()
                .statusCode(200)
                .extract()
                .path(IN_SHORT);
    }

    private String saying(String done) {
        return bilan("\"narrative\": {\"done\": \"%s\"}".formatted(done));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nous avons reçu 135 enfants.|135 enfants",
                "135 Élèves et leurs parents|135 Élèves",
                "Avec 12 jeunes bénévoles motivés|12 jeunes",
                "Il y eut 48 nouvelles adhérentes|48 nouvelles adhérentes",
                "Il y eut 48 toutes nouvelles participantes|48 toutes nouvelles participantes",
                "Au marché, 1 250 personnes|1 250 personnes",
                "Au marché, 1\u202f250 habitants|1\u202f250 habitants",
                "En 2023, 135 enfants|135 enfants",
                "En 2023 135 enfants|135 enfants",
                "(7 familles)|7 familles"
            })
    void a_number_of_people_that_no_figure_has(String done, String found) {
        assertThat(warnings(saying(done))).containsExactly("number-without-figure /narrative/done " + found + " null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "134 enfants et 20 adultes",
                "Le 12 mars, une sortie",
                "12 sorties avec les enfants",
                "En 2023, les enfants sont venus",
                "3 personnages",
                "1,5 personnes par foyer",
                "2/3 enfants"
            })
    void no_number_of_people_or_one_that_a_figure_has(String done) {
        assertThat(warnings(saying(done))).isEmpty();
    }

    @Test
    void a_number_may_be_a_bound_or_a_part() {
        assertThat(warnings(bilan("""
                "narrative": {"done": "84 filles, 50 garçons.", "difficulties": "5 adultes seulement.",
                              "perspectives": "Accueillir 10 adultes, et 200 enfants."},
                "figures": [{"indicator": "enfants", "kind": "exact", "value": 134, "breakdowns": [%s]},
                            {"indicator": "adultes", "kind": "range", "lower": 5, "upper": 10}]
                """.formatted(bySex("whole", "84", "50")))))
                .containsExactly("number-without-figure /narrative/perspectives 200 enfants null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kind\": \"exact\", \"value\": 1200.1'|1200.1",
                "'\"kind\": \"exact\", \"value\": 11.9'|11.9",
                "'\"kind\": \"approximate\", \"value\": 2500'|2500",
                "'\"kind\": \"range\", \"lower\": 1000, \"upper\": 1401'|1200.5",
                "'\"kind\": \"exact\", \"value\": 0'|0"
            })
    void a_figure_that_differs_by_more_than_a_factor_of_ten(String figure, String found) {
        assertThat(warnings(counting("""
                {"indicator": "adultes", "kind": "exact", "value": 20}, {"indicator": "enfants", %s}
                """.formatted(figure))))
                .containsExactly("far-from-last-time /figures/1 " + found + " 120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\": \"exact\", \"value\": 1200",
                "\"kind\": \"exact\", \"value\": 12",
                "\"kind\": \"not_communicated\"",
                "\"kind\": \"range\", \"lower\": 1000, \"upper\": 1400"
            })
    void a_figure_that_differs_by_a_factor_of_ten_or_less(String figure) {
        assertThat(warnings(counting("""
                {"indicator": "adultes", "kind": "exact", "value": 20}, {"indicator": "enfants", %s}
                """.formatted(figure)))).isEmpty();
    }

    @Test
    void a_figure_that_was_zero() {
        Stored.exact(id("before"), id("jours"), "0");
        String figures = """
                {"indicator": "enfants", "kind": "exact", "value": 120},
                {"indicator": "adultes", "kind": "exact", "value": 20}, {"indicator": "jours", "kind": "exact", "value": %s}
                """;

        assertThat(warnings(counting(figures.formatted("9.9")))).isEmpty();
        assertThat(warnings(counting(figures.formatted("0")))).isEmpty();
        assertThat(warnings(counting(figures.formatted("10")))).containsExactly("far-from-last-time /figures/2 10 0");
    }

    @Test
    void an_indicator_that_had_a_figure_the_last_time() {
        assertThat(warnings(counting("{\"indicator\": \"adultes\", \"kind\": \"exact\", \"value\": 20}")))
                .containsExactly("missing-since-last-time /figures null enfants");
        assertThat(warnings(counting("")))
                .containsExactly(
                        "missing-since-last-time /figures null adultes",
                        "missing-since-last-time /figures null enfants");
        assertThat(warnings(bilan("\"outcome\": \"cancelled\", \"figures\": []")))
                .isEmpty();
    }

    @Test
    void the_last_time_of_an_action_that_is_new_is_the_one_it_continues_or_that_had_its_title() {
        String figures = "\"figures\": [{\"indicator\": \"enfants\", \"kind\": \"exact\", \"value\": 120}]";
        String missing = "missing-since-last-time /figures null adultes";

        assertThat(warnings(bringing(figures))).isEmpty();
        assertThat(warnings(bringing(figures + """
                , "action": {"contractId": "{dole}", "title": "Jardin", "description": "Des bacs.",
                             "continuesActionId": "{before}"}"""))).containsExactly(missing);
        assertThat(warnings(bringing(figures + """
                , "year": 2024, "action": {"contractId": "{dole}", "title": "accueil", "description": "Suite."}""")))
                .as("of 2023, which has no figures")
                .isEmpty();
        assertThat(warnings(bilan(figures))).containsExactly(missing);
    }

    @Test
    void does_not_block_and_stays_on_the_bilan() {
        String address = posted(saying("Reçu 135 enfants."));

        given().get(address).then().body(IN_SHORT, contains("number-without-figure /narrative/done 135 enfants null"));
        taken(address, "validate");
        given().get(address).then().body("warnings", hasSize(1));
    }

    @Test
    void is_told_again_when_the_bilan_is_submitted_and_gone_when_it_is_corrected() {
        String draft = posted(bilan("\"state\": \"draft\", \"figures\": []"));
        Stored.exact(id("before"), id("jours"), "3");

        step(draft, "submit").then().statusCode(200).body("warnings.expected", contains("adultes", "enfants", "jours"));
        returned(draft);
        replaced(draft, counting("""
                {"indicator": "adultes", "kind": "exact", "value": 20}, {"indicator": "jours", "kind": "exact", "value": 3},
                {"indicator": "enfants", "kind": "exact", "value": 134}
                """));
        given().get(draft).then().body("warnings", empty());
    }

    @Test
    void is_told_in_the_callers_language() {
        sending(saying("Reçu 135 enfants."))
                .header("Accept-Language", "en")
                .post(BILANS)
                .then()
                .statusCode(201)
                .header("Content-Language", "en")
                .body("warnings[0].detail", equalTo("\"135 enfants\": no indicator has this number. Should one?"));
        post(saying("Reçu 135 enfants."))
                .then()
                .statusCode(200)
                .header("Content-Language", "fr")
                .body(
                        "warnings[0].detail",
                        equalTo("« 135 enfants » : ce nombre ne figure dans aucun indicateur. Faut-il l'y ajouter ?"));
    }
}
