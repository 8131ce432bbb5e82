package fr.contratdeville.annex.report.pdf;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The year 2023 as PDF: what one reads, and what one finds inside. */
@QuarkusTest
class PdfReportTest extends ApiTest {

    private static final String ADDRESS = "/api/v1/reports/2023.pdf";

    @Inject
    LoadedBilan2023 bilan;

    @Inject
    OneAtATime turns;

    @BeforeEach
    void load() throws IOException {
        bilan.load();
    }

    private static byte[] pdf(String language) {
        return given().header("Accept-Language", language)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static Map<String, PDComplexFileSpecification> files(PDDocument document) throws IOException {
        return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
    }

    private static Map<String, byte[]> attached(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, byte[]> found = new TreeMap<>();
            for (var file : files(document).entrySet()) {
                found.put(file.getKey(), file.getValue().getEmbeddedFile().toByteArray());
            }
            return found;
        }
    }

    private static List<NamedCsvRecord> records(byte[] csv) {
        return CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    void it_conforms_to_both_standards_with_all_that_goes_along() throws IOException {
        byte[] pdf = pdf("fr");
        Files.write(Path.of("target/bilan-2023.pdf"), pdf);

        assertThat(VeraPdf.violations(pdf)).isEmpty();
    }

    @Test
    void it_carries_what_it_was_made_of() throws IOException {
        Map<String, byte[]> attached = attached(pdf("fr"));

        assertThat(attached).hasSize(27);
        JsonNode manifest = new ObjectMapper().readTree(attached.get("datapackage.json"));
        assertThat(manifest.at("/resources")).hasSize(13).allSatisfy(resource -> {
            byte[] content = attached.get(resource.at("/path").asText());
            assertThat(resource.at("/hash").asText()).isEqualTo("sha256:" + Sha256.hex(Sha256.of(content)));
        });
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
    void its_figures_are_those_of_the_page() throws IOException {
        String text;
        try (PDDocument document = Loader.loadPDF(pdf("fr"))) {
            text = new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", "");
        }

        assertThat(text)
                .contains("Bilan2023—ContratdevilleduGrandDole", "Enfantsduquartieraccompagnésouaccueillis:134")
                .contains("Reportéeen2024", "noncommuniqué");
    }

    @Test
    void files_are_described_in_the_language_of_the_report() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf("en"))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(files(document).get("indicator-values.csv").getFileDescription())
                    .isEqualTo("A published figure of an action, or a part of its breakdown");
        }
    }

    @Test
    void the_same_state_is_the_same_document_and_is_not_sent_twice() {
        Response first = given().get(ADDRESS);

        assertThat(given().get(ADDRESS).asByteArray()).isEqualTo(first.asByteArray());
        given().header("If-None-Match", first.header("ETag"))
                .get(ADDRESS)
                .then()
                .statusCode(304);
    }

    @Test
    void who_comes_while_another_is_made_waits_some_seconds_and_is_told_to_come_again() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread other = new Thread(() -> turns.take(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return null;
        }));
        other.start();
        try {
            begun.await();
            given().get(ADDRESS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("code", equalTo("too-many-reports"));
        } finally {
            end.countDown();
            other.join();
        }
        given().get(ADDRESS).then().statusCode(200);
    }

    @Test
    void of_a_millesime_it_tells_which() throws IOException {
        String code = created("/api/v1/millesimes", "{\"year\": 2023, \"label\": \"Bilan 2023\"}")
                .path("code");
        byte[] pdf = given().queryParam("millesime", code)
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        JsonNode manifest = new ObjectMapper().readTree(attached(pdf).get("datapackage.json"));
        assertThat(manifest.at("/millesime").asText()).isEqualTo(code);
        assertThat(manifest.at("/millesime_sha256").asText()).hasSize(64);
        assertThat(VeraPdf.violations(pdf)).isEmpty();
    }
}
