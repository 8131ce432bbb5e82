package fr.contratdeville.platform.office;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text as word processors go on with it (WordprocessingML): headings that are some, tables whose head is repeated on each page and
 * whose rows are not torn, by styles that can be changed for all at once. It is written while it is told, and equal contents are
 * equal bytes: it names neither a time nor a person. For one thread.
 */
public final class TextDocument implements AutoCloseable {

    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String CORE = "http://schemas.openxmlformats.org/package/2006";

    /** A4 on its side, in twentieths of a point. */
    private static final int PAGE_WIDTH = 16_838;

    private static final int PAGE_HEIGHT = 11_906;
    private static final int MARGIN = 1_134;

    private final String title;
    private final String language;
    private final String footer;
    private final OfficeArchive archive;
    private final Writer body;

    /**
     * Can be told complete or not: a file that was given up lacks its end, without which no program opens it.
     *
     * @param title as file managers and screen readers tell it
     * @param language of all of it: {@code fr-FR}
     * @param footer at the end of each page, before its number
     */
    public TextDocument(OutputStream out, String title, String language, String footer) throws IOException {
        this.title = title;
        this.language = language;
        this.footer = footer;
        archive = new OfficeArchive(out);
        archive.beginPart("word/document.xml");
        body = new OutputStreamWriter(archive, StandardCharsets.UTF_8);
        body.write("""
            <w:document xmlns:w="%s" xmlns:r="%s"><w:body>\
            """.formatted(MAIN, OfficeArchive.RELATION));
    }

    public void title(String text) throws IOException {
        paragraphs("Title", text);
    }

    /** @param level 1 or 2 */
    public void heading(int level, String text) throws IOException {
        paragraphs("Heading" + level, text);
    }

    /** One for each of its lines. */
    public void paragraph(String text) throws IOException {
        paragraphs("Normal", text);
    }

    /** Of a list: those that follow each other are one. */
    public void item(String text) throws IOException {
        paragraphs("ListBullet", text);
    }

    /**
     * @param summary what a screen reader says of it before its first cell
     * @param shares of the width for each column, in percent
     * @param rows each with a cell for each column; null and empty ones stay empty
     */
    public void table(String summary, List<String> head, List<Integer> shares, List<List<String>> rows)
            throws IOException {
        if (head.size() != shares.size()) {
            throw new IllegalArgumentException("%d heads, %d widths".formatted(head.size(), shares.size()));
        }
        int width = PAGE_WIDTH - 2 * MARGIN;
        body.write("""
            <w:tbl><w:tblPr><w:tblStyle w:val="Annex"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>\
            <w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" \
            w:noVBand="1"/><w:tblDescription w:val="%s"/></w:tblPr><w:tblGrid>\
            """.formatted(width, xml(summary)));
        List<Integer> widths = shares.stream().map(share -> width * share / 100).toList();
        for (int columnWidth : widths) {
            body.write("<w:gridCol w:w=\"%d\"/>".formatted(columnWidth));
        }
        body.write("</w:tblGrid>");
        row(head, widths, "TableHead", "<w:tblHeader/>");
        for (List<String> row : rows) {
            row(row, widths, "TableText", "");
        }
        // Without a paragraph between them, two tables are one.
        body.write("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
    }

    private void row(List<String> cells, List<Integer> widths, String style, String more) throws IOException {
        if (cells.size() != widths.size()) {
            throw new IllegalArgumentException("%d cells, %d columns".formatted(cells.size(), widths.size()));
        }
        body.write("<w:tr><w:trPr><w:cantSplit/>" + more + "</w:trPr>");
        for (int i = 0; i < cells.size(); i++) {
            body.write("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>".formatted(widths.get(i)));
            paragraphs(style, cells.get(i) == null ? "" : cells.get(i));
            body.write("</w:tc>");
        }
        body.write("</w:tr>");
    }

    private void paragraphs(String style, String text) throws IOException {
        for (String line : text.split("\\R", -1)) {
            body.write("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>");
            if (!line.isEmpty()) {
                body.write("<w:r><w:t xml:space=\"preserve\">" + xml(line) + "</w:t></w:r>");
            }
            body.write("</w:p>");
        }
    }

    /** Completes it; the stream beneath stays open. Not for who gives up. */
    @Override
    public void close() throws IOException {
        body.write("""
            <w:sectPr><w:footerReference w:type="default" r:id="rId3"/>\
            <w:pgSz w:w="%1$d" w:h="%2$d" w:orient="landscape"/>\
            <w:pgMar w:top="%3$d" w:right="%3$d" w:bottom="%3$d" w:left="%3$d" w:header="567" w:footer="567" w:gutter="0"/>\
            </w:sectPr></w:body></w:document>\
            """.formatted(PAGE_WIDTH, PAGE_HEIGHT, MARGIN));
        body.flush();
        archive.closeEntry();
        writeFooter();
        archive.part("word/styles.xml", TextStyles.xml(MAIN, xml(language)));
        archive.part("word/numbering.xml", """
            <w:numbering xmlns:w="%s"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>\
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>\
            <w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>\
            """.formatted(MAIN));
        archive.part("word/settings.xml", """
            <w:settings xmlns:w="%s"><w:compat><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
            <w:themeFontLang w:val="%s"/></w:settings>\
            """.formatted(MAIN, xml(language)));
        writeProperties();
        writeRelations();
        archive.complete();
    }

    private void writeFooter() throws IOException {
        archive.part("word/footer1.xml", """
            <w:ftr xmlns:w="%s"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
            <w:r><w:t xml:space="preserve">%s</w:t></w:r><w:r><w:tab/></w:r>\
            <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
            <w:r><w:t xml:space="preserve"> / </w:t></w:r>\
            <w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\
            """.formatted(MAIN, xml(footer)));
    }

    private void writeProperties() throws IOException {
        archive.part("docProps/core.xml", """
            <cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
            <dc:title>%s</dc:title><dc:language>%s</dc:language></cp:coreProperties>\
            """.formatted(CORE, xml(title), xml(language)));
    }

    private void writeRelations() throws IOException {
        archive.part("_rels/.rels", """
            <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/>\
            <Relationship Id="rId2" Type="%s/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
            </Relationships>\
            """.formatted(OfficeArchive.RELATIONS, OfficeArchive.RELATION, CORE));
        archive.part("word/_rels/document.xml.rels", """
            <Relationships xmlns="%1$s"><Relationship Id="rId1" Type="%2$s/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="%2$s/numbering" Target="numbering.xml"/>\
            <Relationship Id="rId3" Type="%2$s/footer" Target="footer1.xml"/>\
            <Relationship Id="rId4" Type="%2$s/settings" Target="settings.xml"/>\
            </Relationships>\
            """.formatted(OfficeArchive.RELATIONS, OfficeArchive.RELATION));
        archive.part("[Content_Types].xml", """
            <Types xmlns="%1$s/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/word/document.xml" ContentType="%2$sdocument.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="%2$sstyles+xml"/>\
            <Override PartName="/word/numbering.xml" ContentType="%2$snumbering+xml"/>\
            <Override PartName="/word/settings.xml" ContentType="%2$ssettings+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="%2$sfooter+xml"/>\
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>\
            """.formatted(CORE, TYPE));
    }

    /** What XML cannot hold is shown as what it is: something that cannot be shown. */
    private static String xml(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isHeld(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isHeld(int character) {
        return character == '\t'
                || character >= ' ' && character < Character.MIN_SURROGATE
                || character > Character.MAX_SURROGATE && character < 0xFFFE
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
