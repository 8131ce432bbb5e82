package fr.contratdeville.figures.aggregate;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Sheets;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals, and what went into them, as workbooks: what JSON says, in cells of its kind. */
@QuarkusTest
class AggregateWorkbookTest extends ApiTest {

    private static final String AGGREGATES = "/api/v1/aggregates";

    private String children;
    private String first;
    private String second;

    @BeforeEach
    void twoActionsOfAPillar() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("Centre social ODG");
        String pillar = Stored.pillar(contract, "cohesion", 1);
        children = Stored.people("enfants", "sum");
        first = Stored.action(
                contract, structure, 2023, "PRE", "\"pillarId\": \"%s\", \"status\": \"completed\"".formatted(pillar));
        second = Stored.action(
                contract, structure, 2023, "Club", "\"pillarId\": \"%s\", \"status\": \"completed\"".formatted(pillar));
    }

    private static Response asked(String address, String... headers) {
        return accepting(Workbook.MEDIA_TYPE, address, headers);
    }

    private static Response accepting(String accept, String address, String... headers) {
        var request = given().header("Accept", accept);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.urlEncodingEnabled(false).get(address);
    }

    private static Map<String, List<Map<String, Object>>> sheets(String address, String... headers) {
        Response answer = asked(address, headers);
        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(200);
        return Sheets.of(answer.asByteArray());
    }

    @Test
    void a_total_stands_there_with_its_bounds_and_warnings() {
        Stored.exact(first, children, "134");
        Stored.figure(second, children, "\"kind\": \"range\", \"lower\": 5, \"upper\": 10");

        Map<String, List<Map<String, Object>>> sheets = sheets(AGGREGATES + "/pillars?year=2023");

        JsonNode json = Json.get(AGGREGATES + "/pillars?year=2023");
        JsonNode told = json.at("/rows/0/indicators/0");
        assertThat(sheets.keySet()).containsExactly("Totaux", "Ventilations", "Actions", "Avertissements", "À propos");
        Map<String, Object> total = sheets.get("Totaux").get(0);
        assertThat(sheets.get("Totaux")).hasSize(1);
        assertThat(total)
                .containsEntry("Pilier", json.at("/rows/0/group/pillar/label").asText())
                .containsEntry("Code", "enfants")
                .containsEntry("Unité", told.at("/indicator/unit").asText())
                .containsEntry("Valeur", new BigDecimal("141.5"))
                .containsEntry("Minimum", Sheets.plain(told.get("min").decimalValue()))
                .containsEntry("Maximum", new BigDecimal("144"))
                .containsEntry("Précision", "Estimé")
                .containsEntry("Participations", new BigDecimal("141.5"))
                .containsEntry("Personnes différentes, au moins", new BigDecimal("134"))
                .containsEntry("Actions comptées", new BigDecimal("2"))
                .containsEntry("Pas de valeur parce que", null)
                .containsEntry(
                        "Détail des contributions", told.get("contributions").asText());
        assertThat(total.get("Dernière modification (UTC)")).isInstanceOf(LocalDateTime.class);
        assertThat(total.get("Avertissements").toString()).startsWith("Des chiffres approximatifs");
        assertThat(sheets.get("Avertissements"))
                .extracting(row -> row.get("Avertissement"))
                .isEqualTo(List.copyOf(json.get("warnings").findValuesAsText("message")));
        assertThat(sheets.get("Actions").get(0))
                .containsEntry("Actions", new BigDecimal("2"))
                .containsEntry("Réalisée", new BigDecimal("2"))
                .containsEntry("Bilans transmis", new BigDecimal("2"));
        assertThat(sheets.get("À propos"))
                .contains(
                        Map.of("Rubrique", "Adresse", "Contenu", AGGREGATES + "/pillars?year=2023"),
                        Map.of("Rubrique", "year", "Contenu", "2023"),
                        Map.of("Rubrique", "Millésime", "Contenu", "Aucun : données actuelles"),
                        Map.of("Rubrique", "Chiffres pris en compte", "Contenu", "Chiffres publiés"));
    }

    @Test
    void parts_and_what_none_of_them_tells_add_up_to_the_total() {
        Stored.sexes();
        Stored.exact(second, children, "7");
        Stored.figure(first, children, """
                "kind": "exact", "value": 15, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": 13}, {"category": "hommes", "value": 2}]}]""");

        List<Map<String, Object>> parts = sheets(AGGREGATES + "/years").get("Ventilations");

        assertThat(parts).extracting(row -> row.get("Catégorie")).containsExactly("Femmes", "Hommes", "Non ventilé");
        assertThat(parts)
                .extracting(row -> row.get("Valeur"))
                .containsExactly(new BigDecimal("13"), new BigDecimal("2"), new BigDecimal("7"));
        assertThat(parts.get(2))
                .containsEntry("Année", new BigDecimal("2023"))
                .containsEntry("Ventilation", "Sexe")
                .containsEntry("Jeu de catégories", "Femmes et hommes")
                .containsEntry("Code de la catégorie", null)
                .containsEntry("Actions ventilées en entier", new BigDecimal("1"));
    }

    @Test
    void it_speaks_english_to_who_prefers_it() {
        Stored.exact(first, children, "3");

        Map<String, List<Map<String, Object>>> sheets = sheets(AGGREGATES + "/years", "Accept-Language", "en");

        assertThat(sheets.keySet()).containsExactly("Totals", "Breakdowns", "Actions", "Warnings", "About");
        assertThat(sheets.get("Totals").get(0))
                .containsEntry("Year", new BigDecimal("2023"))
                .containsEntry("Precision", "Exact");
        assertThat(asked(AGGREGATES + "/years", "Accept-Language", "en").header("Content-Language"))
                .isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?groupBy=structure,status", "/structures", "/pillars", "/years", "?groupBy=pillar-code"})
    void every_aggregate_has_one(String which) {
        Stored.exact(first, children, "3");

        List<Map<String, Object>> totals = sheets(AGGREGATES + which).get("Totaux");

        assertThat(totals)
                .singleElement()
                .satisfies(total -> assertThat(total.get("Valeur")).isEqualTo(new BigDecimal("3")));
    }

    @Test
    void what_was_not_asked_for_has_no_column_and_what_was_has() {
        Stored.exact(first, children, "3");

        assertThat(sheets(AGGREGATES + "/years?detail=sums").get("Totaux").get(0))
                .doesNotContainKeys("Minimum", "Personnes différentes, au moins", "Écart en %")
                .containsEntry("Valeur", new BigDecimal("3"));
        Map<String, List<Map<String, Object>>> compared = sheets(AGGREGATES + "/years?year=2023&compareTo=previous");
        assertThat(compared.get("Totaux").get(0)).containsEntry("Actions comparées", new BigDecimal("0"));
        assertThat(compared.get("Actions").get(0)).containsEntry("Actions nouvelles", new BigDecimal("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/html, application/xhtml+xml, */*;q=0.8 | application/json",
                "application/json;q=0.5, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/json, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;q=0.5 | application/json"
            })
    void one_gets_what_one_prefers(String accept, String expected) {
        Stored.exact(first, children, "3");
        String contributions = AGGREGATES + "/contributions?of=" + children;

        for (String address : List.of(AGGREGATES + "/years", contributions)) {
            for (int time = 0; time < 3; time++) {
                assertThat(accepting(accept, address).contentType()).as(address).startsWith(expected);
            }
        }
    }

    @Test
    void nothing_else_is_to_be_had() {
        for (String address : List.of(AGGREGATES + "/years", AGGREGATES + "/contributions?of=" + children)) {
            accepting("text/csv", address).then().spec(problem(406, "not-acceptable"));
        }
    }

    @Test
    void it_has_a_tag_of_its_own_and_one_that_is_known_is_not_sent_again() {
        Stored.exact(first, children, "3");
        for (String address : List.of(AGGREGATES + "/years", AGGREGATES + "/contributions?of=" + children)) {
            Response json = accepting("application/json", address);
            assertThat(json.header("Vary")).startsWith("Accept, ");
            String ofJson = json.header("ETag");
            for (int time = 0; time < 3; time++) {
                Response workbook = asked(address);
                assertThat(workbook.header("ETag")).isNotNull().isNotEqualTo(ofJson);
                assertThat(workbook.header("Vary")).contains("Accept,", "Accept-Language");
                assertThat(workbook.header("Content-Encoding")).isNull();
                assertThat(workbook.header("Content-Disposition")).endsWith(".xlsx\"");
                Response known = asked(address, "If-None-Match", workbook.header("ETag"));
                assertThat(known.statusCode()).isEqualTo(304);
                assertThat(known.header("ETag")).isEqualTo(workbook.header("ETag"));
            }
            assertThat(asked(address).asByteArray()).isEqualTo(asked(address).asByteArray());
        }
    }

    @Test
    void all_contributions_stand_in_one_sheet_and_add_up() {
        Stored.exact(first, children, "134");
        Stored.figure(second, children, "\"kind\": \"range\", \"lower\": 5, \"upper\": 10");

        List<Map<String, Object>> rows = sheets(AGGREGATES + "/contributions?sort=-contribution&of=" + children)
                .get("Contributions");

        assertThat(rows).extracting(row -> row.get("Action")).containsExactly("PRE", "Club");
        assertThat(rows)
                .extracting(row -> row.get("Contribution"))
                .containsExactly(new BigDecimal("134"), new BigDecimal("7.5"));
        assertThat(rows.get(1))
                .containsEntry("Valeur", null)
                .containsEntry("Borne basse", new BigDecimal("5"))
                .containsEntry("Nature du chiffre", "Fourchette")
                .containsEntry("Année", new BigDecimal("2023"))
                .containsEntry("Réalisation", "Réalisée");
    }

    @Test
    void what_a_figure_declares_of_its_people_stands_in_a_sheet_of_its_own() {
        Stored.exact(first, children, "134");
        String club = Stored.figure(second, children, """
                "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": "all"}]""".formatted(first));

        assertThat(sheets(AGGREGATES + "/contributions?of=" + children).get("Publics communs"))
                .singleElement()
                .satisfies(declared -> assertThat(declared)
                        .containsEntry("Identifiant du chiffre", club)
                        .containsEntry("Autre action", "PRE")
                        .containsEntry("Recouvrement", "Toutes ces personnes")
                        .containsEntry("Personnes communes", null));
    }

    @Test
    void a_page_of_them_would_pass_for_all() {
        asked(AGGREGATES + "/contributions?limit=1&total=true&of=" + children)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-with-a-workbook limit", "not-with-a-workbook total"));
    }
}
