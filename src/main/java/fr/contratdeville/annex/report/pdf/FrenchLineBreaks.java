package fr.contratdeville.annex.report.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: as Java has it, but neither behind an elision ({@code l’emploi}) nor between a guillemet or a two-part
 * mark and what it belongs to, nor between a colon and a number, whatever space was typed there.
 */
final class FrenchLineBreaks implements FSTextBreaker {

    private static final String BEFORE_A_MARK = "»:;?!";

    private final FSTextBreaker lines = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.FRENCH));
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        lines.setText(newText);
    }

    @Override
    public int next() {
        int end = lines.next();
        while (end != BreakIterator.DONE && end < text.length() && isWithin(end)) {
            end = lines.next();
        }
        return end;
    }

    private boolean isWithin(int end) {
        char before = text.charAt(end - 1);
        char after = text.charAt(end);
        if (before == '’') {
            return Character.isLetter(after);
        }
        if (before != ' ' || end < 2) {
            return false;
        }
        char beforeSpace = text.charAt(end - 2);
        return BEFORE_A_MARK.indexOf(after) >= 0
                || beforeSpace == '«'
                || beforeSpace == ':' && Character.isDigit(after);
    }
}
