package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stock over several years: of each action its last figure, or that of what carries it on, and nothing twice. */
@QuarkusTest
class StocksTest extends ApiTest {

    private String contract;
    private String ccas;
    private String cidff;
    private String plots;

    @BeforeEach
    void twoStructures() {
        contract = Stored.contract("dole", 2015, 2023);
        ccas = Stored.structure("CCAS");
        cidff = Stored.structure("CIDFF");
        plots = Stored.indicator("parcelles", "latest");
    }

    private String reported(String structure, int year, String title, int value, String... members) {
        return reported(contract, structure, year, title, value, members);
    }

    private String reported(String of, String structure, int year, String title, int value, String... members) {
        String action =
                Stored.action(of, structure, year, title, "\"status\": \"completed\"" + String.join("", members));
        Stored.exact(action, plots, Integer.toString(value));
        return action;
    }

    private static String continuing(String action) {
        return ", \"continuesActionId\": \"%s\"".formatted(action);
    }

    private static String under(String pillar) {
        return ", \"pillarId\": \"%s\"".formatted(pillar);
    }

    /** The only row of an answer, about all actions together: all are completed. */
    private static JsonNode total(String query) {
        List<JsonNode> rows = Answers.rows("?groupBy=status" + query);
        assertThat(rows).hasSize(1);
        return Answers.indicator("parcelles", rows.get(0));
    }

    private static JsonNode contributions(JsonNode total) {
        return Json.get(total.get("contributions").asText() + "&sort=contribution")
                .get("items");
    }

    private static String totals(String query) {
        return Answers.rows(query).stream()
                .map(row -> Answers.indicator("parcelles", row).get("value").asText())
                .collect(Collectors.joining(" "));
    }

    private static List<String> warnings(String query) {
        return Json.texts(Json.get("/api/v1/aggregates" + query).get("warnings"), "code");
    }

    @Test
    void who_has_reported_nothing_since_is_in_it_with_the_last_figure_and_the_total_says_so() {
        reported(ccas, 2022, "Jardins", 10);
        reported(cidff, 2023, "Potager", 20);

        JsonNode total = total("&year=2022&year=2023");
        assertThat(Answers.only(total, "value", "min", "max", "precision", "warnings"))
                .isEqualTo(Json.of("""
                {"value": 30, "min": 30, "max": 30, "precision": "estimated", "warnings": ["older_figures"]}
                """));
        JsonNode inside = contributions(total);
        assertThat(Json.texts(inside, "action.year")).containsExactly("2022", "2023");
        assertThat(Json.texts(inside, "weight")).containsExactly("1", "1");
        assertThat(Json.texts(inside, "contribution")).containsExactly("10", "20");
    }

    @Test
    void the_warning_is_a_sentence_in_both_languages() {
        reported(ccas, 2022, "Jardins", 10);
        reported(cidff, 2023, "Potager", 20);

        String query = "/api/v1/aggregates?groupBy=status";
        assertThat(given().get(query).<String>path("warnings[0].message"))
                .startsWith("Ce stock réunit des chiffres d'années");
        assertThat(given().header("Accept-Language", "en").get(query).<String>path("warnings[0].message"))
                .startsWith("This stock brings figures of different years together");
    }

    @Test
    void groups_add_up_to_the_whole_and_the_answer_warns_where_no_group_mixes_years() {
        reported(ccas, 2022, "Jardins", 10);
        reported(cidff, 2023, "Potager", 20);

        assertThat(totals("/structures")).isEqualTo("10 20");
        assertThat(Answers.indicator("parcelles", Answers.rows("/structures").get(0))
                        .get("warnings"))
                .isEmpty();
        assertThat(warnings("/structures")).containsExactly("older_figures");
        assertThat(totals("/years")).isEqualTo("10 20");
        assertThat(warnings("/years")).isEmpty();
    }

