package fr.contratdeville.annex.imports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnexDocumentsTest {

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    Path directory;

    private AnnexTable read(String name, byte[] bytes) throws Exception {
        return AnnexDocuments.read(Files.write(directory.resolve("document"), bytes), name, List.of());
    }

    private static byte[] zipped(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(String sheet, String shared) throws IOException {
        return zipped(workbookEntries(sheet, shared));
    }

    private static Map<String, String> workbookEntries(String sheet, String shared) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("xl/workbook.xml", """
            <workbook xmlns="x" xmlns:r="%s"><sheets><sheet name="Bilan 2022" sheetId="1" r:id="rId1"/></sheets></workbook>
            """.formatted(RELATIONSHIPS));
        entries.put("xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="x"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>
            """);
        entries.put("xl/worksheets/sheet1.xml", sheet);
        entries.put("xl/sharedStrings.xml", shared);
        return entries;
    }

    private static byte[] document(String body) throws IOException {
        return zipped(Map.of(
                "word/document.xml", "<w:document xmlns:w=\"x\"><w:body>%s</w:body></w:document>".formatted(body)));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append("<w:tc><w:p><w:r><w:t>").append(cell).append("</w:t></w:r></w:p></w:tc>");
        }
        return row.append("</w:tr>").toString();
    }

    private static UnreadableDocument.Code codeOf(ThrowingCallable reading) {
        Throwable thrown = catchThrowable(reading);
        assertThat(thrown).isInstanceOf(UnreadableDocument.class);
        return ((UnreadableDocument) thrown).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "x-UTF-16LE-BOM"})
    void csv_is_read_however_its_letters_are_written(String charset) throws Exception {
        AnnexTable table = read(
                "annexe.csv",
                "ACTION;Structure;Descriptif;Réalisation\nFête d’été;Régie;On fête.;Réalisée\n"
                        .getBytes(Charset.forName(charset)));

        assertThat(table.format()).isEqualTo(DocumentFormat.CSV);
        assertThat(table.rows()).extracting(AnnexRow::action).containsExactly("Fête d’été");
        assertThat(table.rows()).extracting(AnnexRow::outcome).containsExactly("Réalisée");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void csv_is_read_whatever_stands_between_its_cells(String delimiter) throws Exception {
        String csv = "Action;Structure;Descriptif\nA;B;\"Avec \"\"guillemets\"\",\nsur; deux\tlignes\"\n";

        AnnexTable table = read(
                "a.csv",
                csv.replace("Action;Structure;Descriptif", String.join(delimiter, "Action", "Structure", "Descriptif"))
                        .replace("A;B;\"", "A" + delimiter + "B" + delimiter + "\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows())
                .extracting(AnnexRow::description)
                .containsExactly("Avec \"guillemets\",\nsur; deux\tlignes");
    }

    @Test
    void rows_that_go_on_and_structures_that_stand_once_are_put_together() throws Exception {
        AnnexTable table = read("a.csv", """
            Action;Structure;SIRET;Descriptif
            Club;Régie;35600000000048.0;On marche.
            ;;;On court.
            Action;Structure;SIRET;Descriptif
            Vélo;;;On roule.
            Jardin;Mairie;12;On jardine.
            """.getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows())
                .extracting(AnnexRow::description)
                .containsExactly("On marche.\nOn court.", "On roule.", "On jardine.");
        assertThat(table.rows()).extracting(AnnexRow::structure).containsExactly("Régie", "Régie", "Mairie");
        assertThat(table.rows().get(0).siret()).isEqualTo("35600000000048");
        assertThat(table.doubts())
                .extracting(Doubt::code)
                .containsExactly(Doubt.Code.STRUCTURE_FROM_ABOVE, Doubt.Code.SIRET_NOT_VALID);
    }

    @Test
    void a_workbook_is_read_with_its_merged_cells_and_numbers() throws Exception {
        String sheet = """
            <worksheet xmlns="x"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>Bilan 2022 du contrat</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c><c r="E3" t="inlineStr"><is><t>SIRET</t></is></c></row>
            <row r="4"><c r="A4" t="str"><v>Club</v></c><c r="B4" t="str"><v>Régie</v></c><c r="D4" t="str"><v>On marche.</v></c><c r="E4"><v>3.5600000000048E13</v></c></row>
            <row r="5"><c r="A5" t="str"><v>Vélo</v></c><c r="D5" t="str"><v>On roule.</v></c></row>
            </sheetData><mergeCells count="1"><mergeCell ref="B4:B5"/></mergeCells></worksheet>
            """;

        AnnexTable table = read(
                "a.xlsx",
                workbook(
                        sheet,
                        "<sst xmlns=\"x\"><si><t>Action</t></si><si><r><t>Struc</t></r><r><t>ture</t></r></si><si><t>Descriptif</t></si></sst>"));

        assertThat(table.format()).isEqualTo(DocumentFormat.XLSX);
        assertThat(table.year()).isEqualTo(2022);
        assertThat(table.rows()).extracting(AnnexRow::action).containsExactly("Club", "Vélo");
        assertThat(table.rows()).extracting(AnnexRow::structure).containsExactly("Régie", "Régie");
        assertThat(table.rows()).extracting(row -> row.place().row()).containsExactly(4, 5);
        assertThat(table.rows().get(0).siret()).isEqualTo("35600000000048");
        assertThat(table.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 45092, 15/06/2023",
        "2, false, 45092.5, 15/06/2023",
        "1, true, 43630, 15/06/2023",
        "3, false, 45092, 45092",
        "4, false, 45092, 45092",
        "0, false, 12, 12"
    })
    void a_cell_with_the_style_of_a_date_is_one(int style, boolean since1904, String number, String read)
            throws Exception {
        Map<String, String> entries = workbookEntries("""
            <worksheet xmlns="x"><sheetData>
            <row r="1"><c r="A1" t="str"><v>Action</v></c><c r="B1" t="str"><v>Structure</v></c><c r="C1" t="str"><v>Descriptif</v></c></row>
            <row r="2"><c r="A2" t="str"><v>Fête</v></c><c r="B2" t="str"><v>Régie</v></c><c r="C2" s="%d"><v>%s</v></c></row>
            </sheetData></worksheet>
            """.formatted(style, number), "<sst xmlns=\"x\"/>");
        entries.put(
                "xl/workbook.xml",
                entries.get("xl/workbook.xml")
                        .replace("<sheets>", "<workbookPr date1904=\"" + since1904 + "\"/><sheets>"));
        entries.put("xl/styles.xml", """
            <styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="dddd d mmmm yyyy"/>
            <numFmt numFmtId="165" formatCode="0 &quot;jours&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>
            """);

        assertThat(read("a.xlsx", zipped(entries)).rows())
                .extracting(AnnexRow::description)
                .containsExactly(read);
    }

    @Test
    void a_number_of_days_where_an_outcome_should_be_is_a_date() throws Exception {
        AnnexTable table = read(
                "a.csv",
                "Action;Structure;Descriptif;Réalisation\nA;B;C;45092\nD;E;F;45092,0\nG;H;I;12\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows()).extracting(AnnexRow::outcome).containsExactly("15/06/2023", "15/06/2023", "12");
    }

    @Test
    void a_siret_that_lost_its_zero_gets_it_back() throws Exception {
        AnnexTable table = read(
                "a.csv",
                "Action;Structure;SIRET;Descriptif\nA;B;8612023500113.0;C\nD;E;0 861 202 350 0113;F\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows()).extracting(AnnexRow::siret).containsExactly("08612023500113", "08612023500113");
    }

    @Test
    void accents_are_the_same_in_either_form_of_unicode() throws Exception {
        String csv = "Action;Structure;Descriptif;Réalisation\nFête d’été;Régie;On fête.;Réalisée\n";

        assertThat(read("a.csv", Normalizer.normalize(csv, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8))
                        .rows())
                .isEqualTo(read("a.csv", csv.getBytes(StandardCharsets.UTF_8)).rows());
    }

    /** Whoever opened it would be told of. */
    @Test
    void what_a_document_names_outside_is_not_opened() throws Exception {
        try (ServerSocket outside = new ServerSocket(0)) {
            outside.setSoTimeout(1);
            String address = "http://localhost:" + outside.getLocalPort() + "/x";
            String relations = """
                <Relationships xmlns="x"><Relationship Id="rId9" Type="attachedTemplate" Target="%s" TargetMode="External"/></Relationships>
                """.formatted(address);
            String table = "<w:tbl>" + row("Action", "Structure", "Descriptif") + row("A", "B", "C") + "</w:tbl>";
            Map<String, String> entries = new LinkedHashMap<>();
            entries.put("word/document.xml", """
                <w:document xmlns:w="x" xmlns:r="y" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="x %s"><w:body><w:hyperlink r:id="rId9"/>%s</w:body></w:document>
                """.formatted(address, table));
            entries.put("word/_rels/document.xml.rels", relations);
            entries.put("word/_rels/settings.xml.rels", relations);

            assertThat(read("a.docx", zipped(entries)).rows()).hasSize(1);
            assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void archives_within_an_archive_are_not_opened() throws Exception {
        String inner =
                new String(workbook("<worksheet xmlns=\"x\"/>", "<sst xmlns=\"x\"/>"), StandardCharsets.ISO_8859_1);

        assertThat(codeOf(() -> read("a.zip", zipped(Map.of("annexe.xlsx", inner)))))
                .isEqualTo(UnreadableDocument.Code.UNKNOWN_FORMAT);
        assertThat(codeOf(() -> read("a.zip", zipped(Map.of("a.zip", " ".repeat(70 << 20))))))
                .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
    }

    @Test
    @Timeout(60)
    void a_sheet_of_a_million_cells_is_refused() throws Exception {
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"x\"><sheetData>");
        for (int row = 1; row <= 20_000; row++) {
            for (char column = 'A'; column <= 'Z'; column++) {
                sheet.append("<c r=\"").append(column).append(row).append("\"><v>1</v></c>");
            }
        }
        byte[] workbook = workbook(sheet + "</sheetData></worksheet>", "<sst xmlns=\"x\"/>");

        assertThat(codeOf(() -> read("a.xlsx", workbook))).isEqualTo(UnreadableDocument.Code.TOO_LARGE);
    }

    @Test
    void macros_are_refused_in_a_text_document_too() throws Exception {
        byte[] document = zipped(Map.of("word/document.xml", "<x/>", "word/vbaProject.bin", "x"));

        assertThat(codeOf(() -> read("a.docm", document))).isEqualTo(UnreadableDocument.Code.UNSAFE);
    }

    @Test
    void an_apostrophe_that_guards_against_formulas_is_taken_off() throws Exception {
        AnnexTable table = read(
                "a.csv",
                "Action,Structure,Descriptif\n'+ de vélo,'s Werk,'- On roule.\n''=1,Régie,''l''un\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows().get(0).action()).isEqualTo("+ de vélo");
        assertThat(table.rows().get(0).structure()).isEqualTo("'s Werk");
        assertThat(table.rows().get(0).description()).isEqualTo("- On roule.");
        assertThat(table.rows().get(1).action()).isEqualTo("'=1");
        assertThat(table.rows().get(1).description()).isEqualTo("''l''un");
    }

    @Test
    void a_document_is_read_by_its_table_with_the_annexs_head() throws Exception {
        AnnexTable table = read(
                "a.docx",
                document("<w:p><w:r><w:t>Bilan 2023 — Grand Dole</w:t></w:r></w:p>"
                        + "<w:tbl>" + row("Total", "3") + "</w:tbl><w:tbl>"
                        + row("Action", "Structure", "Descriptif", "Réalisation")
                        + row("Club", "Régie", "On marche.</w:t></w:r></w:p><w:p><w:r><w:t>On court.", "Réalisée")
                        + "</w:tbl>"));

        assertThat(table.format()).isEqualTo(DocumentFormat.DOCX);
        assertThat(table.year()).isEqualTo(2023);
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).description()).isEqualTo("On marche.\nOn court.");
        assertThat(table.rows().get(0).heading()).isNull();
    }

    @Test
    void a_row_knows_the_heading_that_its_table_stands_under() throws Exception {
        String table =
                "<w:tbl>" + row("Action", "Structure", "Descriptif") + row("Club", "Régie", "On marche.") + "</w:tbl>";
        String heading = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";

        AnnexTable read = read(
                "a.docx",
                document(heading.formatted("Titre1", "Cohésion sociale")
                        + heading.formatted("Normal", "Une phrase.")
                        + table
                        + heading.formatted("Heading1", "Emploi")
                        + table));

        assertThat(read.rows()).extracting(AnnexRow::heading).containsExactly("Cohésion sociale", "Emploi");
    }

    @Test
    void what_is_hostile_or_not_an_annex_is_refused_with_the_reason() throws Exception {
        String bomb = "<worksheet xmlns=\"x\"><sheetData><!--" + " ".repeat(70 << 20) + "--></sheetData></worksheet>";
        String entities =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"x\">&a;</w:document>";
        Map<String, String> macros = workbookEntries("<worksheet xmlns=\"x\"/>", "<sst xmlns=\"x\"/>");
        macros.put("xl/vbaProject.bin", "x");

        assertThat(codeOf(() -> read("a.xlsx", workbook(bomb, "<sst xmlns=\"x\"/>"))))
                .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        assertThat(codeOf(() -> read("a.docx", zipped(Map.of("word/document.xml", entities)))))
                .isEqualTo(UnreadableDocument.Code.UNSAFE);
        assertThat(codeOf(() -> read("a.xlsm", zipped(macros)))).isEqualTo(UnreadableDocument.Code.UNSAFE);
        assertThat(codeOf(() -> read("a.docx", document("<w:p>")))).isEqualTo(UnreadableDocument.Code.BROKEN);
        assertThat(codeOf(() -> read("a.docx", document("")))).isEqualTo(UnreadableDocument.Code.NO_TABLE);
        assertThat(codeOf(() -> read("a.zip", zipped(Map.of("a.txt", "x")))))
                .isEqualTo(UnreadableDocument.Code.UNKNOWN_FORMAT);
        byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(codeOf(() -> read("a.xlsx", compound))).isEqualTo(UnreadableDocument.Code.ENCRYPTED);
        assertThat(codeOf(() -> read("a.xls", compound))).isEqualTo(UnreadableDocument.Code.UNKNOWN_FORMAT);
        assertThat(codeOf(() -> read(
                        "a.csv",
                        "Action,Structure,Descriptif\n"
                                .concat(",".repeat(600_000))
                                .getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
    }

    @Test
    void merged_cells_without_end_take_no_time() throws Exception {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"x\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row><row"
                        + " r=\"19999\"><c r=\"A19999\" t=\"str\"><v>x</v></c></row></sheetData><mergeCells>");
        for (int i = 0; i < 200_000; i++) {
            sheet.append("<mergeCell ref=\"A1:A19999\"/>");
        }
        byte[] workbook = workbook(sheet + "</mergeCells></worksheet>", "<sst xmlns=\"x\"/>");

        assertThat(codeOf(() -> read("a.xlsx", workbook))).isEqualTo(UnreadableDocument.Code.NO_TABLE);
    }

    /** A workbook of 30 kB: the same text in 20,000 cells, and a number with a million digits. */
    @Test
    void texts_that_many_cells_share_and_numbers_without_end_are_counted_as_they_stand_there() throws Exception {
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"x\"><sheetData>");
        for (int i = 1; i <= 20_000; i++) {
            sheet.append("<row><c r=\"A%d\" t=\"s\"><v>0</v></c></row>".formatted(i));
        }
        String shared = "<sst xmlns=\"x\"><si><t>%s</t></si></sst>".formatted("x".repeat(1_000_000));
        String number = "<worksheet xmlns=\"x\"><sheetData><row><c"
                + " r=\"A1\"><v>1E1000000000</v></c></row></sheetData></worksheet>";

        assertThat(codeOf(() -> read("a.xlsx", workbook(sheet + "</sheetData></worksheet>", shared))))
                .isEqualTo(UnreadableDocument.Code.TOO_LARGE);
        assertThat(codeOf(() -> read("a.xlsx", workbook(number, "<sst xmlns=\"x\"/>"))))
                .isEqualTo(UnreadableDocument.Code.NO_TABLE);
    }

    @Test
    void a_sheet_that_is_named_any_number_of_times_is_read_once() throws Exception {
        String sheet = "<worksheet xmlns=\"x\"><sheetData><row><c r=\"A1\" t=\"str\"><v>Action</v></c><c r=\"B1\""
                + " t=\"str\"><v>Structure</v></c><c r=\"C1\" t=\"str\"><v>Descriptif</v></c></row><row><c r=\"A2\""
                + " t=\"str\"><v>Club</v></c><c r=\"B2\" t=\"str\"><v>Régie</v></c><c r=\"C2\" t=\"str\"><v>On"
                + " marche.</v></c></row></sheetData></worksheet>";
        Map<String, String> entries = workbookEntries(sheet, "<sst xmlns=\"x\"/>");
        String one = "<sheet name=\"Bilan 2022\" sheetId=\"1\" r:id=\"rId1\"/>";
        entries.computeIfPresent(
                "xl/workbook.xml",
                (path, workbook) -> workbook.replace(one, one + one.replace("Bilan 2022", "Encore")));

        assertThat(read("a.xlsx", zipped(entries)).rows())
                .extracting(AnnexRow::action)
                .containsExactly("Club");
    }

    /** Neither what a document is linked to nor what is packed in it is opened. */
    @Test
    void nothing_outside_is_opened_and_an_archive_in_an_archive_is_none() throws Exception {
        Map<String, String> linked = new LinkedHashMap<>();
        linked.put("word/document.xml", """
            <w:document xmlns:w="x" xmlns:r="%s"><w:body><w:tbl>%s%s</w:tbl><w:p><w:hyperlink r:id="rId1"/></w:p></w:body></w:document>
            """.formatted(
                        RELATIONSHIPS, row("Action", "Structure", "Descriptif"), row("Club", "Régie", "On marche.")));
        linked.put("word/_rels/document.xml.rels", """
            <Relationships xmlns="x"><Relationship Id="rId1" Type="%s/attachedTemplate" Target="file:///dev/zero" TargetMode="External"/></Relationships>
            """.formatted(RELATIONSHIPS));
        String external = new String(workbook("", "<sst xmlns=\"x\"/>"), StandardCharsets.ISO_8859_1);
        Map<String, String> outside = workbookEntries("<worksheet xmlns=\"x\"/>", "<sst xmlns=\"x\"/>");
        outside.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (path, relations) -> relations.replace("worksheets/sheet1.xml", "/../../etc/passwd"));
        Map<String, String> macros = new LinkedHashMap<>(linked);
        macros.put("word/vbaProject.bin", "x");

        assertThat(read("a.docx", zipped(linked)).rows())
                .extracting(AnnexRow::action)
                .containsExactly("Club");
        assertThat(codeOf(() -> read("a.docm", zipped(macros)))).isEqualTo(UnreadableDocument.Code.UNSAFE);
        assertThat(codeOf(() -> read("a.xlsx", zipped(outside)))).isEqualTo(UnreadableDocument.Code.NO_TABLE);
        assertThat(codeOf(() -> read("a.zip", zipped(Map.of("annexe.xlsx", external)))))
                .isEqualTo(UnreadableDocument.Code.UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"05410040900017", "5410040900017", "5410040900017.0", "5410040900017,00", "054 100 409 00017"})
    void a_siret_gets_back_the_zero_that_a_spreadsheet_took(String written) throws Exception {
        AnnexTable table = read(
                "a.csv",
                ("Action;Structure;SIRET;Descriptif\nClub;Régie;" + written + ";On marche.\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(table.rows().get(0).siret()).isEqualTo("05410040900017");
        assertThat(table.doubts()).isEmpty();
    }
}
