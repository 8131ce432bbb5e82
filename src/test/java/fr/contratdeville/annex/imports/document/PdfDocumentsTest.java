package fr.contratdeville.annex.imports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
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

    /** 80 MB of zeros, by what bytes alone do not tell. */
    @Test
    @Timeout(30)
    void what_is_packed_by_older_means_stays_small_too() throws Exception {
        byte[] zeros = new byte[80 << 20];
        byte[] byLzw = raw(COSName.LZW_DECODE, zerosByLzw(11));

        assertThat(codeOf(drawing(COSName.RUN_LENGTH_DECODE, zeros))).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        assertThat(codeOf(byLzw)).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        byte[] little = drawing(COSName.LZW_DECODE, new byte[100]);
        byte[] named = written(new String(little, StandardCharsets.ISO_8859_1)
                .replace("/LZWDecode", "/#4cZWDecode")
                .replace("/Filter", "/F#69lter"));

        assertThat(codeOf(little)).isEqualTo(UnreadableDocument.Code.NO_TEXT);
        assertThat(codeOf(named)).isEqualTo(UnreadableDocument.Code.NO_TEXT);
        assertThat(codeOf(written(new String(little, StandardCharsets.ISO_8859_1).replace("/LZWDecode", "9 0 R/LZW"))))
                .isEqualTo(UnreadableDocument.Code.UNSAFE);
    }

    private static byte[] raw(COSName packing, byte[] packed) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream stream = content.getCOSObject().createRawOutputStream()) {
                stream.write(packed);
            }
            content.getCOSObject().setItem(COSName.FILTER, packing);
            page.setContents(content);
            return saved(document);
        }
    }

    /** ISO 32000-1, 7.4.4: each code stands for one zero more than the one before, 7 MB before the table is full. */
    private static byte[] zerosByLzw(int tables) {
        StringBuilder bits = new StringBuilder();
        for (int table = 0; table < tables; table++) {
            code(bits, 256, table == 0 ? 9 : 12);
            code(bits, 0, 9);
            for (int next = 258; next < 4095; next++) {
                code(bits, next, next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9);
            }
        }
        code(bits, 257, 12);
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static void code(StringBuilder bits, int code, int width) {
        for (int bit = width - 1; bit >= 0; bit--) {
            bits.append((code >> bit) & 1);
        }
    }

    private static byte[] written(String document) {
        return document.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] drawing(COSName packing, byte[] content) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            page.setContents(drawn(document, packing, content));
            return saved(document);
        }
    }

    private static PDStream drawn(PDDocument document, COSName packing, byte[] content) throws IOException {
        PDStream packed = new PDStream(document);
        try (OutputStream stream = packed.getCOSObject().createOutputStream(packing)) {
            stream.write(content);
        }
        return packed;
    }

    /** The whole of it takes a minute and more. */
    @Test
    @Timeout(30)
    void pages_that_share_a_large_stream_are_given_up_in_time() throws Exception {
        try (PDDocument document = new PDDocument()) {
            byte[] spaces = " ".repeat(30 << 20).getBytes(StandardCharsets.US_ASCII);
            PDStream content = drawn(document, COSName.FLATE_DECODE, spaces);
            for (int i = 0; i < 300; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                page.setContents(content);
            }
            byte[] bytes = saved(document);
            long second = 1_000_000_000L;

            Throwable thrown = assertTimeoutPreemptively(
                    Duration.ofSeconds(15), () -> catchThrowable(() -> PdfTables.in(bytes, second)));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            UnreadableDocument.class,
                            unreadable -> assertThat(unreadable.code()).isEqualTo(UnreadableDocument.Code.TOO_LARGE));
        }
    }

    /** As Acrobat writes it for certificates; the document itself need not be encrypted to be refused before anything is unpacked. */
    @Test
    void what_only_certain_people_may_read_is_refused_as_encrypted() throws Exception {
        try (PDDocument open = new PDDocument();
                PDDocument restricted = new PDDocument()) {
            page(open, HEAD);
            page(restricted, HEAD);
            restricted.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            String encryption = "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Length"
                    + " 128/CF<</DefaultCryptFilter<</CFM/AESV2/Recipients[<00>]>>>>>>";
            String text = new String(saved(open), StandardCharsets.ISO_8859_1);
            String certified = text.replaceFirst("/Root", "/Encrypt " + encryption + "/Root");

            assertThat(certified).isNotEqualTo(text);
            assertThat(codeOf(written(certified))).isEqualTo(UnreadableDocument.Code.ENCRYPTED);
            assertThat(codeOf(written(certified.replace("/Encrypt", "/E#6ecrypt"))))
                    .isEqualTo(UnreadableDocument.Code.ENCRYPTED);
            assertThat(codeOf(saved(restricted))).isEqualTo(UnreadableDocument.Code.ENCRYPTED);
        }
    }

    /** 16 MB of zeros as a picture in the page itself, and one that a codec would make as large as it is told. */
    @Test
    void pictures_within_a_page_are_small() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(packed)) {
            deflated.write(new byte[16 << 20]);
        }
        String begin = "BI /W 1 /H 1 /BPC 8 /CS /G /F ";
        byte[] large = written(begin + "/Fl ID " + packed.toString(StandardCharsets.ISO_8859_1) + " EI ");

        assertThat(codeOf(drawing(COSName.FLATE_DECODE, large))).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        assertThat(codeOf(drawing(COSName.FLATE_DECODE, written(begin + "/DCT ID x EI "))))
                .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        assertThat(codeOf(drawing(COSName.FLATE_DECODE, written(begin + "/RL ID \0\200 EI "))))
                .isEqualTo(UnreadableDocument.Code.NO_TEXT);
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

    /** 300 letters, each of which draws a thousand things. */
    @Test
    void what_the_letters_of_a_font_draw_is_counted() throws Exception {
        try (PDDocument document = new PDDocument()) {
            COSStream letter = document.getDocument().createCOSStream();
            try (OutputStream stream = letter.createOutputStream()) {
                stream.write(written("1000 0 d0 " + "q Q ".repeat(1_000)));
            }
            COSDictionary letters = new COSDictionary();
            letters.setItem(COSName.getPDFName("a"), letter);
            COSDictionary encoding = new COSDictionary();
            COSArray differences = new COSArray();
            differences.add(COSInteger.get('a'));
            differences.add(COSName.getPDFName("a"));
            encoding.setItem(COSName.DIFFERENCES, differences);
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE3);
            font.setItem(COSName.FONT_MATRIX, new Matrix(0.001f, 0, 0, 0.001f, 0, 0).toCOSArray());
            font.setItem(COSName.CHAR_PROCS, letters);
            font.setItem(COSName.ENCODING, encoding);
            font.setInt(COSName.FIRST_CHAR, 'a');
            font.setInt(COSName.LAST_CHAR, 'a');
            font.setItem(COSName.WIDTHS, new COSArray(List.of(COSInteger.get(1_000))));
            PDPage page = new PDPage();
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("F1"), new PDType3Font(font));
            page.setResources(resources);
            page.setContents(drawn(
                    document, COSName.FLATE_DECODE, written("BT /F1 1 Tf 9 9 Td (" + "a".repeat(300) + ") Tj ET")));
            document.addPage(page);

            assertThat(codeOf(saved(document))).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
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