    @Test
    void of_a_chain_only_the_last_figure_goes_in() {
        String first = reported(ccas, 2020, "Jardins", 5);
        String second = reported(ccas, 2021, "Jardins et potagers", 6, continuing(first));
        String silent = Stored.action(
                contract, ccas, 2022, "Jardins partagés", "\"status\": \"completed\"" + continuing(second));
        reported(ccas, 2023, "Parcelles", 8, continuing(silent));

        JsonNode total = total("");
        assertThat(total.get("value").intValue()).isEqualTo(8);
        assertThat(total.get("precision").asText()).isEqualTo("exact");
        assertThat(total.get("warnings")).isEmpty();
        assertThat(total.get("reporting")).isEqualTo(Json.of("""
                {"contributing": 1, "leftOut": 2, "notCommunicated": 0, "notApplicable": 0, "notReported": 1, "notExpected": 0}
                """));
        assertThat(Json.texts(contributions(total), "contribution")).containsExactly("8");
        assertThat(total("&yearTo=2022").get("value").intValue()).isEqualTo(6);
    }

    @Test
    void one_that_does_not_say_its_figure_any_more_is_in_it_with_the_last_one() {
        String first = reported(ccas, 2022, "Jardins", 5);
        String next = Stored.action(contract, ccas, 2023, "Potagers", "\"status\": \"completed\"" + continuing(first));
        Stored.figure(next, plots, "\"kind\": \"not_communicated\"");

        JsonNode total = total("");
        assertThat(total.get("value").intValue()).isEqualTo(5);
        assertThat(Json.list(total.get("warnings")).stream().map(JsonNode::asText))
                .containsExactly("incomplete");
    }

    @Test
    void what_several_carry_on_is_in_none_of_them_twice() {
        String whole = reported(ccas, 2022, "Jardins", 10);
        reported(ccas, 2023, "Jardin nord", 4, continuing(whole));
        reported(cidff, 2023, "Jardin sud", 7, continuing(whole));

        assertThat(total("").get("value").intValue()).isEqualTo(11);
        assertThat(totals("/structures")).isEqualTo("4 7");
    }

    @Test
    void an_action_with_the_same_title_is_the_same_where_nothing_says_what_it_carries_on() {
        reported(ccas, 2021, "Jardins partagés", 9);
        reported(ccas, 2022, "JARDINS  partages", 10);
        reported(cidff, 2023, "Jardins partagés", 3);

        assertThat(total("").get("value").intValue()).isEqualTo(13);
        assertThat(total("").at("/reporting/leftOut").intValue()).isEqualTo(1);
    }

    @Test
    void the_title_is_the_same_actions_under_what_its_structure_has_become() {
        reported(ccas, 2022, "Jardins", 10);
        reported(cidff, 2023, "Jardins", 12);
        String path = "/api/v1/structures/" + ccas;
        replacing(path, "{\"structureId\": \"%s\", \"fromYear\": 2023}".formatted(cidff))
                .put(path + "/successor")
                .then()
                .statusCode(200);

        assertThat(total("").get("value").intValue()).isEqualTo(12);
    }

    @Test
    void an_action_that_says_what_it_carries_on_does_not_go_by_its_title() {
        String gardens = reported(ccas, 2021, "Jardins", 10);
        reported(ccas, 2022, "Potagers", 4);
        reported(ccas, 2023, "Potagers", 6, continuing(gardens));

        assertThat(total("").get("value").intValue()).isEqualTo(10);
    }

    @Test
    void the_same_title_under_the_contract_after_is_the_same_action_and_under_one_at_the_same_time_another() {
        String next = Stored.contract("dole-2024", 2024, 2030);
        String elsewhere = Stored.contract("lons", 2015, 2024);
        reported(ccas, 2023, "Jardins", 10);
        reported(next, ccas, 2024, "Jardins", 12);
        reported(elsewhere, ccas, 2022, "Jardins", 100);

        assertThat(total("").get("value").intValue()).isEqualTo(112);
    }

    @Test
    void what_moves_to_another_pillar_is_not_in_both() {
        String culture = Stored.pillar(contract, "culture", 1);
        String jobs = Stored.pillar(contract, "emploi", 2);
        String first = reported(ccas, 2022, "Jardins", 10, under(culture));
        reported(ccas, 2023, "Chantier", 12, under(jobs), continuing(first));

        assertThat(totals("/pillars")).isEqualTo("null 12");
        JsonNode moved = Answers.indicator("parcelles", Answers.rows("/pillars").get(0));
        assertThat(moved.at("/reporting/leftOut").intValue()).isEqualTo(1);
        assertThat(contributions(moved)).isEmpty();
        assertThat(totals("/pillars?year=2022")).isEqualTo("10");
    }

