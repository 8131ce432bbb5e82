package fr.contratdeville.annex.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Sheets;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year's document on its way to bilans. */
@QuarkusTest
class ImportTest extends ApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String HEAD = "Action;Structure;Descriptif;Réalisation;Chiffres\n";
    private static final String TWO_ROWS = HEAD
            + "Club nature;Centre social ODG;Des sorties en forêt.;Réalisée;\n"
            + "Atelier vélo;Les Rayons;On répare des vélos.;Réalisée;\n";

    private String contract;
    private String odg;

    @BeforeEach
    void store() {
        contract = Stored.contract("dole", 2015, 2023);
        odg = created("/api/v1/structures", """
            {"name": "Centre social Olympe de Gouges", "shortName": "Centre social ODG", "kind": "association"}
            """).path("id");
    }

    private Response send(String csv) {
        return given().queryParam("contract", contract)
                .queryParam("year", 2023)
                .queryParam("name", "annexe.csv")
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS);
    }

    private String imported(String csv) {
        return send(csv).then().statusCode(201).extract().path("id");
    }

    private static String address(String id) {
        return IMPORTS + "/" + id;
    }

    private static String row(String id, int number) {
        return address(id) + "/rows/" + number;
    }

    private static ValidatableResponse confirm(String id) {
        return given().header("If-Match", etag(address(id)))
                .post(address(id) + "/confirmation")
                .then();
    }

    private static ValidatableResponse correct(String id, int number, String patch) {
        return patching(row(id, number), patch).patch(row(id, number)).then();
    }

    @Test
    void a_pdf_and_its_text_are_read_too() throws IOException {
        Path files = Path.of("src/test/resources/annex");
        given().queryParam("contract", contract)
                .queryParam("name", "annexe.txt")
                .contentType("text/plain")
                .body(Files.readAllBytes(files.resolve("annexe-bilan-2023.txt")))
                .post(IMPORTS)
                .then()
                .statusCode(201)
                .body("year", equalTo(2023))
                .body("rows", hasSize(39))
                .body("rows[1].structureId", equalTo(odg))
                .body("rows[31].status", equalTo("postponed"));
        given().queryParam("contract", contract)
                .queryParam("name", "annexe.pdf")
                .contentType("application/pdf")
                .body(Files.readAllBytes(files.resolve("other/libreoffice-ruled.pdf")))
                .post(IMPORTS)
                .then()
                .statusCode(201)
                .body("year", equalTo(2022))
                .body("rows", hasSize(12))
                .body("rows[0].place.page", equalTo(1));
    }

    @Test
    void a_document_becomes_a_draft_and_writes_nothing() throws SQLException {
        ValidatableResponse answer = send(TWO_ROWS).then().statusCode(201);

        answer.header("Location", equalTo(address(answer.extract().path("id"))))
                .body("state", equalTo("draft"))
                .body("year", equalTo(2023))
                .body("document.name", equalTo("annexe.csv"))
                .body("rows.title", equalTo(List.of("Club nature", "Atelier vélo")))
                .body("rows[0].structureId", equalTo(odg))
                .body("rows[0].createStructure", equalTo(false))
                .body("rows[0].matches[0].structure.id", equalTo(odg))
                .body("rows[1].structureId", nullValue())
                .body("rows[1].createStructure", equalTo(true))
                .body("rows[1].doubts.code", hasItem("structure-to-be-made"))
                .body("rows[1].doubts.detail", hasItem(containsString("sera créée")));
        assertThat(query("select count(*) from action union all select count(*) from bilan"))
                .containsOnly("0");
    }

    @Test
    void a_form_is_read_as_browsers_send_it() {
        given().queryParam("contract", contract)
                .queryParam("year", 2023)
                .multiPart("file", "C:\\Bilans\\annexe été.csv", TWO_ROWS.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(IMPORTS)
                .then()
                .statusCode(201)
                .body("rows", hasSize(2))
                .body("document.format", equalTo("csv"));
    }

    @Test
    void confirmed_rows_become_validated_bilans_that_say_where_they_were_read() throws SQLException {
        String id = imported(TWO_ROWS);

        confirm(id)
                .statusCode(200)
                .body("published", equalTo(2))
                .body("structuresMade", equalTo(1))
                .body("hadBilan", equalTo(0));

        given().get("/api/v1/actions?sort=title")
                .then()
                .body("items.title", equalTo(List.of("Atelier vélo", "Club nature")))
                .body("items.status", equalTo(List.of("completed", "completed")));
        JsonPath bilans = given().get("/api/v1/bilans").jsonPath();
        assertThat(bilans.getList("items.state")).containsOnly("validated");
        assertThat(bilans.getList("items.content.source.document")).containsOnly("annexe.csv");
        assertThat(bilans.getList("items.content.source.row")).containsExactlyInAnyOrder(2, 3);
        assertThat(bilans.getList("items.content.source.importId")).containsOnly(id);
        given().get(address(id))
                .then()
                .body("state", equalTo("confirmed"))
                .body("rows.outcome", equalTo(List.of("published", "published")))
                .body("rows[0].bilanId", in(bilans.getList("items.id")));
        assertThat(query("select kind from structure where name = 'Les Rayons'"))
                .containsExactly("other");
    }

    @Test
    void the_same_document_makes_nothing_new_whatever_became_of_it() throws SQLException {
        String id = imported(TWO_ROWS);
        send(TWO_ROWS).then().statusCode(200).body("id", equalTo(id));
        confirm(id).statusCode(200);
        send(TWO_ROWS).then().statusCode(200).body("id", equalTo(id)).body("state", equalTo("confirmed"));
        given().header("If-Match", etag(address(id)))
                .post(address(id) + "/confirmation")
                .then()
                .statusCode(409)
                .body("code", equalTo("import-confirmed"));

        assertThat(query("select count(*) from bilan")).containsExactly("2");
    }

    @Test
    void the_same_document_makes_nothing_new_after_its_bilans_were_withdrawn() throws SQLException {
        String id = imported(TWO_ROWS);
        confirm(id).statusCode(200);
        List<String> bilans = given().get(address(id)).path("rows.bilanId");
        for (String bilan : bilans) {
            String address = "/api/v1/bilans/" + bilan;
            given().contentType("application/json")
                    .header("If-Match", etag(address))
                    .body("{\"reason\": \"Par erreur.\"}")
                    .post(address + "/withdraw")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("withdrawn"));
        }

        send(TWO_ROWS).then().statusCode(200).body("id", equalTo(id)).body("state", equalTo("confirmed"));

        assertThat(query("select state from bilan")).containsOnly("withdrawn").hasSize(2);
    }

    @Test
    void a_document_that_was_saved_anew_adds_only_what_is_not_there() throws SQLException {
        confirm(imported(TWO_ROWS)).statusCode(200);

        String again = imported(TWO_ROWS + "Jardin;Les Rayons;On jardine.;Réalisée;\n");
        given().get(address(again))
                .then()
                .body("rows[0].doubts.code", equalTo(List.of("has-bilan")))
                .body("rows[1].doubts.code", equalTo(List.of("has-bilan")))
                .body("rows[2].doubts", hasSize(0));
        confirm(again).statusCode(200).body("published", equalTo(1)).body("hadBilan", equalTo(2));

        assertThat(query("select count(*) from bilan")).containsExactly("3");
        given().get(address(again))
                .then()
                .body("rows.outcome", equalTo(List.of("has_bilan", "has_bilan", "published")));
    }

    @Test
    void a_row_is_corrected_by_who_knows_it_as_it_is() {
        String id = imported(TWO_ROWS);
        String before = etag(row(id, 2));
        String ofImport = etag(address(id));

        correct(id, 2, """
            {"title": "Atelier vélos", "status": "postponed", "postponedToYear": 2024, "structureId": "%s"}
            """.formatted(odg))
                .statusCode(200)
                .body("title", equalTo("Atelier vélos"))
                .body("createStructure", equalTo(false))
                .body("structure.shortName", equalTo("Centre social ODG"));
        given().contentType("application/merge-patch+json")
                .header("If-Match", before)
                .body("{\"title\": \"Autre\"}")
                .patch(row(id, 2))
                .then()
                .statusCode(412);
        given().contentType("application/merge-patch+json")
                .body("{\"title\": \"Autre\"}")
                .patch(row(id, 2))
                .then()
                .statusCode(428);
        given().header("If-Match", ofImport)
                .post(address(id) + "/confirmation")
                .then()
                .statusCode(412);
        confirm(id).statusCode(200);
        given().get("/api/v1/actions?status=postponed")
                .then()
                .body("items.title", equalTo(List.of("Atelier vélos")))
                .body("items.postponedToYear", equalTo(List.of(2024)));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_nothing_is_written() throws SQLException {
        String id = imported(TWO_ROWS + "Jardin;Centre social Olympe de Gouge;;Réalisée;\n");
        correct(id, 1, "{\"title\": null}").statusCode(200);
        correct(id, 2, "{\"status\": null}").statusCode(200);

        confirm(id)
                .statusCode(422)
                .body("errors.pointer", hasItem("/rows/0/title"))
                .body("errors.pointer", hasItem("/rows/1/status"))
                .body("errors.pointer", hasItem("/rows/2/structureId"))
                .body("errors.pointer", hasItem("/rows/2/description"));

        assertThat(query("select count(*) from action union all select count(*) from bilan"
                        + " union all select count(*) - 1 from structure"))
                .containsOnly("0");
        correct(id, 1, "{\"leftOut\": true}").statusCode(200);
        correct(id, 2, "{\"status\": \"cancelled\"}").statusCode(200);
        correct(id, 3, "{\"createStructure\": true, \"description\": \"On jardine.\"}")
                .statusCode(200);
        confirm(id).statusCode(200).body("published", equalTo(2)).body("leftOut", equalTo(1));
    }

    @Test
    void figures_are_written_once_somebody_has_accepted_them() {
        Stored.people("enfants", "sum");
        String id = imported(TWO_ROWS);
        correct(id, 1, """
            {"figures": [{"indicator": "enfants", "kind": "exact", "value": 12, "breakdowns": [], "accepted": true}]}
            """).statusCode(200);
        correct(id, 2, """
            {"figures": [{"indicator": "enfants", "kind": "exact", "value": 30, "accepted": false}]}
            """).statusCode(200);
        correct(id, 1, """
            {"figures": [{"words": "12 enfants", "indicator": "enfants", "kind": "exact", "value": 12, "accepted": true}]}
            """).statusCode(422).body("errors.code", equalTo(List.of("not-as-read")));

        confirm(id).statusCode(200).body("figures", equalTo(1)).body("figuresNotAccepted", equalTo(1));

        String explained = given().get("/api/v1/aggregates?year=2023&groupBy=year")
                .then()
                .statusCode(200)
                .body("rows[0].indicators[0].value", equalTo(12))
                .extract()
                .path("rows[0].indicators[0].contributions");
        given().urlEncodingEnabled(false)
                .get(explained)
                .then()
                .statusCode(200)
                .body("items[0].document.name", equalTo("annexe.csv"))
                .body("items[0].document.row", equalTo(2))
                .body("items[0].document.words", nullValue());
    }

    @Test
    void figures_that_are_stated_are_written_with_the_words_that_state_them() {
        Stored.people("enfants", "sum");
        String young = Stored.people("jeunes", "sum");
        Stored.people("adultes", "sum");
        Stored.sexes();
        String cell = "Indicateur enfants : 1\u202f134 (Sexe : Femmes 70, Hommes 1\u202f064)\n"
                + "Indicateur jeunes : 5 à 10\nIndicateur adultes : environ 15 (dont Femmes 7)\nAutre chose : 3";
        String id = imported(HEAD + "Club nature;Centre social ODG;Des sorties en forêt.;Réalisée;\"" + cell + "\"\n");
        given().get(address(id))
                .then()
                .body("rows[0].figures.kind", equalTo(List.of("exact", "range", "approximate", "exact")))
                .body("rows[0].figures.accepted", equalTo(List.of(true, true, true, false)))
                .body("rows[0].figures[0].breakdowns[0].coverage", equalTo("whole"))
                .body("rows[0].figures[2].breakdowns[0].coverage", equalTo("partial"))
                .body("rows[0].doubts.code", equalTo(List.of("figure-without-indicator")));

        confirm(id).statusCode(200).body("figures", equalTo(3)).body("figuresNotAccepted", equalTo(1));

        given().get("/api/v1/bilans")
                .then()
                .body("items[0].publishedDiffers", hasSize(0))
                .body("items[0].content.figures.value", equalTo(Arrays.asList(1134, null, 15)))
                .body("items[0].content.figures[1].words", equalTo("Indicateur jeunes : 5 à 10"));
        byte[] workbook = given().accept(Workbook.MEDIA_TYPE)
                .get("/api/v1/aggregates/contributions?of=" + young)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Sheets.of(workbook).get("Contributions"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("Document d'origine", "annexe.csv")
                        .containsEntry("Page", null)
                        .containsEntry("Feuille", null)
                        .containsEntry("Ligne du tableau", new BigDecimal("2"))
                        .containsEntry("Passage lu", "Indicateur jeunes : 5 à 10"));
    }

    @Test
    void an_action_that_is_only_planned_is_made_without_a_bilan() throws SQLException {
        String id = imported(TWO_ROWS + "Jardin;Les Rayons;On jardinera.;Prévue;\n");
        given().get(address(id)).then().body("rows[2].doubts.code", hasItem("action-planned"));

        confirm(id)
                .statusCode(200)
                .body("published", equalTo(2))
                .body("planned", equalTo(1))
                .body("hadBilan", equalTo(0));

        given().get("/api/v1/actions?status=planned").then().body("items.title", equalTo(List.of("Jardin")));
        given().get(address(id)).then().body("rows[2].outcome", equalTo("planned"));
        assertThat(query("select count(*) from bilan")).containsExactly("2");
        String again = imported(HEAD + "Jardin;Les Rayons;On jardinera.;Prévue;\nVélo;;On roule.;Prévue;\n"
                + "Club nature;Centre social ODG;Des sorties.;Prévue;\n");
        correct(again, 2, "{\"title\": null}").statusCode(200);
        confirm(again)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/rows/1/title", "/rows/2/status")))
                .body("errors.code", equalTo(List.of("required", "published-otherwise")));
    }

    @Test
    void a_draft_is_deleted_and_a_confirmed_import_is_not() {
        String id = imported(TWO_ROWS);
        given().delete(address(id)).then().statusCode(428);
        given().header("If-Match", etag(address(id))).delete(address(id)).then().statusCode(204);
        given().get(address(id)).then().statusCode(404);

        String again = imported(TWO_ROWS);
        confirm(again).statusCode(200);
        given().header("If-Match", etag(address(again)))
                .delete(address(again))
                .then()
                .statusCode(409);
    }

    @Test
    void what_is_asked_for_is_said_in_the_callers_language() {
        String id = imported(TWO_ROWS);
        Response english = given().header("Accept-Language", "en").get(address(id));

        english.then().body("rows[1].doubts.detail", hasItem(startsWith("This structure is not known")));
        given().header("If-Match", english.header("ETag"))
                .post(address(id) + "/confirmation")
                .then()
                .statusCode(200);
    }

    @Test
    void a_contract_that_has_imports_is_not_deleted() {
        imported(TWO_ROWS);

        given().header("If-Match", etag("/api/v1/city-contracts/" + contract))
                .delete("/api/v1/city-contracts/" + contract)
                .then()
                .statusCode(409)
                .body("references.resource", hasItem("imports"));
    }

    @Test
    void a_document_names_its_contract_and_a_year_of_it() {
        given().contentType("text/csv")
                .body(TWO_ROWS.getBytes(StandardCharsets.UTF_8))
                .queryParam("year", 2031)
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of("contract")));
        given().contentType("text/csv")
                .body(TWO_ROWS.getBytes(StandardCharsets.UTF_8))
                .queryParam("year", 2031)
                .queryParam("contract", contract)
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of("year")));
    }
}
