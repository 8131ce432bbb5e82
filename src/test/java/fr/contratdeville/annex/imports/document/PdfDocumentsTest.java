package fr.contratdeville.annex.imports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PdfDocumentsTest {

    private static final float[] COLUMNS = {50, 170, 300};
    private static final int SIZE = 10;
    private static final int LINE = 13;
    private static final COSName NEXT = COSName.getPDFName("Next");
    private static final Duration IN_TIME = Duration.ofSeconds(25);
    private static final List<String> HEAD = List.of("Action", "Structure", "Descriptif");

    @TempDir
    Path directory;

    private AnnexTable read(byte[] bytes) throws Exception {
        return AnnexDocuments.read(Files.write(directory.resolve("document"), bytes), "annexe.pdf", List.of());
    }

    private UnreadableDocument.Code codeOf(byte[] bytes) {
        Throwable thrown = catchThrowable(() -> read(bytes));
        assertThat(thrown).isInstanceOf(UnreadableDocument.class);
        return ((UnreadableDocument) thrown).code();
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** A page of lines with a cell for each column, from the top. */
    @SafeVarargs
    private static void page(PDDocument document, List<String>... lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setFont(new PDType1Font(FontName.HELVETICA), SIZE);
            float top = 780;
            for (List<String> line : lines) {
                for (int i = 0; i < line.size(); i++) {
                    content.beginText();
                    content.newLineAtOffset(COLUMNS[i], top);
                    content.showText(line.get(i));
                    content.endText();
                }
                top -= LINE;
            }
        }
    }

    @Test
    void a_row_goes_on_over_the_page_and_heads_are_repeated() throws Exception {
        try (PDDocument document = new PDDocument()) {
            page(
                    document,
                    List.of("Bilan 2021"),
                    HEAD,
                    List.of("Groupe Rénovation", "Centre social", "Réparer des logements avec les"),
                    List.of("Logement", "ODG", "habitants qui le demandent, et"));
            page(
                    document,
                    HEAD,
                    List.of("", "", "leur apprendre à le faire."),
                    List.of("Chorale", "MJC", "Une fois par semaine."));

            AnnexTable table = read(saved(document));

            assertThat(table.format()).isEqualTo(DocumentFormat.PDF);
            assertThat(table.year()).isEqualTo(2021);
            assertThat(table.rows())
                    .extracting(AnnexRow::action)
                    .containsExactly("Groupe Rénovation Logement", "Chorale");
            assertThat(table.rows()).extracting(AnnexRow::structure).containsExactly("Centre social ODG", "MJC");
            assertThat(table.rows().get(0).description())
                    .isEqualTo(
                            "Réparer des logements avec les habitants qui le demandent, et leur apprendre à le faire.");
            assertThat(table.rows()).extracting(row -> row.place().page()).containsExactly(1, 2);
        }
    }

    @Test
    void what_is_locked_has_no_text_or_no_table_is_refused_with_the_reason() throws Exception {
        try (PDDocument locked = new PDDocument();
                PDDocument scanned = new PDDocument();
                PDDocument letter = new PDDocument()) {
            page(locked, HEAD);
            locked.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            scanned.addPage(new PDPage());
            page(letter, List.of("Madame, Monsieur"));

            assertThat(codeOf(saved(locked))).isEqualTo(UnreadableDocument.Code.ENCRYPTED);
            assertThat(codeOf(saved(scanned))).isEqualTo(UnreadableDocument.Code.NO_TEXT);
            assertThat(codeOf(saved(letter))).isEqualTo(UnreadableDocument.Code.NO_TABLE);
            assertThat(codeOf("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(UnreadableDocument.Code.BROKEN);
        }
    }

    @Test
    @Timeout(30)
    void a_document_of_ten_thousand_pages_is_refused_before_one_is_read() throws Exception {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 10_001; i++) {
                document.addPage(new PDPage());
            }

            assertThat(codeOf(saved(document))).isEqualTo(UnreadableDocument.Code.TOO_MANY_PAGES);
        }
    }

    /** 100 MB of spaces in 100 kB, packed once and twice. */
    @Test
    @Timeout(30)
    void what_is_packed_small_stays_small() throws Exception {
        for (int times = 1; times <= 2; times++) {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage();
                document.addPage(page);
                COSArray filters = new COSArray(Collections.nCopies(times, COSName.FLATE_DECODE));
                PDStream content = new PDStream(document);
                try (OutputStream stream = content.getCOSObject().createOutputStream(filters)) {
                    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 100; i++) {
                        stream.write(spaces);
                    }
                }
                page.setContents(content);

                assertThat(codeOf(saved(document))).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
            }
        }
    }

    /** A little more than what is allowed, which anything draws in a moment. */
    @Test
    void forms_within_forms_are_counted() throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDFormXObject inner = form(document, "BT /F1 1 Tf (x) Tj ET", null);
            for (int depth = 0; depth < 6; depth++) {
                inner = form(document, "/Next Do ".repeat(8), inner);
            }
            PDPage page = new PDPage();
            PDResources resources = new PDResources();
            resources.put(NEXT, inner);
            page.setResources(resources);
            PDStream content = new PDStream(document);
            try (OutputStream stream = content.createOutputStream()) {
                stream.write("/Next Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
            document.addPage(page);
            byte[] bytes = saved(document);

            assertThat(assertTimeoutPreemptively(IN_TIME, () -> codeOf(bytes)))
                    .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        }
    }

    private static PDFormXObject form(PDDocument document, String content, PDFormXObject next) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        PDResources resources = new PDResources();
        if (next == null) {
            resources.put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
        } else {
            resources.put(NEXT, next);
        }
        form.setResources(resources);
        form.setBBox(new PDRectangle(100, 100));
        try (OutputStream stream = form.getStream().createOutputStream()) {
            stream.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }
}
