package fr.contratdeville.annex.report.office;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.platform.office.TextDocument;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Sheets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report on 2023 as files that people go on working with, as other libraries read them. */
@QuarkusTest
class OfficeReportTest extends ApiTest {

    private static final String REPORT = "/api/v1/reports/2023";
    private static final List<String> ANNEX = List.of("Action", "Structure", "Descriptif", "Réalisation", "Chiffres");
    private static final String SIRET = "01234567800002";

    @Inject
    LoadedBilan2023 bilan;

    @BeforeEach
    void load() throws Exception {
        bilan.load();
    }

    private static byte[] file(String extension, String... headers) {
        var request = given();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        Response answer = request.get(REPORT + "." + extension);
        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("bilan-2023." + extension);
        return answer.asByteArray();
    }

    private static XWPFDocument document(String... headers) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file("docx", headers)));
    }

    private static List<String> head(XWPFTable table) {
        return table.getRow(0).getTableCells().stream()
                .map(cell -> cell.getText())
                .toList();
    }

    private static List<String> headings(XWPFDocument document) {
        return document.getParagraphs().stream()
                .filter(paragraph -> Objects.toString(paragraph.getStyle(), "").matches("Title|Heading.*"))
                .map(paragraph -> paragraph.getStyle() + " " + paragraph.getText())
                .toList();
    }

    @Test
    void each_is_to_be_had_by_what_is_accepted_as_well() {
        for (Map.Entry<String, String> form : Map.of(
                        "docx", TextDocument.MEDIA_TYPE, "xlsx", Workbook.MEDIA_TYPE, "csv", "text/csv")
                .entrySet()) {
            Response answer = given().header("Accept", form.getValue()).get(REPORT);
            assertThat(answer.statusCode()).as(answer::asString).isEqualTo(200);
            assertThat(answer.contentType()).startsWith(form.getValue());
            assertThat(answer.asByteArray()).isEqualTo(file(form.getKey()));
        }
    }

    @Test
    void the_text_has_headings_for_all_that_it_says_and_the_annex_under_its_pillars() throws IOException {
        try (XWPFDocument document = document()) {
            List<String> headings = headings(document);
            assertThat(headings.get(0)).isEqualTo("Title Bilan 2023 — Contrat de ville du Grand Dole");
            assertThat(headings)
                    .containsSubsequence(
                            "Heading1 Synthèse",
                            "Heading2 Actions par pilier et par réalisation",
                            "Heading2 Personnes touchées",
                            "Heading2 Complétude",
                            "Heading1 Les actions, pilier par pilier",
                            "Heading2 Cohésion sociale",
                            "Heading1 Actions par structure");
            List<XWPFTable> annex = document.getTables().stream()
                    .filter(table -> head(table).equals(ANNEX))
                    .toList();
            assertThat(annex.stream()
                            .mapToInt(table -> table.getNumberOfRows() - 1)
                            .sum())
                    .isEqualTo(39);
            assertThat(document.getTables()).allSatisfy(table -> {
                assertThat(table.getRow(0).isRepeatHeader()).isTrue();
                assertThat(table.getRows()).allMatch(XWPFTableRow::isCantSplitRow);
            });
            List<String> figures = annex.get(0).getRows().stream()
                    .filter(row -> row.getCell(0).getText().equals("PRE"))
                    .flatMap(row -> row.getCell(4).getParagraphs().stream())
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(figures)
                    .contains("Enfants du quartier accompagnés ou accueillis : 134"
                            + " (Niveau scolaire : Maternelle 12, Élémentaire 88, Collège 34)");
        }
    }

    @Test
    void the_text_is_english_for_who_prefers_it() throws Exception {
        try (XWPFDocument document = document("Accept-Language", "en")) {
            assertThat(document.getStyle()
                            .getDocDefaults()
                            .getRPrDefault()
                            .getRPr()
                            .getLangArray(0)
                            .getVal())
                    .isEqualTo("en-GB");
            assertThat(headings(document)).doesNotContain("Heading1 Synthèse");
        }
    }

    @Test
    void the_workbook_has_a_sheet_for_each_thing_with_numbers_dates_and_texts() throws Exception {
        execute("update structure set siret = '" + SIRET + "' where name = 'CCAS'");

        Map<String, List<Map<String, Object>>> sheets = Sheets.of(file("xlsx"));

        assertThat(sheets.keySet())
                .containsExactly(
                        "Actions", "Chiffres", "Ventilations", "Totaux par pilier", "Totaux par structure", "À propos");
        assertThat(sheets.get("Actions")).hasSize(39);
        assertThat(of("PRE", sheets.get("Actions")).get(0))
                .containsEntry("Pilier", "Cohésion sociale")
                .containsEntry("Structure", "CCAS")
                .containsEntry("SIRET", SIRET)
                .containsEntry("Quartiers", "Les Mesnils-Pasteur")
                .containsEntry("Réalisation", "Réalisée");
        Map<String, Object> children = of("PRE", sheets.get("Chiffres")).stream()
                .filter(row -> row.get("Code").equals("enfants"))
                .findFirst()
                .orElseThrow();
        assertThat(children)
                .containsEntry("Valeur", new BigDecimal("134"))
                .containsEntry("Nature du chiffre", "Exact")
                .containsEntry("Tel que la source le dit", "134")
                .containsEntry("Borne basse", null);
        assertThat(children.get("Dernière modification (UTC)")).isInstanceOf(LocalDateTime.class);
        assertThat(of("PRE", sheets.get("Ventilations")))
                .extracting(row -> row.get("Valeur"))
                .containsExactly(new BigDecimal("12"), new BigDecimal("88"), new BigDecimal("34"));
        assertThat(sheets.get("Totaux par pilier"))
                .anySatisfy(total -> assertThat(total)
                        .containsEntry("Pilier", "Cohésion sociale")
                        .containsEntry("Code", "enfants"))
                .filteredOn(total -> total.get("Avertissements") != null)
                .isNotEmpty()
                .allSatisfy(total ->
                        assertThat(total.get("Avertissements").toString()).doesNotContain("null", "warning."));
        assertThat(sheets.get("Totaux par structure"))
                .extracting(total -> total.get("Structure"))
                .contains("CCAS");
        assertThat(sheets.get("À propos"))
                .contains(Map.of("Rubrique", "Rapport", "Contenu", "Bilan 2023 — Contrat de ville du Grand Dole"));
    }

    private static List<Map<String, Object>> of(String action, List<Map<String, Object>> rows) {
        return rows.stream().filter(row -> row.get("Action").equals(action)).toList();
    }

    @Test
    void each_sheet_keeps_its_head_in_sight_and_can_be_filtered() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file("xlsx")))) {
            workbook.forEach(sheet -> {
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(((XSSFSheet) sheet).getCTWorksheet().isSetAutoFilter())
                        .isTrue();
                assertThat(sheet.getRow(0)).allMatch(cell -> cell.getCellType() == CellType.STRING);
            });
        }
    }

    @Test
    void the_table_has_an_apostrophe_before_what_would_be_a_formula_and_keeps_sirets_texts() throws Exception {
        execute("update structure set siret = '" + SIRET + "' where name = 'CCAS'");
        execute("update action set description = '=HYPERLINK(\"https://example.org\")' where title = 'PRE'");

        String table = new String(file("csv"), StandardCharsets.UTF_8);

        assertThat(table)
                .startsWith("\uFEFFPilier;Action;Structure;SIRET;Quartiers;Descriptif;Réalisation;Chiffres\r\n")
                .contains("Cohésion sociale;PRE;CCAS;012\u00a0345\u00a0678\u00a000002;Les Mesnils-Pasteur;"
                        + "\"'=HYPERLINK(\"\"https://example.org\"\")\";Réalisée;");
    }

    @Test
    void the_same_report_is_the_same_bytes() {
        for (String extension : List.of("docx", "xlsx", "csv")) {
            assertThat(file(extension)).isEqualTo(file(extension));
        }
    }
}
