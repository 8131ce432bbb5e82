package fr.contratdeville.annex.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that are in every PDF, as much of them as it needs: Liberation Sans, whose licence (OFL) permits it. */
final class Fonts implements Closeable {

    static final String FAMILY = "Liberation Sans";

    /** Stands for what the font has no glyph of: there must be none without one in what is kept for long. */
    static final String MISSING = "□";

    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private final Map<Face, TrueTypeFont> read = new EnumMap<>(Face.class);

    enum Face {
        REGULAR("Regular", NORMAL_WEIGHT, FontStyle.NORMAL),
        BOLD("Bold", BOLD_WEIGHT, FontStyle.NORMAL),
        ITALIC("Italic", NORMAL_WEIGHT, FontStyle.ITALIC),
        BOLD_ITALIC("BoldItalic", BOLD_WEIGHT, FontStyle.ITALIC);

        private final int weight;
        private final FontStyle style;
        private final byte[] file;

        Face(String name, int weight, FontStyle style) {
            this.weight = weight;
            this.style = style;
            this.file = bytes("/liberation/LiberationSans-" + name + ".ttf");
        }

        private static byte[] bytes(String resource) {
            try (InputStream font = Fonts.class.getResourceAsStream(resource)) {
                return font.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void addTo(PdfRendererBuilder builder, PDDocument pdf) {
        for (Face face : Face.values()) {
            builder.useFont(new InDocument(face, pdf), FAMILY, face.weight, face.style, true);
        }
    }

    private final class InDocument extends PDFontSupplier {

        private final Face face;
        private final PDDocument pdf;

        InDocument(Face face, PDDocument pdf) {
            super(null);
            this.face = face;
            this.pdf = pdf;
        }

        @Override
        public PDFont supply() {
            try {
                return PDType0Font.load(pdf, read(face), true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    TrueTypeFont read(Face face) {
        return read.computeIfAbsent(face, ignored -> {
            try {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.file));
                // Two thirds of all time would go into looking for ligatures, which are wider than what was measured.
                font.setEnableGsub(false);
                return font;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    boolean has(int character) {
        try {
            return read(Face.REGULAR).getUnicodeCmapLookup().getGlyphId(character) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (TrueTypeFont font : read.values()) {
            font.close();
        }
    }
}
