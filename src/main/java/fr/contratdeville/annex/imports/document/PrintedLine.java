package fr.contratdeville.annex.imports.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import technology.tabula.Page;
import technology.tabula.TextElement;

/**
 * A line of text, and where its words stand: in points on a page, in characters in text that keeps its columns apart by spaces.
 *
 * @param top where it stands below others, in the unit of the lines beside it
 * @param space what is farther apart are words of two columns
 */
record PrintedLine(double top, double space, List<Word> words) {

    record Word(String text, double left, double right) {

        double middle() {
            return (left + right) / 2;
        }
    }

    /** Of its height: what stands that much lower is on another line. */
    private static final double SAME_LINE = 0.5;

    /** Of its height: what is that far apart are two words. */
    private static final double BETWEEN_WORDS = 0.2;

    /** Of its height: what is that far apart is in two columns. */
    private static final double BETWEEN_COLUMNS = 0.6;

    /** In characters. */
    private static final double BETWEEN_COLUMNS_OF_TEXT = 1;

    /** In characters: what is apart from all before it may begin that much before its column, as one line is not laid out as another. */
    private static final double ASIDE = 3;

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** From top to bottom. */
    static List<PrintedLine> of(Page page) {
        List<TextElement> letters = page.getText().stream()
                .filter(letter -> !letter.getText().isBlank())
                .sorted(Comparator.comparing(TextElement::getBottom).thenComparing(TextElement::getLeft))
                .toList();
        List<PrintedLine> lines = new ArrayList<>();
        List<TextElement> open = new ArrayList<>();
        for (TextElement letter : letters) {
            boolean isOther =
                    !open.isEmpty() && letter.getBottom() - open.get(0).getBottom() > letter.getHeight() * SAME_LINE;
            if (isOther) {
                lines.add(ofLetters(open));
                open = new ArrayList<>();
            }
            open.add(letter);
        }
        if (!open.isEmpty()) {
            lines.add(ofLetters(open));
        }
        return lines;
    }

    private static PrintedLine ofLetters(List<TextElement> letters) {
        List<TextElement> sorted = letters.stream()
                .sorted(Comparator.comparing(TextElement::getLeft))
                .toList();
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double left = sorted.get(0).getLeft();
        double right = left;
        for (TextElement letter : sorted) {
            double space = Math.max(letter.getHeight(), letter.getWidthOfSpace()) * BETWEEN_WORDS;
            if (text.length() > 0 && letter.getLeft() - right > space) {
                words.add(new Word(text.toString(), left, right));
                text.setLength(0);
                left = letter.getLeft();
            }
            text.append(letter.getText());
            right = Math.max(right, letter.getRight());
        }
        words.add(new Word(text.toString(), left, right));
        TextElement first = letters.get(0);
        return new PrintedLine(first.getBottom(), first.getHeight() * BETWEEN_COLUMNS, words);
    }

    /** Those of a text that are not empty. */
    static List<PrintedLine> ofText(List<String> lines) {
        List<PrintedLine> printed = new ArrayList<>();
        for (String line : lines) {
            List<Word> words = new ArrayList<>();
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                words.add(new Word(word.group(), word.start(), word.end()));
            }
            if (!words.isEmpty()) {
                printed.add(new PrintedLine(printed.size(), BETWEEN_COLUMNS_OF_TEXT, words));
            }
        }
        return printed;
    }

    /** Whether it is measured in characters. */
    boolean isOfText() {
        return space == BETWEEN_COLUMNS_OF_TEXT;
    }

    /** What stands in one column, as far as spaces tell. */
    List<Word> phrases() {
        List<Word> phrases = new ArrayList<>();
        for (Word word : words) {
            Word before = phrases.isEmpty() ? null : phrases.get(phrases.size() - 1);
            if (before != null && word.left() - before.right() <= space) {
                phrases.set(
                        phrases.size() - 1, new Word(before.text() + " " + word.text(), before.left(), word.right()));
            } else {
                phrases.add(word);
            }
        }
        return phrases;
    }

    /** @param columns where each but the first begins */
    List<String> cells(List<Double> columns) {
        List<StringBuilder> cells = new ArrayList<>();
        for (int i = 0; i <= columns.size(); i++) {
            cells.add(new StringBuilder());
        }
        double reached = Double.NEGATIVE_INFINITY;
        for (Word word : words) {
            boolean isApart = word.left() - reached > space;
            double place = isOfText() && isApart ? word.left() + ASIDE : word.left();
            int column = 0;
            while (column < columns.size() && columns.get(column) <= place) {
                column++;
            }
            cells.get(column).append(cells.get(column).length() == 0 ? "" : " ").append(word.text());
            reached = word.right();
        }
        return cells.stream().map(StringBuilder::toString).toList();
    }
}
