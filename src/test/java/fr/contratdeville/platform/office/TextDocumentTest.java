package fr.contratdeville.platform.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;

/** A text as another library reads it. */
class TextDocumentTest {

    private interface Telling {
        void to(TextDocument document) throws IOException;
    }

    private static byte[] written(Telling telling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TextDocument document = new TextDocument(bytes, "Bilan <2023>", "fr-FR", "Millésime n° 4")) {
            telling.to(document);
        }
        return bytes.toByteArray();
    }

    private static XWPFDocument read(Telling telling) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(written(telling)));
    }

    private static void tell(TextDocument document) throws IOException {
        document.title("Bilan 2023 — Dole");
        document.heading(1, "Éducation");
        document.paragraph("Une phrase.\nUne autre.");
        document.item("À savoir");
        document.heading(2, "Actions");
        document.table(
                "Les actions",
                List.of("Action", "Descriptif"),
                List.of(40, 60),
                List.of(List.of("PRE", "- un\n- deux"), Arrays.asList("Club & <co>", null)));
    }

    @Test
    void its_headings_and_paragraphs_have_the_styles_that_word_processors_know() throws IOException {
        try (XWPFDocument document = read(TextDocumentTest::tell)) {
            assertThat(document.getBodyElements().stream()
                            .filter(XWPFParagraph.class::isInstance)
                            .map(XWPFParagraph.class::cast)
                            .filter(paragraph -> !paragraph.getText().isEmpty())
                            .map(paragraph -> document.getStyles()
                                            .getStyle(paragraph.getStyle())
                                            .getName() + ": " + paragraph.getText()))
                    .containsExactly(
                            "Title: Bilan 2023 — Dole",
                            "heading 1: Éducation",
                            "Normal: Une phrase.",
                            "Normal: Une autre.",
                            "List Bullet: À savoir",
                            "heading 2: Actions");
            XWPFParagraph item = document.getParagraphs().get(4);
            assertThat(document.getNumbering()
                            .getNum(document.getStyles()
                                    .getStyle(item.getStyle())
                                    .getCTStyle()
                                    .getPPr()
                                    .getNumPr()
                                    .getNumId()
                                    .getVal()))
                    .isNotNull();
        }
    }

    @Test
    void a_table_repeats_its_head_and_tears_no_row() throws IOException {
        try (XWPFDocument document = read(TextDocumentTest::tell)) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRows()).extracting(XWPFTableRow::isRepeatHeader).containsExactly(true, false, false);
            assertThat(table.getRows()).extracting(XWPFTableRow::isCantSplitRow).containsOnly(true);
            assertThat(table.getRow(1).getCell(1).getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .containsExactly("- un", "- deux");
            assertThat(table.getRow(2).getCell(0).getText()).isEqualTo("Club & <co>");
            assertThat(table.getRow(2).getCell(1).getText()).isEmpty();
            assertThat(table.getCTTbl().getTblPr().getTblDescription().getVal()).isEqualTo("Les actions");
        }
    }

    @Test
    void two_tables_stay_two() throws IOException {
        Telling table = document -> document.table("", List.of("A"), List.of(100), List.of(List.of("1")));
        try (XWPFDocument document = read(both -> {
            table.to(both);
            table.to(both);
        })) {
            assertThat(document.getBodyElements())
                    .extracting(IBodyElement::getElementType)
                    .extracting(Enum::name)
                    .containsExactly("TABLE", "PARAGRAPH", "TABLE", "PARAGRAPH");
        }
    }

    @Test
    void it_says_its_title_and_language_and_no_name() throws IOException, XmlException {
        try (XWPFDocument document = read(TextDocumentTest::tell)) {
            assertThat(document.getProperties().getCoreProperties().getTitle()).isEqualTo("Bilan <2023>");
            assertThat(document.getProperties().getCoreProperties().getCreator())
                    .isNull();
            assertThat(document.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty())
                    .hasValue("fr-FR");
            assertThat(document.getStyle()
                            .getDocDefaults()
                            .getRPrDefault()
                            .getRPr()
                            .getLangArray(0)
                            .getVal())
                    .isEqualTo("fr-FR");
            assertThat(document.getFooterList().get(0).getText()).contains("Millésime n° 4");
        }
    }

    @Test
    void what_xml_cannot_hold_does_not_break_it() throws IOException {
        try (XWPFDocument document = read(text -> text.paragraph("a\u0001b\uD800c\uFFFFd 😀\te"))) {
            assertThat(document.getParagraphs().get(0).getText()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd 😀\te");
        }
    }

    @Test
    void equal_contents_are_equal_bytes() throws IOException {
        byte[] written = written(TextDocumentTest::tell);

        assertThat(written(TextDocumentTest::tell)).isEqualTo(written);
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(written))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                assertThat(part.getTimeLocal()).as(part.getName()).hasYear(1980);
            }
        }
    }

    @Test
    void a_row_has_a_cell_for_each_column() {
        assertThatThrownBy(() -> written(
                        document -> document.table("", List.of("A", "B"), List.of(50, 50), List.of(List.of("1")))))
                .hasMessage("1 cells, 2 columns");
    }
}
