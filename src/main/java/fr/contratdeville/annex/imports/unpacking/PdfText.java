package fr.contratdeville.annex.imports.unpacking;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The text of a PDF's pages, as long as they do not draw more than pages do: a form within a form may be drawn without end. */
public final class PdfText extends PDFTextStripper {

    /** More was asked for than is read. Unchecked, as PDFBox goes on after any other exception within a form. */
    public static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Exhausted() {
            super("more than is read", null, false, false);
        }
    }

    private static final int MOST_OPERATORS_OF_A_PAGE = 200_000;

    /** Tables are found by comparing each line with each other. */
    private static final int MOST_LINES_OF_A_PAGE = 5_000;

    private static final int MOST_CHARACTERS_OF_A_PAGE = 60_000;
    private static final int LARGEST_PICTURE = 8 << 20;
    private static final Set<String> LINES = Set.of("l", "re", "c", "v", "y");

    private final PDDocument document;
    private final long deadline;
    private int operators;
    private int lines;
    private int characters;

    /** @param deadline by {@link System#nanoTime} */
    public PdfText(PDDocument document, long deadline) {
        this.document = document;
        this.deadline = deadline;
    }

    /** @throws Exhausted if it takes more than a page may */
    public String of(int page) throws IOException {
        operators = 0;
        lines = 0;
        characters = 0;
        setStartPage(page);
        setEndPage(page);
        return getText(document);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operators++;
        if (LINES.contains(operator.getName())) {
            lines++;
        }
        if (operators > MOST_OPERATORS_OF_A_PAGE || System.nanoTime() - deadline > 0) {
            throw new Exhausted();
        }
        if (operator.getImageParameters() != null) {
            refuseLarge(operator);
        }
        super.processOperator(operator, operands);
    }

    /** A picture in the page itself is unpacked as soon as it is met, whether or not anybody wants to see it. */
    private static void refuseLarge(Operator picture) {
        COSBase named = picture.getImageParameters().getDictionaryObject(COSName.F, COSName.FILTER);
        List<COSName> filters = new ArrayList<>();
        if (named instanceof COSName one) {
            filters.add(one);
        } else if (named instanceof COSArray several) {
            several.forEach(each -> filters.add(each instanceof COSName name ? name : COSName.NAME));
        }
        if (!PdfPacking.isOfBytes(filters)
                || PdfPacking.unpacked(new ByteArrayInputStream(picture.getImageData()), filters, LARGEST_PICTURE)
                        > LARGEST_PICTURE) {
            throw new Exhausted();
        }
    }

    /** The letters of a font may be drawings. */
    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        if (font instanceof PDType3Font drawn && drawn.getCharProc(code) != null) {
            processType3Stream(drawn.getCharProc(code), matrix);
        }
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters <= MOST_CHARACTERS_OF_A_PAGE) {
            super.processTextPosition(text);
        }
    }

    /** Whether the page just read has more text than a table is looked for in, or more lines, as a chart whose letters are drawn. */
    public boolean isCrowded() {
        return characters > MOST_CHARACTERS_OF_A_PAGE || lines > MOST_LINES_OF_A_PAGE;
    }
}
