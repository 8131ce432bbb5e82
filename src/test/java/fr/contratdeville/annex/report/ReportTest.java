package fr.contratdeville.annex.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.ExpectedProblem;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says follows from the data, and from nothing else. */
@QuarkusTest
class ReportTest extends ApiTest {

    private static final String DOLE = "/api/v1/reports/2023?contract=dole";

    private SixActions six;

    @BeforeEach
    void sixActions() {
        six = new SixActions();
    }

    private static Response asked(String path) {
        return given().accept(ContentType.HTML).get(path);
    }

    private static String page(String path) {
        Response answer = asked(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    @Test
    void a_year_of_a_contract_is_a_page() {
        assertThat(page(DOLE))
                .startsWith("<!DOCTYPE html>")
                .contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\">")
                .contains("<title>Bilan 2023 — ")
                .contains("<th scope=\"row\">D</th><td>CIDFF</td>")
                .contains("<td>Réalisée en partie</td>")
                .contains("Données publiées à ce jour, non figées en un millésime.")
                .doesNotContain("<th scope=\"row\">E</th>")
                .doesNotContain(" style=");
    }

    @Test
    void figures_stand_there_as_their_source_says_them() {
        String action = six.id("D");
        Stored.sexes();
        Stored.figure(action, six.id("enfants"), """
                "kind": "approximate", "value": 1500, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "partial", "parts": [
                    {"category": "femmes", "value": 712.5}]}]""");
        Stored.figure(action, six.id("adultes"), """
                "kind": "range", "lower": 5, "upper": 10""");
        Stored.figure(action, Stored.indicator("seances", "sum"), """
                "kind": "not_communicated\"""");
        Stored.figure(action, Stored.indicator("heures", "sum"), """
                "kind": "not_applicable\"""");

        assertThat(page(DOLE))
                .contains(
                        "<td>Indicateur adultes : 5 à 10<br/>Indicateur enfants : environ 1\u202f500 (dont Femmes 712,5)<br/>"
                                + "Indicateur heures : sans objet<br/>Indicateur seances : non communiqué</td>");
    }

    @Test
    void what_people_have_written_stays_text() {
        Stored.action(six.id("dole"), six.id("ccas"), 2023, "<b>Fête</b> & jeux");

        assertThat(page(DOLE)).contains("&lt;b&gt;Fête&lt;/b&gt; &amp; jeux");
    }

    @Test
    void totals_are_those_of_the_aggregates_and_lead_to_what_they_are_made_of() {
        String people = Stored.people("habitants", "sum");
        Stored.exact(six.id("D"), people, "40");
        Stored.exact(Stored.action(six.id("dole"), six.id("ccas"), 2023, "G"), people, "25");
        String page = page(DOLE);

        String row = page.lines()
                .filter(line -> line.contains("<th scope=\"row\">Indicateur habitants</th>"))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains(">65</a></td><td>40</td><td>65</td>");
        String explained = row.replaceFirst(".*href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(given().get(explained).jsonPath().getList("items.contribution", Integer.class))
                .containsExactlyInAnyOrder(40, 25);
    }

    @Test
    void what_totals_warn_of_is_said_without_the_names_of_an_answers_members() {
        Stored.figure(six.id("D"), Stored.people("habitants", "sum"), """
                "kind": "range", "lower": 5, "upper": 10""");

        assertThat(page(DOLE))
                .contains("<li>Des chiffres approximatifs ou des fourchettes entrent dans les totaux dits estimés : ")
                .doesNotContain("« min »", "« people »");
    }

    @Test
    void it_tells_what_has_changed_since_the_year_before() {
        Stored.action(six.id("dole"), six.id("ccas"), 2023, "B", """
                "status": "completed", "continuesActionId": "%s\"""".formatted(six.id("B")));

        assertThat(page(DOLE))
                .contains("Une action en poursuit une de 2022, 1 est nouvelle, et 1 de 2022 n’a pas été poursuivie.");
    }

    @Test
    void who_prefers_english_gets_it_in_english() {
        given().accept(ContentType.HTML)
                .header("Accept-Language", "en")
                .get(DOLE)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Vary", "Accept, Accept-Encoding, Accept-Language, Authorization");
    }

    @Test
    void the_same_state_is_the_same_page_and_is_not_sent_again() {
        Response first = asked(DOLE);
        String tag = first.header("ETag");

        assertThat(asked(DOLE).asByteArray()).isEqualTo(first.asByteArray());
        given().accept(ContentType.HTML)
                .header("If-None-Match", tag)
                .get(DOLE)
                .then()
                .statusCode(304);

        Stored.action(six.id("dole"), six.id("ccas"), 2023, "Nouvelle");
        given().accept(ContentType.HTML)
                .header("If-None-Match", tag)
                .get(DOLE)
                .then()
                .statusCode(200);
        assertThat(page(DOLE)).contains("Nouvelle");
    }

    @Test
    void of_several_contracts_one_has_to_be_named() {
        asked("/api/v1/reports/2023").then().spec(ExpectedProblem.problem(400, "invalid-parameters"));
        assertThat(asked("/api/v1/reports/2023").jsonPath().getString("errors[0].detail"))
                .contains("besancon, dole");
        assertThat(page("/api/v1/reports/2023?contract=" + six.id("dole"))).contains("<th scope=\"row\">D</th>");
        assertThat(page("/api/v1/reports/2021")).contains("<th scope=\"row\">A</th>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019", "20233", "zwei", "2023.odt", "2023.pdf.html"})
    void there_is_none_of_another_year_or_in_another_form(String file) {
        assertThat(asked("/api/v1/reports/" + file + "?contract=dole").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_millesime_is_told_with_its_checksum_and_is_of_its_year_only() {
        Response frozen = given().auth()
                .oauth2(Tokens.agglomeration())
                .contentType(ContentType.JSON)
                .body("{\"year\": 2023, \"label\": \"Conseil\"}")
                .post("/api/v1/millesimes");
        String code = frozen.path("code");
        Stored.action(six.id("dole"), six.id("ccas"), 2023, "Après");

        assertThat(page(DOLE + "&millesime=" + code))
                .contains("Millésime " + code + ", figé le ")
                .contains("Empreinte SHA-256 : " + frozen.path("sha256"))
                .doesNotContain("Après");
        assertThat(page(DOLE)).contains("Après");
        asked("/api/v1/reports/2022?contract=dole&millesime=" + code)
                .then()
                .spec(ExpectedProblem.problem(400, "invalid-parameters"));
    }

    @Test
    void a_millesime_that_a_name_was_erased_from_says_so_with_both_checksums() {
        Stored.action(six.id("dole"), six.id("ccas"), 2023, "Fête avec Jéhanne Œuvremont");
        Response frozen = sending("{\"year\": 2023, \"label\": \"Conseil\"}").post("/api/v1/millesimes");
        String address = DOLE + "&millesime=" + frozen.path("code");
        String before = frozen.path("sha256");
        assertThat(page(address)).contains("Jéhanne Œuvremont").doesNotContain("a été effacé");

        sending("{\"words\": \"Jéhanne Œuvremont\", \"basis\": \"data_subject_request\"}")
                .post("/api/v1/redactions")
                .then()
                .statusCode(201);

        String after = given().get("/api/v1/millesimes/" + frozen.path("id")).path("sha256");
        assertThat(after).isNotEqualTo(before);
        assertThat(page(address))
                .doesNotContain("Œuvremont")
                .contains("Fête avec [nom effacé]")
                .contains("Empreinte SHA-256 : " + after)
                .containsPattern("Un nom de personne a été effacé le \\d\\S* \\p{L}+ \\d{4}\\. Empreinte avant : "
                        + before + " ; après : " + after);
        assertThat(page(DOLE)).doesNotContain("Œuvremont").doesNotContain("a été effacé");
    }

    @Test
    void each_is_listed_with_its_forms() {
        given().get("/api/v1/reports")
                .then()
                .statusCode(200)
                .body("items.contract.code", equalTo(List.of("besancon", "dole", "dole", "dole")))
                .body("items.year", equalTo(List.of(2023, 2021, 2022, 2023)))
                .body("items[3].forms[0].href", equalTo("/api/v1/reports/2023.html?contract=dole"));
        assertThat(page("/api/v1/reports/2023.html?contract=dole")).isEqualTo(page(DOLE));
    }
}
