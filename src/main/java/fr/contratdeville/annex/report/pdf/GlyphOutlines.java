package fr.contratdeville.annex.report.pdf;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/** A line of text as the outlines of its glyphs: a picture's text, which its alternative tells as well. */
final class GlyphOutlines {

    private final TrueTypeFont font;
    private final double size;

    GlyphOutlines(TrueTypeFont font, double size) {
        this.font = font;
        this.size = size;
    }

    Shape of(String text, double x, double y, String anchor) {
        try {
            double scale = size / font.getUnitsPerEm();
            Path2D outlines = new Path2D.Double();
            double advance = 0;
            for (int character : text.codePoints().toArray()) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(character);
                GlyphData data = font.getGlyph().getGlyph(glyph);
                if (data != null) {
                    outlines.append(
                            data.getPath().getPathIterator(AffineTransform.getTranslateInstance(advance, 0)), false);
                }
                advance += font.getAdvanceWidth(glyph);
            }
            AffineTransform place = AffineTransform.getTranslateInstance(x - before(anchor) * advance * scale, y);
            place.scale(scale, -scale);
            return place.createTransformedShape(outlines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double before(String anchor) {
        return switch (anchor) {
            case "middle" -> 0.5;
            case "end" -> 1;
            default -> 0;
        };
    }
}
