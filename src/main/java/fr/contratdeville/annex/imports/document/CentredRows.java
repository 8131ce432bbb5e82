package fr.contratdeville.annex.imports.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The rows of a table whose cells are centred from top to bottom: of all ways to part the lines into rows, the one in which the cells
 * of each stand around the same middle.
 */
final class CentredRows {

    /** In lines. */
    private static final int LONGEST_ROW = 120;

    /** Of the usual distance between lines: what is farther apart belongs to two rows. */
    private static final double APART = 1.35;

    /** What each fault of a row counts, beside how far its cells are from its middle, in lines. */
    private static final double NO_TITLE = 6;

    private static final double NO_TITLE_AT_THE_TOP = 1;
    private static final double GAP = 3;
    private static final double BEGINS_SMALL = 2;
    private static final double TWO_ROWS = 1;
    private static final double EACH = 0.3;

    private static final Pattern ENDED = Pattern.compile(".*[.!?…]");

    private final int action;
    private final int description;
    private final List<Double> columns;

    /**
     * @param action the column of titles, which every row has
     * @param columns where each but the first begins
     */
    CentredRows(int action, int description, List<Double> columns) {
        this.action = action;
        this.description = description;
        this.columns = columns;
    }

    List<List<String>> of(List<PrintedLine> body) {
        List<List<String>> cells =
                body.stream().map(line -> line.cells(columns)).toList();
        double[] tops = tops(body, cells);
        double[] least = new double[body.size() + 1];
        int[] begins = new int[body.size() + 1];
        Arrays.fill(least, Double.MAX_VALUE);
        least[0] = 0;
        for (int end = 1; end <= body.size(); end++) {
            for (int begin = Math.max(0, end - LONGEST_ROW); begin < end; begin++) {
                double all = least[begin] + faults(cells, tops, begin, end);
                if (all < least[end]) {
                    least[end] = all;
                    begins[end] = begin;
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int end = body.size(); end > 0; end = begins[end]) {
            rows.add(row(cells.subList(begins[end], end)));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** In lines of the longest column; in text, what is beside none of them stands between two. */
    private double[] tops(List<PrintedLine> body, List<List<String>> cells) {
        boolean isText = body.stream().allMatch(PrintedLine::isOfText);
        int longest = longest(cells);
        double[] tops = new double[body.size()];
        double usual = UnruledRows.usualDistance(body.stream()
                .filter(line -> !line.cells(columns).get(longest).isEmpty())
                .toList());
        int counted = 0;
        for (int i = 0; i < tops.length; i++) {
            boolean isBeside = !cells.get(i).get(longest).isEmpty();
            counted += isBeside ? 1 : 0;
            tops[i] = isText ? counted + (isBeside ? 0 : 0.5) : body.get(i).top() / usual;
        }
        return tops;
    }

    private int longest(List<List<String>> cells) {
        int longest = 0;
        long most = 0;
        for (int column = 0; column <= columns.size(); column++) {
            int place = column;
            long lines = cells.stream().filter(row -> !row.get(place).isEmpty()).count();
            if (lines > most) {
                most = lines;
                longest = column;
            }
        }
        return longest;
    }

    private double faults(List<List<String>> cells, double[] tops, int begin, int end) {
        double middle = (tops[begin] + tops[end - 1]) / 2;
        double faults = EACH + TWO_ROWS * beginnings(cells.subList(begin, end));
        for (int column = 0; column <= columns.size(); column++) {
            int first = begin;
            while (first < end && cells.get(first).get(column).isEmpty()) {
                first++;
            }
            if (first == end) {
                faults += column == action ? (begin == 0 ? NO_TITLE_AT_THE_TOP : NO_TITLE) : 0;
                continue;
            }
            int last = end - 1;
            while (cells.get(last).get(column).isEmpty()) {
                last--;
            }
            faults += Math.abs((tops[first] + tops[last]) / 2 - middle) + within(cells, tops, column, first, last);
        }
        return faults;
    }

    /** How many of a row's lines, but the first, look like the first of another: after a full stop there is a title beside a sentence. */
    private long beginnings(List<List<String>> lines) {
        return IntStream.range(1, lines.size())
                .filter(line -> isCapital(lines.get(line).get(action))
                        && isCapital(lines.get(line).get(description))
                        && ENDED.matcher(lines.get(line - 1).get(description)).matches())
                .count();
    }

    private static boolean isCapital(String cell) {
        return !cell.isEmpty() && !Character.isLowerCase(cell.charAt(0));
    }

    /** A cell begins with a capital, and none of its lines is missing. */
    private static double within(List<List<String>> cells, double[] tops, int column, int first, int last) {
        double faults = Character.isLowerCase(cells.get(first).get(column).charAt(0)) ? BEGINS_SMALL : 0;
        double before = tops[first];
        for (int i = first + 1; i <= last; i++) {
            if (!cells.get(i).get(column).isEmpty()) {
                faults += tops[i] - before > APART ? GAP : 0;
                before = tops[i];
            }
        }
        return faults;
    }

    private static List<String> row(List<List<String>> lines) {
        List<String> row = new ArrayList<>();
        for (int column = 0; column < lines.get(0).size(); column++) {
            int place = column;
            row.add(PdfTables.cell(lines.stream()
                    .map(line -> line.get(place))
                    .filter(cell -> !cell.isEmpty())
                    .toList()));
        }
        return row;
    }
}
