package fr.contratdeville.annex.imports.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import technology.tabula.Page;
import technology.tabula.TextElement;

/**
 * The rows of a table without ruled lines. Its columns are where nothing stands between the words of the head, all the way down; a
 * row begins where all of its cells do.
 */
final class UnruledRows {

    /** Of its height: what stands that much lower is on another line. */
    private static final double SAME_LINE = 0.5;

    /** Of its height: what is that far apart are two words. */
    private static final double BETWEEN_WORDS = 0.2;

    /** Of the usual distance between lines. */
    private static final double BETWEEN_ROWS = 1.35;

    private static final int COLUMNS = 3;

    private List<Double> columns;

    /** @return nothing if there is no head on the page, nor was on one before */
    List<List<String>> of(Page page) {
        List<Line> lines = lines(page);
        int head = 0;
        while (head < lines.size() && !lines.get(head).isHead()) {
            head++;
        }
        boolean hasHead = head < lines.size();
        List<Line> body = hasHead ? lines.subList(head + 1, lines.size()) : lines;
        if (hasHead) {
            columns = columns(lines.get(head), body);
        }
        if (columns == null) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        if (hasHead) {
            rows.add(lines.get(head).cells(columns));
        }
        rows.addAll(rows(body));
        return rows;
    }

    private List<List<String>> rows(List<Line> body) {
        double usual = usualDistance(body);
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> open = null;
        Line before = null;
        for (Line line : body) {
            List<String> cells = line.cells(columns);
            boolean isApart = before != null && line.top() - before.top() > usual * BETWEEN_ROWS;
            if (open == null || begins(cells, isApart)) {
                add(open, rows);
                open = new ArrayList<>();
                for (int i = 0; i < cells.size(); i++) {
                    open.add(new ArrayList<>());
                }
            }
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    open.get(i).add(cells.get(i));
                }
            }
            before = line;
        }
        add(open, rows);
        return rows;
    }

    private static void add(List<List<String>> open, List<List<String>> rows) {
        if (open != null) {
            rows.add(open.stream().map(PdfTables::cell).toList());
        }
    }

    /** Cells stand at the top of a row: its first line has something in each, and nothing that goes on with a sentence. */
    private static boolean begins(List<String> cells, boolean isApart) {
        boolean hasTitle = beginsWithCapital(cells.get(0));
        boolean hasStructure = beginsWithCapital(cells.get(1));
        boolean hasDescription =
                !cells.get(2).isEmpty() && !Character.isLowerCase(cells.get(2).charAt(0));
        return hasTitle
                && hasDescription
                && (hasStructure || isApart && cells.get(1).isEmpty());
    }

    private static boolean beginsWithCapital(String cell) {
        return !cell.isEmpty() && !Character.isLowerCase(cell.charAt(0));
    }

    private static double usualDistance(List<Line> lines) {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            distances.add(lines.get(i).top() - lines.get(i - 1).top());
        }
        distances.sort(Comparator.naturalOrder());
        return distances.isEmpty() ? Double.MAX_VALUE : distances.get(distances.size() / 2);
    }

    /** Where each column but the first begins: in the widest gap between two words of the head that no line reaches into. */
    private static List<Double> columns(Line head, List<Line> body) {
        List<Word> titles = head.words();
        List<Word> words = new ArrayList<>(titles);
        body.forEach(line -> words.addAll(line.words()));
        words.sort(Comparator.comparing(Word::left));
        List<Double> columns = new ArrayList<>();
        for (int i = 0; i + 1 < titles.size(); i++) {
            columns.add(gap(
                    words,
                    middle(titles.get(i)),
                    middle(titles.get(i + 1)),
                    titles.get(i + 1).left()));
        }
        return columns;
    }

    private static double gap(List<Word> words, double from, double to, double otherwise) {
        double widest = 0;
        double place = otherwise;
        double reached = from;
        for (Word word : words) {
            if (word.right() <= from || word.left() >= to) {
                continue;
            }
            if (word.left() - reached > widest) {
                widest = word.left() - reached;
                place = (word.left() + reached) / 2;
            }
            reached = Math.max(reached, word.right());
        }
        return place;
    }

    private static double middle(Word word) {
        return (word.left() + word.right()) / 2;
    }

    private static List<Line> lines(Page page) {
        List<TextElement> letters = page.getText().stream()
                .filter(letter -> !letter.getText().isBlank())
                .sorted(Comparator.comparing(TextElement::getBottom).thenComparing(TextElement::getLeft))
                .toList();
        List<Line> lines = new ArrayList<>();
        List<TextElement> open = new ArrayList<>();
        for (TextElement letter : letters) {
            boolean isOther =
                    !open.isEmpty() && letter.getBottom() - open.get(0).getBottom() > letter.getHeight() * SAME_LINE;
            if (isOther) {
                lines.add(Line.of(open));
                open = new ArrayList<>();
            }
            open.add(letter);
        }
        if (!open.isEmpty()) {
            lines.add(Line.of(open));
        }
        return lines;
    }

    private record Word(String text, double left, double right) {}

    private record Line(double top, List<Word> words) {

        static Line of(List<TextElement> letters) {
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
            return new Line(letters.get(0).getBottom(), words);
        }

        boolean isHead() {
            return words.size() >= COLUMNS
                    && PdfTables.isHead(words.stream().map(Word::text).toList());
        }

        List<String> cells(List<Double> columns) {
            List<StringBuilder> cells = new ArrayList<>();
            for (int i = 0; i <= columns.size(); i++) {
                cells.add(new StringBuilder());
            }
            for (Word word : words) {
                int column = 0;
                while (column < columns.size() && columns.get(column) <= word.left()) {
                    column++;
                }
                cells.get(column)
                        .append(cells.get(column).length() == 0 ? "" : " ")
                        .append(word.text());
            }
            return cells.stream().map(StringBuilder::toString).toList();
        }
    }
}
