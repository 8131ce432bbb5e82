package fr.contratdeville.platform.workbook;

import fr.contratdeville.platform.office.OfficeArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A workbook as Office Open XML has it (ECMA-376), written while it is told, sheet by sheet and row by row: nothing of it stays in
 * memory. Equal contents are equal bytes: it does not say when it was made. For one thread.
 *
 * <p>Not by a library: fastexcel 0.19.0 writes the time into every file, leaves out characters that XML cannot hold, and keeps
 * all texts in memory, or spaces around them are lost; POI needs files of its own for what is long.
 */
public final class Workbook implements AutoCloseable {

    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a sheet holds, with its head. */
    public static final int MOST_ROWS = 1 << 20;

    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final OutputStream out;
    private final OfficeArchive archive;
    private final List<Sheet> sheets = new ArrayList<>();

    /** Can be told complete or not: a file that was given up lacks its end, without which no program opens it. */
    public Workbook(OutputStream out) throws IOException {
        this.out = out;
        archive = new OfficeArchive(out);
        archive.part("_rels/.rels", """
            <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>\
            </Relationships>\
            """.formatted(OfficeArchive.RELATIONS, OfficeArchive.RELATION));
        archive.part("xl/styles.xml", Style.sheet());
        out.flush();
    }

    /**
     * Begins a sheet, and ends the one before.
     *
     * @param name of no more than 31 characters, and none of {@code []:*?/\}
     */
    public Sheet begin(String name, List<Heading> headings) throws IOException {
        endSheet();
        archive.beginPart("xl/worksheets/sheet%d.xml".formatted(sheets.size() + 1));
        Sheet sheet = new Sheet(name, headings, sheets.isEmpty(), archive);
        sheets.add(sheet);
        return sheet;
    }

    /** A sheet of its own for a table. */
    public <T> void table(String name, List<TableColumn<T>> columns, Collection<T> rows) throws IOException {
        Sheet sheet = begin(name, columns.stream().map(TableColumn::heading).toList());
        for (T row : rows) {
            for (TableColumn<T> column : columns) {
                column.write(sheet, row);
            }
            sheet.endRow();
        }
    }

    /** Completes it; the stream beneath stays open. Not for who gives up. */
    @Override
    public void close() throws IOException {
        endSheet();
        archive.part("xl/workbook.xml", """
            <workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView/></bookViews>\
            <sheets>%s</sheets><definedNames>%s</definedNames></workbook>\
            """.formatted(MAIN, OfficeArchive.RELATION, each("""
                    <sheet name="%2$s" sheetId="%1$d" r:id="rId%1$d"/>\
                    """), each("""
                            <definedName name="_xlnm._FilterDatabase" localSheetId="%3$d" hidden="1">'%2$s'!%4$s</definedName>\
                            """)));
        archive.part("xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="%1$s">%3$s<Relationship Id="rId%4$d" Type="%2$s/styles" Target="styles.xml"/>\
            </Relationships>\
            """.formatted(
                        OfficeArchive.RELATIONS,
                        OfficeArchive.RELATION,
                        each("""
                            <Relationship Id="rId%%1$d" Type="%s/worksheet" Target="worksheets/sheet%%1$d.xml"/>\
                            """.formatted(OfficeArchive.RELATION)),
                        sheets.size() + 1));
        archive.part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>%2$s</Types>\
            """.formatted(CONTENT, each("""
                    <Override PartName="/xl/worksheets/sheet%%1$d.xml" ContentType="%sworksheet+xml"/>\
                    """.formatted(CONTENT))));
        archive.complete();
        out.flush();
    }

    private void endSheet() throws IOException {
        if (!sheets.isEmpty()) {
            sheets.get(sheets.size() - 1).end();
            archive.closeEntry();
        }
    }

    /** @param form of a sheet: its number, its name, its index, its area */
    private String each(String form) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            all.append(form.formatted(i + 1, sheet.name(), i, sheet.area("$")));
        }
        return all.toString();
    }
}