    @Test
    void what_a_pillar_was_divided_into_does_not_keep_a_share_of_what_is_of_the_past() {
        String next = Stored.contract("dole-2024", 2024, 2030);
        String culture = Stored.pillar(contract, "culture", 1);
        String youth = Stored.pillar(next, "jeunesse", 1);
        String jobs = Stored.pillar(next, "emploi", 2);
        patching("/api/v1/pillars/" + culture, """
                {"successors": [{"pillarId": "%s", "weight": 0.6}, {"pillarId": "%s", "weight": 0.4}]}
                """.formatted(youth, jobs))
                .patch("/api/v1/pillars/" + culture)
                .then()
                .statusCode(200);
        String first = reported(ccas, 2023, "Jardins", 10, under(culture));
        reported(next, ccas, 2024, "Chantier", 12, under(jobs), continuing(first));
        reported(cidff, 2023, "Lecture", 5, under(culture));

        assertThat(totals("/pillars?pillars=mapped")).isEqualTo("3 14");
        JsonNode both = Answers.indicator(
                "parcelles", Answers.rows("/pillars?pillars=mapped").get(1));
        assertThat(Json.texts(contributions(both), "weight")).containsExactly("0.4", "1");
        assertThat(Json.texts(contributions(both), "contribution")).containsExactly("2", "12");
    }

    @Test
    void parts_and_people_are_those_of_the_figures_inside() {
        Stored.sexes();
        String members = Stored.people("adherents", "latest");
        String before = Stored.action(contract, ccas, 2022, "Club");
        Stored.figure(before, members, bySex(15, 13));
        Stored.figure(
                Stored.action(contract, ccas, 2023, "Cercle", "\"status\": \"completed\"" + continuing(before)),
                members,
                bySex(10, 4));
        Stored.figure(Stored.action(contract, cidff, 2022, "Chorale"), members, bySex(7, 7));

        JsonNode total =
                Answers.indicator("adherents", Answers.rows("?groupBy=status").get(0));
        assertThat(total.get("value").intValue()).isEqualTo(17);
        assertThat(Json.texts(total.at("/breakdowns/0/parts"), "value")).containsExactly("11", "6");
        assertThat(total.at("/breakdowns/0/unknown").intValue()).isZero();
        assertThat(total.get("people")).isEqualTo(Json.of("""
                {"participations": 17, "distinctMin": 10, "distinctMax": 17}
                """));
    }

    private static String bySex(int value, int women) {
        return """
                "kind": "exact", "value": %d, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": %d}, {"category": "hommes", "value": %d}]}]
                """.formatted(value, women, value - women);
    }

    @Test
    void a_bilan_that_waits_takes_the_place_of_what_its_action_carries_on() {
        reported(ccas, 2022, "Jardins", 10);
        String next = Stored.action(contract, ccas, 2023, "Jardins");
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Fait."}, "figures": [{"indicatorId": "%s", "kind": "exact", "value": 14}]}
                """.formatted(ccas, next, plots));

        assertThat(total("").get("value").intValue()).isEqualTo(10);
        assertThat(total("&figures=submitted").get("value").intValue()).isEqualTo(14);
    }

    @Test
    void a_comparison_is_of_one_year_and_of_all_its_figures() {
        String first = reported(ccas, 2022, "Jardins", 10);
        reported(ccas, 2023, "Potagers", 12, continuing(first));

        JsonNode total = Answers.indicator(
                "parcelles", Answers.rows("/years?compareTo=previous").get(1));
        assertThat(total.get("value").intValue()).isEqualTo(12);
        assertThat(total.at("/change/now").intValue()).isEqualTo(12);
        assertThat(total.at("/change/before").intValue()).isEqualTo(10);
    }

    @Test
    void a_millesime_says_what_was_said_when_it_was_made() {
        String first = reported(ccas, 2022, "Jardins", 10);
        reported(cidff, 2022, "Lecture", 3);
        String next = reported(ccas, 2023, "Potagers", 12, continuing(first));
        String millesime = created("/api/v1/millesimes", "{\"year\": 2023}").path("code");
        patching("/api/v1/actions/" + next, "{\"continuesActionId\": null}")
                .patch("/api/v1/actions/" + next)
                .then()
                .statusCode(200);

        assertThat(total("").get("value").intValue()).isEqualTo(25);
        assertThat(total("&millesime=" + millesime).get("value").intValue()).isEqualTo(15);
    }
}
