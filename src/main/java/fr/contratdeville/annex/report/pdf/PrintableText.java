package fr.contratdeville.annex.report.pdf;

import java.text.Normalizer;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What people wrote, in what the font has glyphs of: PDF/UA permits no character without one. What is drawn alike takes the place
 * of what is missing, and {@link Fonts#MISSING} that of the rest, so that one sees that something was there.
 */
final class PrintableText {

    /** Marks at the start of a line, as word processors write them. */
    private static final String BULLETS = "➢➤✓✔☑▪▫◦‣●○■◆❖⁃";

    private static final String HYPHENS = "‐‑−";

    private final Fonts fonts;

    PrintableText(Fonts fonts) {
        this.fonts = fonts;
    }

    /** Without the characters that XML cannot hold. */
    static String ofXml(String xml) {
        StringBuilder kept = new StringBuilder(xml.length());
        xml.codePoints().filter(PrintableText::isOfXml).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    void replaceIn(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                text.setData(of(text.getData()));
            } else if (!child.getNodeName().equals("style")) {
                replaceIn(child);
            }
        }
    }

    private String of(String written) {
        // A letter and its accent are put beside each other by the renderer, unless they are one character.
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(character, printable));
        return printable.toString();
    }

    private void append(int character, StringBuilder printable) {
        if (Character.isWhitespace(character) || fonts.has(character)) {
            printable.appendCodePoint(character);
        } else if (BULLETS.indexOf(character) >= 0) {
            printable.append('•');
        } else if (HYPHENS.indexOf(character) >= 0) {
            printable.append('-');
        } else if (!isWithoutGlyph(character)) {
            printable.append(Fonts.MISSING);
        }
    }

    private static boolean isWithoutGlyph(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isOfXml(int character) {
        return character >= ' '
                        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                        && character != 0xFFFE
                        && character != 0xFFFF
                || character == '\n'
                || character == '\r'
                || character == '\t';
    }
}
