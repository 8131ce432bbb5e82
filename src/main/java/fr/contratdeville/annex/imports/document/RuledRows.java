package fr.contratdeville.annex.imports.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import technology.tabula.Page;
import technology.tabula.RectangularTextContainer;
import technology.tabula.Table;
import technology.tabula.extractors.SpreadsheetExtractionAlgorithm;

/** The rows of a table whose cells have ruled lines around them. */
final class RuledRows {

    /** In points: lines are that thick. */
    private static final double CLOSE = 3;

    /** Each is compared with each other. */
    private static final int MOST_CROSSINGS = 5_000;

    private RuledRows() {}

    /**
     * @param head of the table on an earlier page; null if there was none
     * @return nothing if there is no such table
     */
    static List<List<String>> of(Page page, List<String> head) {
        List<List<String>> rows = new ArrayList<>();
        if ((long) page.getHorizontalRulings().size()
                        * page.getVerticalRulings().size()
                > MOST_CROSSINGS) {
            return rows;
        }
        for (Table table : new SpreadsheetExtractionAlgorithm().extract(page)) {
            List<List<String>> read = rows(table);
            boolean isAnnex = read.stream().anyMatch(PdfTables::isHead)
                    || head != null
                            && rows.isEmpty()
                            && !read.isEmpty()
                            && read.get(0).size() == head.size();
            if (isAnnex) {
                rows.addAll(read);
            }
        }
        return rows;
    }

    /** A cell that is merged with those above is none of its own: what stands beside must not move to its place. */
    private static List<List<String>> rows(Table table) {
        List<Double> columns = columns(table);
        List<List<String>> rows = new ArrayList<>();
        for (List<RectangularTextContainer> cells : table.getRows()) {
            List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
            for (RectangularTextContainer<?> cell : cells) {
                String text = cell.getText();
                if (!text.isBlank()) {
                    int column = column(columns, cell.getLeft());
                    row.set(column, (row.get(column) + " " + PdfTables.cell(PdfTables.lines(text))).strip());
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** The left edges of all cells. */
    private static List<Double> columns(Table table) {
        List<Double> columns = new ArrayList<>();
        table.getRows().stream()
                .flatMap(List::stream)
                .filter(cell -> cell.getWidth() > 0)
                .map(cell -> (double) cell.getLeft())
                .sorted()
                .forEach(left -> {
                    if (columns.isEmpty() || left - columns.get(columns.size() - 1) > CLOSE) {
                        columns.add(left);
                    }
                });
        return columns;
    }

    private static int column(List<Double> columns, double left) {
        int column = 0;
        while (column + 1 < columns.size() && columns.get(column + 1) <= left + CLOSE) {
            column++;
        }
        return column;
    }
}
