package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.Archive;
import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the annex's table out of a document. What a document is, its bytes tell, and its name only where they do not. */
public final class AnnexDocuments {

    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

    private static final int LONGEST_TITLE = 200;
    private static final int LENGTH_OF_A_BEGINNING = 1_024;
    private static final int MOST_ROWS_OF_A_TITLE = 10;

    private static final Pattern YEAR =
            Pattern.compile("bilan\\D{0,80}(20\\d\\d)(?!\\d)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AnnexDocuments() {}

    /**
     * @param fileName which may tell the format
     * @param structures names of known ones, by which cells are told apart where a document has no more than lines
     * @throws UnreadableDocument that says why there is nothing to be read
     */
    public static AnnexTable read(Path file, String fileName, List<String> structures)
            throws UnreadableDocument, IOException {
        AnnexTable table = read(Files.readAllBytes(file), fileName, structures);
        Matcher year = YEAR.matcher(fileName);
        return table.year() != null || !year.find()
                ? table
                : new AnnexTable(table.format(), Integer.valueOf(year.group(1)), table.rows(), table.doubts());
    }

    private static AnnexTable read(byte[] bytes, String fileName, List<String> structures) throws UnreadableDocument {
        if (beginsWith(bytes, ZIP)) {
            return office(Archive.of(bytes));
        } else if (beginsWith(bytes, COMPOUND)) {
            // An Office Open XML document with a password is in one of these, as was every older format.
            boolean isNew = fileName.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx|docx)");
            throw new UnreadableDocument(
                    isNew ? UnreadableDocument.Code.ENCRYPTED : UnreadableDocument.Code.UNKNOWN_FORMAT);
        }
        return isPdf(bytes) ? pdf(PdfTables.in(bytes), structures) : text(decoded(bytes), structures);
    }

    private static AnnexTable office(Archive archive) throws UnreadableDocument {
        if (archive.has(WordTables.DOCUMENT)) {
            WordTables document = WordTables.in(archive);
            return table(DocumentFormat.DOCX, document.beside(), document.tables());
        } else if (archive.has(WorkbookSheets.WORKBOOK)) {
            List<Cells> sheets = WorkbookSheets.in(archive);
            String beside = sheets.stream()
                    .flatMap(sheet -> sheet.rows().stream()
                            .limit(MOST_ROWS_OF_A_TITLE)
                            .takeWhile(row -> AnnexColumns.of(row) == null))
                    .flatMap(List::stream)
                    .map(cell -> cell.substring(0, Math.min(cell.length(), LONGEST_TITLE)))
                    .collect(Collectors.joining("\n"));
            return table(DocumentFormat.XLSX, beside, sheets);
        }
        throw new UnreadableDocument(UnreadableDocument.Code.UNKNOWN_FORMAT);
    }

    /** A head without delimiters is what is left of a table that is nothing but lines. */
    private static AnnexTable text(String text, List<String> structures) throws UnreadableDocument {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableDocument(UnreadableDocument.Code.UNKNOWN_FORMAT);
        }
        List<List<String>> cells = CsvCells.of(text);
        if (cells.stream().anyMatch(row -> AnnexColumns.of(row) != null)) {
            return table(DocumentFormat.CSV, "", List.of(new Cells(null, null, cells)));
        }
        List<AnnexRow> columns = inColumns(text);
        List<AnnexRow> lines = columns.isEmpty() ? TextRows.in(text, structures) : columns;
        if (lines.isEmpty()) {
            throw new UnreadableDocument(UnreadableDocument.Code.NO_TABLE);
        }
        return ofLines(DocumentFormat.TEXT, text, lines);
    }

    /** As {@code pdftotext -layout} keeps columns apart, page by page. */
    private static List<AnnexRow> inColumns(String text) {
        AnnexRows rows = new AnnexRows();
        if (TextRows.isLarge(text.lines())) {
            return rows.rows();
        }
        UnruledRows unruled = new UnruledRows();
        String[] pages = text.split(TextRows.FORM_FEED);
        for (int i = 0; i < pages.length; i++) {
            List<PrintedLine> lines = PrintedLine.ofText(pages[i].lines().toList());
            rows.add(new Cells(pages.length == 1 ? null : i + 1, null, unruled.of(lines)));
        }
        return rows.rows();
    }

    /** A row whose beginning is not found is part of the one above: somebody has to count them. */
    private static AnnexTable ofLines(DocumentFormat format, String text, List<AnnexRow> lines) {
        Doubt doubt = new Doubt(Doubt.Code.ROWS_FROM_LINES, String.valueOf(lines.size()));
        return new AnnexTable(format, year(text), lines, List.of(doubt));
    }

    /** Where no table is found, its lines may be all the same. */
    private static AnnexTable pdf(PdfTables document, List<String> structures) throws UnreadableDocument {
        List<AnnexRow> lines = document.tables().isEmpty() ? TextRows.in(document.text(), structures) : List.of();
        return lines.isEmpty()
                ? table(DocumentFormat.PDF, document.text(), document.tables())
                : ofLines(DocumentFormat.PDF, document.text(), lines);
    }

    /** Something may stand before it, if not much. */
    private static boolean isPdf(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LENGTH_OF_A_BEGINNING), StandardCharsets.ISO_8859_1)
                .contains("%PDF-");
    }

    private static AnnexTable table(DocumentFormat format, String beside, List<Cells> tables)
            throws UnreadableDocument {
        AnnexRows rows = new AnnexRows();
        tables.forEach(rows::add);
        if (rows.rows().isEmpty()) {
            throw new UnreadableDocument(UnreadableDocument.Code.NO_TABLE);
        }
        return new AnnexTable(format, year(beside), rows.rows(), rows.doubts());
    }

    private static Integer year(String text) {
        Matcher year = YEAR.matcher(text);
        return year.find() ? Integer.valueOf(year.group(1)) : null;
    }

    private static boolean beginsWith(byte[] bytes, byte[] sign) {
        for (int i = 0; i < sign.length; i++) {
            if (i >= bytes.length || bytes[i] != sign[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes) {
        if (beginsWith(bytes, UTF_16_LITTLE) || beginsWith(bytes, UTF_16_BIG)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, CP1252);
        }
    }
}
