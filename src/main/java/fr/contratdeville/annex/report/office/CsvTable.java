package fr.contratdeville.annex.report.office;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180), as French spreadsheet programs open it by themselves: with a byte order mark and semicolons. A cell that
 * they would take for a formula has an apostrophe before it, which imports take off again.
 */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String DELIMITER = ";";
    private static final String END_OF_ROW = "\r\n";

    /** With what looks guarded already, or the guard could not be taken off. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+@\t\r-]");

    private static final Pattern QUOTED = Pattern.compile("[;\"\r\n]");

    private CsvTable() {}

    /** @param rows of cells, of which null and empty ones stay empty */
    static String of(List<List<String>> rows) {
        return rows.stream().map(CsvTable::row).collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(DELIMITER, "", END_OF_ROW));
    }

    private static String cell(String text) {
        if (text == null) {
            return "";
        }
        String guarded = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        return QUOTED.matcher(guarded).find() ? "\"" + guarded.replace("\"", "\"\"") + "\"" : guarded;
    }
}
