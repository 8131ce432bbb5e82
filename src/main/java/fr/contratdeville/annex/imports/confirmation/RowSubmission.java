package fr.contratdeville.annex.imports.confirmation;

import fr.contratdeville.annex.imports.draft.ImportedRow;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violation.Pointer;
import fr.contratdeville.review.bilan.checks.Submission;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row on its way to become a bilan.
 *
 * @param figures which of the row's figures the bilan has, in its order
 */
record RowSubmission(ImportedRow row, Submission submission, List<Integer> figures) {

    private static final Pattern OF_A_FIGURE = Pattern.compile("/figures/(\\d+)(.*)");

    /** Where a row has what a bilan says somewhere else; "" is all of the row. */
    private static final Map<String, String> PLACES = Map.of(
            "/action/title", "/title",
            "/action/description", "/description",
            "/action/pillarId", "/pillarId",
            "/narrative/done", "/description",
            "/outcome", "/status",
            "/actionId", "/title",
            "/action", "/title");

    /** Where the row stands in the import as it is read. */
    static String pointer(ImportedRow row) {
        return "/rows/" + (row.number - 1);
    }

    /** @param found wrong with the bilan, told at its place in the row */
    Violation inTheRow(Violation found) {
        String place = ((Pointer) found.place()).value();
        String root = pointer(row);
        String below = place.startsWith(root) ? place.substring(root.length()) : place;
        return new Violation(found.code(), new Pointer(root + placeOf(below)), found.found(), found.expected());
    }

    private String placeOf(String below) {
        Matcher figure = OF_A_FIGURE.matcher(below);
        if (figure.matches()) {
            return "/figures/" + figures.get(Integer.parseInt(figure.group(1))) + figure.group(2);
        }
        return PLACES.getOrDefault(below, below);
    }
}
