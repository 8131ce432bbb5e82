package fr.contratdeville.annex.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.annex.report.pdf.Attachment.Relationship;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a document as PDF, as its validator and its readers find it. */
class TaggedPdfTest {

    private static final Instant MADE = Instant.parse("2024-03-01T10:00:00.123Z");
    private static final String STYLE = """
            @page { size: A4; margin: 20mm 15mm; @bottom-right { content: counter(page); font-family: 'Liberation Sans' } }
            body { font-family: 'Liberation Sans'; font-size: 10pt }
            .running-title { display: none }
            table { -fs-table-paginate: paginate; table-layout: fixed; width: 100% }
            tr { page-break-inside: avoid }
            """;
    private static final Attachment DATA = new Attachment(
            "actions.csv",
            "text/csv",
            "Les actions",
            Relationship.DATA,
            Instant.parse("2024-02-29T09:00:00Z"),
            "titre\nÉté\n".getBytes(StandardCharsets.UTF_8));
    private static final Attachment SCHEMA = new Attachment(
            "actions.json",
            "application/json",
            "Ce que sont les colonnes",
            Relationship.SUPPLEMENT,
            Instant.parse("2024-02-29T09:00:00Z"),
            "{}".getBytes(StandardCharsets.UTF_8));

    private static PrintedDocument document(String body, Attachment... attachments) {
        return document(STYLE, body, attachments);
    }

    private static PrintedDocument document(String style, String body, Attachment... attachments) {
        String xhtml =
                "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Bilan</title></head><body>"
                        + body + "</body></html>";
        return new PrintedDocument(
                xhtml,
                style,
                "Bilan 2023 — Dole & <environs>",
                "Ce qui a été fait",
                Locale.FRENCH,
                MADE,
                List.of(attachments));
    }

