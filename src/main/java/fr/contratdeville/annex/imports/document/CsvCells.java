package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The cells of CSV (RFC 4180), whichever of the usual delimiters it has. */
final class CsvCells {

    private static final int MOST_CELLS = 500_000;
    private static final Pattern GUARDED = Pattern.compile("'+[=+@\t\r-]");
    private static final char QUOTE = '"';
    private static final char[] DELIMITERS = {';', ',', '\t'};
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final char delimiter;
    private int position;
    private int number;

    private CsvCells(String text) {
        this.text = text;
        this.delimiter = delimiterOf(text.lines().findFirst().orElse(""));
    }

    /** @throws UnreadableDocument if there are more than any table has */
    static List<List<String>> of(String text) throws UnreadableDocument {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        CsvCells cells = new CsvCells(marked ? text.substring(1) : text);
        List<List<String>> rows = new ArrayList<>();
        while (cells.position < cells.text.length()) {
            rows.add(cells.row());
        }
        return rows;
    }

    /** The one that the head has most of. */
    private static char delimiterOf(String head) {
        char most = DELIMITERS[0];
        for (char one : DELIMITERS) {
            if (count(head, one) > count(head, most)) {
                most = one;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private List<String> row() throws UnreadableDocument {
        List<String> row = new ArrayList<>();
        row.add(withoutGuard(cell()));
        while (position < text.length() && text.charAt(position) == delimiter) {
            position++;
            row.add(withoutGuard(cell()));
            if (++number > MOST_CELLS) {
                throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
            }
        }
        position += text.startsWith("\r\n", position) ? 2 : 1;
        return row;
    }

    /** An apostrophe keeps spreadsheets from taking what begins like a formula for one: the exports of this service set it too. */
    private static String withoutGuard(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }

    private String cell() {
        if (position < text.length() && text.charAt(position) == QUOTE) {
            return quoted();
        }
        int begin = position;
        while (position < text.length() && !ends(text.charAt(position))) {
            position++;
        }
        return text.substring(begin, position);
    }

    private boolean ends(char character) {
        return character == delimiter || character == '\n' || character == '\r';
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character != QUOTE) {
                cell.append(character);
            } else if (position < text.length() && text.charAt(position) == QUOTE) {
                cell.append(QUOTE);
                position++;
            } else {
                break;
            }
        }
        // What stands between the closing quote and the delimiter belongs to no cell.
        while (position < text.length() && !ends(text.charAt(position))) {
            position++;
        }
        return cell.toString();
    }
}
