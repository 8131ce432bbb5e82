package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.document.PrintedLine.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a table without ruled lines. Its columns are where nothing stands between the words of the head, all the way down; a
 * row begins where all of its cells do or, where cells are centred from top to bottom, is what they are centred in.
 */
final class UnruledRows {

    /** Of the usual distance between lines. */
    private static final double BETWEEN_ROWS = 1.35;

    private static final int MOST_LINES_OF_A_HEAD = 3;
    private static final int WORTH_OF_A_CUT = 3;

    /** In characters. */
    private static final int NARROWEST = 5;

    private List<Double> columns;
    private List<String> titles;
    private AnnexColumns head;
    private boolean areCentred;

    /**
     * @param lines of a page, from the top
     * @return under the head, which need not be on this page; nothing if it was on none before either
     */
    List<List<String>> of(List<PrintedLine> lines) {
        Head found = head(lines);
        List<PrintedLine> body = found == null ? lines : lines.subList(found.end(), lines.size());
        if (found != null) {
            boolean isFirst = columns == null;
            columns = columns(found.titles(), body);
            titles = found.titles().stream().map(Word::text).toList();
            head = AnnexColumns.of(titles);
            areCentred = isFirst ? !body.isEmpty() && areCentred(body) : areCentred;
        }
        if (columns == null) {
            return List.of();
        }
        if (found == null && body.stream().allMatch(PrintedLine::isOfText)) {
            columns = columnsWithoutHead(body);
        }
        List<List<String>> rows = new ArrayList<>(List.of(titles));
        rows.addAll(
                areCentred
                        ? new CentredRows(
                                        head.place(AnnexColumns.ACTION), head.place(AnnexColumns.DESCRIPTION), columns)
                                .of(body)
                        : rows(body));
        return rows;
    }

    /** A cell that stands at the top of the first row has something in its first line. */
    private boolean areCentred(List<PrintedLine> body) {
        List<String> first = body.get(0).cells(columns);
        return first.get(head.place(AnnexColumns.ACTION)).isEmpty()
                || first.get(head.place(AnnexColumns.DESCRIPTION)).isEmpty();
    }

    private record Head(List<Word> titles, int end) {}

    /** A title may be broken over lines: whatever stands above or below each other is one. */
    private static Head head(List<PrintedLine> lines) {
        for (int begin = 0; begin < lines.size(); begin++) {
            List<Word> titles = List.of();
            int most = Math.min(lines.size(), begin + MOST_LINES_OF_A_HEAD);
            for (int end = begin; end < most; end++) {
                titles = below(titles, lines.get(end).phrases());
                if (AnnexColumns.of(titles.stream().map(Word::text).toList()) != null) {
                    return new Head(titles, end + 1);
                }
            }
        }
        return null;
    }

    private static List<Word> below(List<Word> above, List<Word> phrases) {
        List<Word> all = new ArrayList<>(above);
        for (Word phrase : phrases) {
            int column = 0;
            while (column < all.size()
                    && (all.get(column).right() < phrase.left()
                            || phrase.right() < all.get(column).left())) {
                column++;
            }
            if (column == all.size()) {
                all.add(phrase);
            } else {
                Word title = all.get(column);
                all.set(
                        column,
                        new Word(
                                title.text() + " " + phrase.text(),
                                Math.min(title.left(), phrase.left()),
                                Math.max(title.right(), phrase.right())));
            }
        }
        all.sort(Comparator.comparing(Word::left));
        return all;
    }

    private List<List<String>> rows(List<PrintedLine> body) {
        double usual = usualDistance(body);
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> open = null;
        PrintedLine before = null;
        for (PrintedLine line : body) {
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
    private boolean begins(List<String> cells, boolean isApart) {
        String description = cells.get(head.place(AnnexColumns.DESCRIPTION));
        String structure = cells.get(head.place(AnnexColumns.STRUCTURE));
        boolean hasTitle = beginsWithCapital(cells.get(head.place(AnnexColumns.ACTION)));
        boolean hasDescription = !description.isEmpty() && !Character.isLowerCase(description.charAt(0));
        return hasTitle && hasDescription && (beginsWithCapital(structure) || isApart && structure.isEmpty());
    }

    private static boolean beginsWithCapital(String cell) {
        return !cell.isEmpty() && !Character.isLowerCase(cell.charAt(0));
    }

    static double usualDistance(List<PrintedLine> lines) {
        List<Double> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            distances.add(lines.get(i).top() - lines.get(i - 1).top());
        }
        distances.sort(Comparator.naturalOrder());
        return distances.isEmpty() ? Double.MAX_VALUE : distances.get(distances.size() / 2);
    }

    /** Where each column but the first begins: between two words of the head. */
    private static List<Double> columns(List<Word> titles, List<PrintedLine> body) {
        boolean isText = body.stream().allMatch(PrintedLine::isOfText);
        List<Word> words = new ArrayList<>(titles);
        body.forEach(line -> words.addAll(line.words()));
        words.sort(Comparator.comparing(Word::left));
        List<Double> columns = new ArrayList<>();
        for (int i = 0; i + 1 < titles.size(); i++) {
            double from = titles.get(i).middle();
            double to = titles.get(i + 1).middle();
            double otherwise = titles.get(i + 1).left();
            columns.add(
                    isText
                            ? beginnings(body, from, to).stream()
                                    .findFirst()
                                    .map(Beginning::place)
                                    .orElse(otherwise)
                            : gap(words, from, to, otherwise));
        }
        return columns;
    }

    /** Text keeps its columns at their places on one page only: on the next, they are where most begins. */
    private List<Double> columnsWithoutHead(List<PrintedLine> body) {
        List<Double> found = new ArrayList<>();
        for (Beginning each : beginnings(body, 1, Double.MAX_VALUE)) {
            boolean isAnother = found.stream().allMatch(other -> Math.abs(other - each.place()) > NARROWEST);
            if (found.size() < columns.size() && isAnother) {
                found.add(each.place());
            }
        }
        found.sort(Comparator.naturalOrder());
        return found.size() == columns.size() ? found : columns;
    }

    /** Where in a text cells may begin, and what speaks for it. */
    private record Beginning(double place, long likelihood) {}

    /** The likeliest first: where many begin, in one place or in the next, as text has them, and no word is cut. */
    private static List<Beginning> beginnings(List<PrintedLine> body, double from, double to) {
        List<Word> phrases =
                body.stream().flatMap(line -> line.phrases().stream()).toList();
        List<Word> words = body.stream().flatMap(line -> line.words().stream()).toList();
        return phrases.stream()
                .map(Word::left)
                .filter(left -> left > from && left < to)
                .distinct()
                .map(left -> {
                    long begin = phrases.stream()
                            .filter(phrase -> phrase.left() >= left && phrase.left() <= left + 1)
                            .count();
                    long cut = words.stream()
                            .filter(word -> word.left() < left && word.right() > left)
                            .count();
                    return new Beginning(left, begin - WORTH_OF_A_CUT * cut);
                })
                .sorted(Comparator.comparing(Beginning::likelihood).reversed().thenComparing(Beginning::place))
                .toList();
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
}
