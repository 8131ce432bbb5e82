package fr.contratdeville.review.bilan.checks;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChecksTest extends BilanApiTest {

    private String figure(String numbers, String... breakdowns) {
        return counting("""
                {"indicator": "enfants", %s, "breakdowns": [%s]}
                """.formatted(numbers, String.join(", ", breakdowns)));
    }

    private static void tells(String bilan, String code, String pointer, Object found, Object expected) {
        post(bilan)
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains(code))
                .body("errors.pointer", contains(pointer))
                .body("errors.found", contains(found))
                .body("errors.expected", contains(expected));
    }

    @Test
    void a_whole_breakdown_adds_up() {
        tells(
                figure("\"kind\": \"exact\", \"value\": 134", bySex("whole", "70", "63.9")),
                "parts-do-not-add-up",
                "/figures/0/breakdowns/0/parts",
                "133.9",
                "134");
        post(figure("\"kind\": \"exact\", \"value\": 134", bySex("whole", "70.1", "63.9")))
                .then()
                .statusCode(201);
    }

    @Test
    void two_whole_breakdowns_that_disagree_are_told_with_both_sums() {
        post(figure("\"kind\": \"exact\", \"value\": 134", bySex("whole", "70", "63"), byAge("whole", "100", "34")))
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.code", contains("parts-do-not-add-up", "wholes-disagree"))
                .body("errors[1].pointer", equalTo("/figures/0/breakdowns/1/parts"))
                .body("errors[1].found", equalTo("134"))
                .body("errors[1].expected", equalTo("133"))
                .body(
                        "errors[1].detail",
                        equalTo("Deux ventilations complètes de la même valeur ne donnent pas la même somme :"
                                + " 134 ici, 133 pour la première."));
    }

    @Test
    void a_partial_breakdown_does_not_exceed_the_value() {
        tells(
                figure("\"kind\": \"approximate\", \"value\": 15", bySex("partial", "10", "6")),
                "parts-exceed-value",
                "/figures/0/breakdowns/0/parts",
                "16",
                "15");
        tells(
                figure("\"kind\": \"range\", \"lower\": 5, \"upper\": 10", bySex("partial", "10", "1")),
                "parts-exceed-value",
                "/figures/0/breakdowns/0/parts",
                "11",
                "10");
        post(figure("\"kind\": \"approximate\", \"value\": 15", bySex("partial", "10", "5")))
                .then()
                .statusCode(201);
    }

    @Test
    void a_range_is_ordered() {
        tells(
                figure("\"kind\": \"range\", \"lower\": 10, \"upper\": 5"),
                "bounds-reversed",
                "/figures/0/upper",
                "5",
                "10");
        refuses(figure("\"kind\": \"range\", \"lower\": 5, \"upper\": 5"), "bounds-reversed /figures/0/upper");
    }

    @Test
    void a_range_has_no_whole_breakdown() {
        refuses(
                figure("\"kind\": \"range\", \"lower\": 5, \"upper\": 10", bySex("whole", "4", "4")),
                "whole-of-a-range /figures/0/breakdowns/0/coverage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kind\": \"exact\"'|required-with-this-kind /figures/0/value",
                "'\"kind\": \"range\", \"lower\": 5'|required-with-this-kind /figures/0/upper",
                "'\"kind\": \"not_communicated\", \"value\": 0'|not-with-this-kind /figures/0/value",
                "'\"kind\": \"exact\", \"value\": -1'|too-small /figures/0/value",
                "'\"kind\": \"exact\", \"value\": 1.00001'|too-many-digits /figures/0/value",
                "'\"kind\": \"exact\", \"value\": \"15 %\"'|wrong-type /figures/0/value",
                "'\"kind\": \"exact\", \"value\": \"1.500\"'|wrong-type /figures/0/value",
                "'\"value\": 5'|required /figures/0/kind"
            })
    void a_figure_has_the_numbers_of_its_kind(String numbers, String error) {
        refuses(figure(numbers), error);
    }

    @Test
    void a_postponed_action_has_its_target_year_and_no_results() {
        refuses(bilan("\"outcome\": \"postponed\", \"figures\": []"), "required-when-postponed /postponedToYear");
        refuses(
                bilan("\"outcome\": \"postponed\", \"postponedToYear\": 2023, \"figures\": []"),
                "not-a-later-year /postponedToYear");
        refuses(bilan("\"postponedToYear\": 2024"), "only-when-postponed /postponedToYear");
        refuses(bilan("""
                "outcome": "postponed", "postponedToYear": 2024, "figures": [
                  {"indicator": "enfants", "kind": "exact", "value": 0},
                  {"indicator": "adultes", "kind": "range", "lower": 1, "upper": 2},
                  {"indicator": "jours", "kind": "not_communicated", "target": 5}]"""), "no-results-when-postponed /figures/0/kind", "no-results-when-postponed /figures/1/kind");
        post(bilan("\"outcome\": \"postponed\", \"postponedToYear\": 2024, \"figures\": []"))
                .then()
                .statusCode(201);
    }

    @Test
    void indicators_are_known_and_named_once_by_id_or_code() {
        refuses(
                counting("""
                        {"indicator": "habitants", "kind": "exact", "value": 1},
                        {"indicatorId": "{dole}", "kind": "exact", "value": 1},
                        {"kind": "exact", "value": 1},
                        {"indicatorId": "{enfants}", "indicator": "adultes", "kind": "exact", "value": 1},
                        {"indicatorId": "{jours}", "indicator": "jours", "kind": "exact", "value": 1},
                        {"indicator": "jours", "kind": "exact", "value": 1}
                        """),
                "unknown-indicator /figures/0/indicator",
                "unknown-reference /figures/1/indicatorId",
                "required /figures/2/indicatorId",
                "indicators-differ /figures/3/indicator",
                "repeated /figures/5/indicatorId");
    }

    @Test
    void a_ratio_is_not_reported() {
        Stored.ratio("part", id("enfants"), id("adultes"));

        refuses(
                counting("{\"indicator\": \"part\", \"kind\": \"exact\", \"value\": 1}"),
                "ratio-is-computed /figures/0/indicatorId");
    }

    @Test
    void categories_are_known() {
        refuses(
                figure(
                        "\"kind\": \"exact\", \"value\": 3",
                        bySex("whole", "1", "2").replace("femmes", "filles")),
                "unknown-category /figures/0/breakdowns/0/parts/0/category");
        refuses(
                figure(
                        "\"kind\": \"exact\", \"value\": 3",
                        bySex("whole", "1", "2").replace(": 1,", ": 9,")),
                "unknown-category-set /figures/0/breakdowns/0/categorySet");
    }

    @Test
    void an_action_is_there_and_of_the_structure_and_year_that_are_reviewed() {
        refuses(bilan("\"actionId\": \"{dole}\""), "unknown-reference /actionId");
        refuses(bilan("\"actionId\": null"), "required /actionId");
        tells(bilan("\"year\": 2022"), "not-the-actions-year", "/year", 2022, 2023);
        tells(bilan("\"structureId\": \"{club}\""), "of-another-structure", "/actionId", id("accueil"), id("centre"));
    }

    @Test
    void an_action_is_either_named_or_described() {
        refuses(bringing("\"actionId\": \"{accueil}\""), "either-or /action");
    }

    @Test
    void an_action_that_is_there_is_not_described_as_new() {
        tells(
                bringing(
                        "\"action\": {\"contractId\": \"{dole}\", \"title\": \"ACCUEIL\", \"description\": \"Le même.\"}"),
                "action-exists",
                "/action/title",
                "ACCUEIL",
                id("accueil"));
    }

    @Test
    void a_new_action_fits_its_contract() {
        String other = Stored.contract("besancon", 2024, 2030);
        String pillar = Stored.pillar(other, "culture", 1);
        String place = Stored.neighbourhood(other, "Planoise");

        refuses(
                bringing("""
                        "action": {"contractId": "{dole}", "title": "Jardin", "description": "Des bacs.",
                                   "pillarId": "%s", "neighbourhoodIds": ["{mesnils}", "%s"],
                                   "neighbourhoodCodes": ["QP039001", "QP039002", "Mesnils"],
                                   "continuesActionId": "{accueil}"}""".formatted(pillar, place)),
                "of-another-contract /action/pillarId",
                "of-another-contract /action/neighbourhoodIds/1",
                "unknown-reference /action/neighbourhoodCodes/1",
                "wrong-form /action/neighbourhoodCodes/2",
                "not-of-an-earlier-year /action/continuesActionId");
        refuses(
                bringing("\"action\": {\"contractId\": \"%s\", \"title\": \"Jardin\", \"description\": \"Des bacs.\"}"
                        .formatted(other)),
                "year-outside-contract /year");
        refuses(
                bringing("\"action\": {}"),
                "required /action/contractId",
                "required /action/title",
                "required /action/description");
    }

    @Test
    void a_draft_may_lack_what_a_submitted_bilan_needs() {
        String gaps = "\"outcome\": null, \"narrative\": null";

        refuses(bilan(gaps), "required-to-submit /outcome", "required-to-submit /narrative/done");
        refuses(bilan("\"narrative\": {\"done\": \" \"}"), "required-to-submit /narrative/done");
        String draft = posted(bilan(gaps + ", \"state\": \"draft\""));
        given().get(draft).then().body("state", equalTo("draft"));
        step(draft, "submit")
                .then()
                .spec(problem(422, "invalid-body"))
                .body("errors.pointer", contains("/outcome", "/narrative/done"));
    }

    @Test
    void a_draft_is_checked_as_far_as_it_goes() {
        refuses(
                bilan("\"state\": \"draft\", \"figures\": [{\"indicator\": \"enfants\", \"kind\": \"exact\"}]"),
                "required-with-this-kind /figures/0/value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rna", "siret"})
    void identifiers_that_cannot_be_repaired_are_refused(String identifier) {
        String error = identifier.equals("rna") ? "wrong-form /rna" : "not-a-siret /siret";

        refuses(bilan("\"%s\": \"39 1000123\"".formatted(identifier)), error);
        refuses(bilan("\"%s\": 391000123".formatted(identifier)), "wrong-type /" + identifier);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"figures\": {\"value\": 1}'|wrong-type /figures",
                "'\"figures\": [7]'|wrong-type /figures/0",
                "'\"narrative\": \"Fait.\"'|wrong-type /narrative",
                "'\"year\": \"deux mille\"'|wrong-type /year",
                "'\"state\": \"validated\"'|not-in-list /state"
            })
    void members_have_their_types(String members, String error) {
        refuses(bilan(members), error);
    }

    @Test
    void numbers_typed_as_text_are_read() {
        post(bilan("\"year\": \"2023\"")).then().statusCode(201).body("normalisations.pointer", contains("/year"));
    }
}
