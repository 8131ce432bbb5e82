package fr.contratdeville.annex.imports.document;

import fr.contratdeville.platform.identifier.Siret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts the rows of tables together to actions: whatever goes on in the next row, stands there once for several, or is a head again. */
final class AnnexRows {

    /** From 2000 to 2064. */
    private static final Pattern DAYS = Pattern.compile("(?:3[7-9]|[45]\\d)\\d{3}(?:[.,]0+)?");

    private static final int DIGITS = 14;
    private static final int LONGEST_SIRET = 40;

    private final List<AnnexRow> rows = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private AnnexColumns columns;

    /** Of a table that is not the annex's nothing is taken. */
    void add(Cells table) {
        columns = null;
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> cells = table.rows().get(i);
            AnnexColumns head = AnnexColumns.of(cells);
            if (head != null) {
                columns = head;
            } else if (columns != null && cells.stream().anyMatch(cell -> !cell.isBlank())) {
                add(new Place(table.page(), table.sheet(), i + 1), table.heading(), cells);
            }
        }
    }

    private void add(Place place, String heading, List<String> cells) {
        AnnexRow row = new AnnexRow(
                place,
                oneLine(columns.cell(AnnexColumns.ACTION, cells)),
                oneLine(columns.cell(AnnexColumns.STRUCTURE, cells)),
                siret(columns.cell(AnnexColumns.SIRET, cells)),
                oneLine(columns.cell(AnnexColumns.PILLAR, cells)),
                columns.cell(AnnexColumns.DESCRIPTION, cells),
                dated(oneLine(columns.cell(AnnexColumns.OUTCOME, cells))),
                columns.cell(AnnexColumns.FIGURES, cells),
                heading);
        AnnexRow before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (row.action() == null && before != null) {
            rows.set(rows.size() - 1, goingOn(before, row));
        } else if (row.structure() == null && before != null) {
            rows.add(under(before, row));
        } else {
            rows.add(row);
        }
    }

    /** What has no action of its own belongs to the one above. */
    private static AnnexRow goingOn(AnnexRow before, AnnexRow row) {
        return new AnnexRow(
                before.place(),
                before.action(),
                before.structure() == null ? row.structure() : before.structure(),
                before.siret() == null ? row.siret() : before.siret(),
                before.pillar() == null ? row.pillar() : before.pillar(),
                together(before.description(), row.description()),
                together(before.outcome(), row.outcome()),
                together(before.figures(), row.figures()),
                before.heading());
    }

    private AnnexRow under(AnnexRow before, AnnexRow row) {
        doubts.add(new Doubt(Doubt.Code.STRUCTURE_FROM_ABOVE, row.action()));
        return new AnnexRow(
                row.place(),
                row.action(),
                before.structure(),
                row.siret() == null ? before.siret() : row.siret(),
                row.pillar(),
                row.description(),
                row.outcome(),
                row.figures(),
                row.heading());
    }

    private static String together(String before, String after) {
        // A sentence that a page breaks goes on with a small letter.
        return before == null || after == null
                ? Stream.of(before == null ? "" : before, after == null ? "" : after)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null)
                : before + (Character.isLowerCase(after.charAt(0)) ? " " : "\n") + after;
    }

    private static String oneLine(String text) {
        return text == null ? null : text.replaceAll("[\\s\\u00a0]+", " ");
    }

    /** Spreadsheets write a date as a number of days where they do not know it for one: no outcome is a number. */
    private static String dated(String outcome) {
        return outcome != null && DAYS.matcher(outcome).matches()
                ? DateStyles.ofDays(outcome.replaceAll("[.,].*", ""))
                : outcome;
    }

    /** Spreadsheets lose a leading zero, and add ".0". */
    private String siret(String read) {
        if (read == null) {
            return null;
        }
        if (read.length() > LONGEST_SIRET) {
            doubts.add(new Doubt(Doubt.Code.SIRET_NOT_VALID, read));
            return null;
        }
        String digits = read.replaceAll("[.,]0+$", "").replaceAll("[\\s\\u00a0\\u202f.-]", "");
        String padded = digits.matches("\\d{9,13}") ? "0".repeat(DIGITS - digits.length()) + digits : digits;
        if (Siret.Validator.isSiret(padded)) {
            return padded;
        }
        doubts.add(new Doubt(Doubt.Code.SIRET_NOT_VALID, read));
        return null;
    }

    List<AnnexRow> rows() {
        return rows;
    }

    List<Doubt> doubts() {
        return doubts;
    }
}