    private static byte[] pdf(String body, Attachment... attachments) {
        return TaggedPdf.of(document(body, attachments));
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "<tr><th scope=\"row\">Action %d</th><td>134 enfants<br/>« œuvre » 1\u202f234</td></tr>"
                        .formatted(i))
                .collect(Collectors.joining());
    }

    private static String table(int rows) {
        return "<table><thead><tr><th>Intitulé</th><th>Descriptif</th></tr></thead><tbody>%s</tbody></table>"
                .formatted(rows(rows));
    }

    private interface Read<T> {
        T of(PDDocument pdf) throws IOException;
    }

    private static <T> T read(byte[] bytes, Read<T> read) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return read.of(pdf);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] pdf) {
        return read(pdf, new PDFTextStripper()::getText);
    }

    private static final String EVERYTHING = """
            <h1>Bilan 2023</h1>
            <p lang="en">Abstract.</p>
            <p>Voir <a href="https://example.org/a">le site</a>, <a href="https://example.org/b" title="Le contrat signé">le
            contrat</a> et <a href="#p1">le premier pilier</a>.</p>
            <ul><li>Un<ol><li>Un un</li></ol></li><li>Deux</li></ul>
            <svg xmlns="http://www.w3.org/2000/svg" alt="134 enfants et 12 parents" viewBox="0 0 400 60" width="400">
            <title>Personnes</title><rect x="0" y="0" width="300" height="20" fill="#1b5e9a"/>
            <g stroke="#000" stroke-width="2"><line x1="280" y1="10" x2="320" y2="10"/></g>
            <text x="330" y="15" font-size="12">Été : 134</text></svg>
            <section><h2 id="p1">Pilier « cohésion sociale »</h2><h3>Actions</h3>%s</section>
            <h2>Annexe</h2><table><caption>Totaux</caption><tr><td colspan="2">Un</td></tr><tr><td>1</td><td></td></tr></table>
            """.formatted(table(80));

    @Test
    void it_conforms_to_both_standards() {
        assertThat(VeraPdf.violations(pdf(EVERYTHING, DATA, SCHEMA))).isEmpty();
    }

    @Test
    void a_picture_that_says_nothing_does_not_conform() {
        assertThat(VeraPdf.violations(pdf(EVERYTHING
                        .replace(" alt=\"134 enfants et 12 parents\"", "")
                        .replace("<title>Personnes</title>", ""))))
                .singleElement()
                .asString()
                .startsWith("ua1 7.3");
    }

    @Test
    void a_picture_says_its_title_where_it_has_no_other_alternative() {
        byte[] pdf = pdf(EVERYTHING.replace(" alt=\"134 enfants et 12 parents\"", ""));

        String alternative = read(
                pdf,
                document -> StructureWalk.elements(
                                document.getDocumentCatalog()
                                        .getStructureTreeRoot()
                                        .getCOSObject(),
                                "Figure")
                        .get(0)
                        .getString(COSName.ALT));
        assertThat(alternative).isEqualTo("Personnes");
    }

    @Test
    void the_heads_of_a_table_stand_on_each_page_and_are_read_once() {
        byte[] pdf = pdf(table(80));
        List<String> pages = read(pdf, document -> {
            List<String> texts = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document));
            }
            return texts;
        });
        assertThat(pages)
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page).contains("Intitulé"));

        List<COSDictionary> heads = read(
                pdf,
                document -> StructureWalk.elements(
                        document.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), "THead"));
        assertThat(heads)
                .singleElement()
                .satisfies(head -> assertThat(StructureWalk.kids(head))
                        .singleElement()
                        .satisfies(row -> assertThat(StructureWalk.kids((COSDictionary) row))
                                .hasSize(2)
                                .allSatisfy(cell -> assertThat(StructureWalk.contents((COSDictionary) cell))
                                        .isEqualTo(1))));
    }

    @Test
    void no_row_is_torn() {
        byte[] pdf = pdf(table(80));

        List<Integer> lines = read(pdf, document -> {
            List<Integer> counts = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                counts.add(text.split("134 enfants", -1).length - text.split("œuvre", -1).length);
            }
            return counts;
        });
        assertThat(lines).hasSizeGreaterThan(2).containsOnly(0);
    }

    @Test
    void a_link_is_described_by_its_title_or_by_what_it_says() {
        List<String> descriptions = read(pdf(EVERYTHING), document -> {
            List<String> contents = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    contents.add(annotation.getContents());
                }
            }
            return contents;
        });

        assertThat(descriptions)
                .contains("le site", "Le contrat signé", "le premier pilier")
                .doesNotContainNull();
    }

    @Test
    void what_leads_elsewhere_in_the_service_is_text_in_a_file() {
        byte[] pdf = pdf(
                "<h1>Bilan</h1><p><a href=\"/api/v1/a\" title=\"Les chiffres\">134</a> <a href=\"b\">enfants</a></p>");

        assertThat(text(pdf)).contains("134 enfants");
        List<COSDictionary> links = read(
                pdf,
                document -> StructureWalk.elements(
                        document.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), "Link"));
        assertThat(links).isEmpty();
    }

    @Test
    void headings_are_bookmarks_below_each_other() {
        List<String> outline = read(pdf(EVERYTHING), document -> {
            List<String> titles = new ArrayList<>();
            collect(document.getDocumentCatalog().getDocumentOutline().children(), "", titles);
            return titles;
        });

        assertThat(outline).containsExactly("Bilan 2023", "> Pilier « cohésion sociale »", "> > Actions", "> Annexe");
    }

    private static void collect(Iterable<PDOutlineItem> items, String indent, List<String> titles) {
        for (PDOutlineItem item : items) {
            titles.add(indent + item.getTitle());
            collect(item.children(), indent + "> ", titles);
        }
    }

    @Test
    void it_says_what_it_is_and_in_which_language() {
        read(pdf(EVERYTHING), document -> {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Bilan 2023 — Dole & <environs>");
            assertThat(document.getDocumentInformation().getSubject()).isEqualTo("Ce qui a été fait");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2024-03-01T10:00:00Z");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("Bilan 2023 — Dole &amp; &lt;environs&gt;", "2024-03-01T10:00:00Z");
            return null;
        });
    }

    @Test
    void files_go_along_with_what_they_are() {
        read(pdf("<h1>Bilan</h1>", DATA, SCHEMA), document -> {
            var files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("actions.csv", "actions.json");
            PDComplexFileSpecification data = files.get("actions.csv");
            assertThat(data.getEmbeddedFile().toByteArray()).isEqualTo(DATA.content());
            assertThat(data.getEmbeddedFile().getSubtype()).isEqualTo("text/csv");
            assertThat(data.getEmbeddedFile().getSize()).isEqualTo(DATA.content().length);
            assertThat(data.getEmbeddedFile().getModDate().toInstant()).isEqualTo(DATA.modified());
            assertThat(data.getFileDescription()).isEqualTo("Les actions");
            assertThat(data.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Data");
            assertThat(document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF")))
                    .hasSize(2);
            return null;
        });
    }

    @Test
    void the_same_document_is_the_same_to_the_byte() throws InterruptedException {
        byte[] first = pdf(EVERYTHING, DATA);
        // Beyond what a time in a PDF tells.
        Thread.sleep(1100);

        assertThat(pdf(EVERYTHING, DATA)).isEqualTo(first);
        assertThat(pdf(EVERYTHING, SCHEMA)).isNotEqualTo(first);
    }

    @Test
    void what_the_font_lacks_is_replaced_so_that_one_sees_it() {
        byte[] pdf = pdf("<h1>Fêtes</h1><p>✔ porte‑à‑porte, e\u0301te\u0301 😀\ufe0f fin\u0001</p>");

        assertThat(text(pdf)).contains("• porte-à-porte, été □ fin");
        assertThat(VeraPdf.violations(pdf)).isEmpty();
    }

    @Test
    void nothing_is_fetched(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("secret.txt");
        Files.writeString(file, "read from the file");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            List<String> bodies = List.of(
                    "<img alt=\"x\" src=\"%sa.png\"/>".formatted(address),
                    "<img alt=\"x\" src=\"%sa.svg\"/>".formatted(address),
                    "<img alt=\"x\" src=\"%sa.pdf\"/>".formatted(address),
                    "<object data=\"%sa\">x</object><iframe src=\"%sb\"/>".formatted(address, address),
                    "<p style=\"background-image: url('%sa.png')\">x</p>".formatted(address),
                    "<a download=\"a\" relationship=\"Data\" href=\"%sa\">x</a>".formatted(address),
                    "<link rel=\"stylesheet\" href=\"%sa.css\"/>".formatted(address),
                    "<svg alt=\"x\" viewBox=\"0 0 9 9\"><image href=\"%sa.png\"/></svg>".formatted(address));
            Consumer<PrintedDocument> render =
                    document -> assertThat(TaggedPdf.of(document)).isNotEmpty();
            bodies.forEach(body -> render.accept(document("<h1>Bilan</h1>" + body)));
            render.accept(document(
                    "@import url('%sa.css'); @font-face { font-family: x; src: url('%sa.ttf') }"
                                    .formatted(address, address)
                            + STYLE
                            + "p { font-family: x }",
                    "<h1>Bilan</h1><p>x</p>"));
            PrintedDocument plain = document("<h1>Bilan</h1><p>&x;</p>");
            String entity = "<!DOCTYPE html [<!ENTITY x SYSTEM \"%s\">]>".formatted(file.toUri());
            byte[] withEntity = TaggedPdf.of(new PrintedDocument(
                    plain.xhtml().replace("<!DOCTYPE html>", entity),
                    plain.stylesheet(),
                    plain.title(),
                    plain.subject(),
                    plain.language(),
                    plain.made(),
                    List.of()));

            assertThat(text(withEntity)).doesNotContain("read from the file");
            listener.setSoTimeout(1);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
