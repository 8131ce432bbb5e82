package fr.contratdeville.annex.report.pdf;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Draws the charts that stand in the document as {@code svg}, by the few shapes that they are made of. A library for all of SVG
 * would be another one that loads addresses, runs scripts, and looks for fonts on a machine that has none.
 */
final class Charts implements SVGDrawer {

    private final Fonts fonts;

    Charts(Fonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext css, double cssWidth, double cssHeight, double dotsPerPixel) {
        return new Chart(svg, cssWidth, cssHeight, dotsPerPixel, fonts);
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext shared) {
        // Texts are drawn with the fonts of the document.
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        throw new UnsupportedOperationException("Fonts come from the archive only");
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
