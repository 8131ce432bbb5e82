package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.PdfStreams;
import fr.contratdeville.annex.imports.unpacking.PdfText;
import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import technology.tabula.ObjectExtractor;
import technology.tabula.Page;

/** The annex's table in a PDF, by its ruled lines or, where it has none, by how its text stands in columns. */
final class PdfTables {

    private static final int MOST_PAGES = 300;
    private static final int MOST_STREAMS_OF_A_PAGE = 100;
    private static final long MOST_NANOSECONDS = 20_000_000_000L;

    private static final Pattern ENCRYPTION = Pattern.compile("/Encrypt[\\s]*(?:\\d+\\s+\\d+\\s+R|<<)");

    /** A name with one of its letters as a number, which nobody writes who has nothing to hide. */
    private static final Pattern ESCAPED_ENCRYPTION =
            Pattern.compile("/(?=[^\\s/]{0,20}#)(?:E|#45)(?:n|#6[eE])(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)");

    private static final Pattern LIGATURE = Pattern.compile("[\\uFB00-\\uFB06]");

    private final List<Cells> tables = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final long deadline;
    private List<String> head;

    private PdfTables(long most) {
        this.deadline = System.nanoTime() + most;
    }

    /** @throws UnreadableDocument that says why there is nothing to be read */
    static PdfTables in(byte[] bytes) throws UnreadableDocument {
        return in(bytes, MOST_NANOSECONDS);
    }

    /** @param most in nanoseconds, after which it is given up */
    static PdfTables in(byte[] bytes, long most) throws UnreadableDocument {
        refuseEncrypted(bytes);
        PdfStreams.refuseLarge(bytes);
        PdfTables tables = new PdfTables(most);
        try (PDDocument document = Loader.loadPDF(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            tables.read(document);
        } catch (InvalidPasswordException encrypted) {
            throw new UnreadableDocument(UnreadableDocument.Code.ENCRYPTED);
        } catch (PdfText.Exhausted large) {
            throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // What the libraries do with a document that keeps to no rule is any of these.
            throw new UnreadableDocument(UnreadableDocument.Code.BROKEN);
        }
        return tables;
    }

    /**
     * Before anything is unpacked: what is encrypted unpacks to nobody knows what. That a document may be opened without its password
     * does not help, nor would a certificate.
     */
    private static void refuseEncrypted(byte[] bytes) throws UnreadableDocument {
        String written = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ENCRYPTION.matcher(written).find()
                || ESCAPED_ENCRYPTION.matcher(written).find()) {
            throw new UnreadableDocument(UnreadableDocument.Code.ENCRYPTED);
        }
    }

    private void read(PDDocument document) throws IOException, UnreadableDocument {
        if (document.isEncrypted()) {
            throw new UnreadableDocument(UnreadableDocument.Code.ENCRYPTED);
        }
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new UnreadableDocument(UnreadableDocument.Code.TOO_MANY_PAGES);
        }
        PdfText reader = new PdfText(document, deadline);
        try (ObjectExtractor extractor = new ObjectExtractor(document)) {
            UnruledRows unruled = new UnruledRows();
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                if (System.nanoTime() - deadline > 0) {
                    throw new PdfText.Exhausted();
                }
                refusePatchwork(document.getPage(number - 1));
                String read = reader.of(number);
                text.append(withoutLigatures(read)).append('\n');
                if (!read.isBlank() && !reader.isCrowded()) {
                    add(number, extractor.extract(number), unruled);
                }
            }
        }
        if (text.toString().isBlank()) {
            throw new UnreadableDocument(UnreadableDocument.Code.NO_TEXT);
        }
    }

    /** One page may name the same stream any number of times. */
    private static void refusePatchwork(PDPage page) {
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSArray streams && streams.size() > MOST_STREAMS_OF_A_PAGE) {
            throw new PdfText.Exhausted();
        }
    }

    private void add(int number, Page page, UnruledRows unruled) {
        List<List<String>> rows = RuledRows.of(page, head);
        boolean isRuled = rows.stream().anyMatch(PdfTables::isHead) || head != null && !rows.isEmpty();
        List<List<String>> read = isRuled ? rows : unruled.of(PrintedLine.of(page));
        if (read.isEmpty()) {
            return;
        }
        read.stream().filter(PdfTables::isHead).findFirst().ifPresent(row -> head = row);
        if (head != null) {
            tables.add(new Cells(number, null, withHead(read)));
        }
    }

    /** A table that goes on over the page need not have its head there. */
    private List<List<String>> withHead(List<List<String>> rows) {
        if (rows.stream().anyMatch(PdfTables::isHead)) {
            return rows;
        }
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        return all;
    }

    static boolean isHead(List<String> row) {
        return AnnexColumns.of(row) != null;
    }

    List<Cells> tables() {
        return tables;
    }

    /** All text, in the order in which it was drawn. */
    String text() {
        return text.toString();
    }

    static String cell(List<String> read) {
        List<String> lines = read.stream().map(PdfTables::withoutLigatures).toList();
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        return WrappedLines.joined(lines, width);
    }

    /** Fonts have "fi" as one character, and no search finds it. */
    private static String withoutLigatures(String text) {
        return LIGATURE.matcher(text).replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC));
    }

    static List<String> lines(String cell) {
        return Arrays.asList(cell.split("[\\r\\n]+"));
    }
}
