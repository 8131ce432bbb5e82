package fr.contratdeville.annex.report.pdf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.contratdeville.annex.report.data.DataFile;
import fr.contratdeville.annex.report.data.Manifest;
import fr.contratdeville.annex.report.data.YearsData;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The year 2023 as PDF: what one reads, and what one finds inside. */
@QuarkusTest
class PdfReportTest extends ApiTest {

    private static final Instant MADE = Instant.parse("2024-06-12T08:00:00Z");

    @Inject
    LoadedBilan2023 bilan;

    @Inject
    YearsData data;

    @Inject
    PdfReport reports;

    private List<DataFile> files;

    @BeforeEach
    void load() throws IOException {
        bilan.load();
        UUID contract = UUID.fromString(given().get("/api/v1/city-contracts").path("items[0].id"));
        files = new Manifest("grand-dole-2015-2023", 2023, null, null)
                .with(QuarkusTransaction.requiringNew().call(() -> data.read(contract, 2023)));
    }

    private static String page() {
        List<Map<String, Object>> actions =
                given().get("/api/v1/actions?limit=200&year=2023").path("items");
        return actions.stream()
                .map(action -> "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                        .formatted(escaped(action.get("title")), escaped(action.get("description"))))
                .collect(Collectors.joining(
                        "",
                        """
                        <!DOCTYPE html>
                        <html lang="fr"><head><meta charset="utf-8"/><title>Bilan</title>
                        <link rel="stylesheet" href="/report.css"/></head>
                        <body><nav><a href="/">Accueil</a></nav><main><h1>Bilan 2023</h1>
                        <p>Le même en <a href="/api/v1/reports/2023.csv">CSV</a>.</p><h2>Actions</h2>
                        <table><thead><tr><th>Action</th><th>Descriptif</th></tr></thead><tbody>""",
                        """
                        </tbody></table></main></body></html>"""));
    }

    private static String escaped(Object text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;");
    }

    private byte[] pdf(Locale language) {
        return reports.of(
                page(), "Bilan 2023 — Grand Dole", "Le bilan annuel du contrat de ville", language, MADE, files);
    }

    private static Map<String, byte[]> attached(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, byte[]> found = new TreeMap<>();
            var names =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            for (var name : names.entrySet()) {
                found.put(name.getKey(), name.getValue().getEmbeddedFile().toByteArray());
            }
            return found;
        }
    }

    private static List<NamedCsvRecord> records(byte[] csv) {
        return CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    void it_conforms_to_both_standards_with_all_that_goes_along() {
        assertThat(VeraPdf.violations(pdf(Locale.FRENCH))).isEmpty();
    }

    @Test
    void it_carries_what_it_was_made_of() throws IOException {
        Map<String, byte[]> attached = attached(pdf(Locale.FRENCH));

        assertThat(attached).hasSize(files.size());
        JsonNode manifest = new ObjectMapper().readTree(attached.get("datapackage.json"));
        assertThat(manifest.at("/resources")).hasSize(13).allSatisfy(resource -> assertThat(
                        resource.at("/hash").asText())
                .isEqualTo("sha256:"
                        + Sha256.hex(Sha256.of(attached.get(resource.at("/path").asText())))));
        List<String> titles = given().get("/api/v1/actions?limit=200&year=2023").path("items.title");
        assertThat(records(attached.get("actions.csv")))
                .extracting(row -> row.getField("title"))
                .hasSize(39)
                .containsExactlyInAnyOrderElementsOf(titles);
        assertThat(records(attached.get("indicator-values.csv")))
                .filteredOn(row -> row.getField("row_kind").equals("value"))
                .filteredOn(row -> row.getField("value").equals("134"))
                .isNotEmpty();
    }

    @Test
    void all_actions_are_read_and_nothing_that_only_a_browser_needs() throws IOException {
        String text;
        try (PDDocument document = Loader.loadPDF(pdf(Locale.FRENCH))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            text = stripper.getText(document).replaceAll("\\s+", " ");
        }

        assertThat(text)
                .contains("Bilan 2023 — Grand Dole", "Sensibilisation nature")
                .doesNotContain("Accueil");
    }

    @Test
    void files_are_described_in_the_language_of_the_report() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Locale.ENGLISH))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("indicator-values.csv")
                            .getFileDescription())
                    .isEqualTo("A published figure of an action, or a part of its breakdown");
        }
    }
}
