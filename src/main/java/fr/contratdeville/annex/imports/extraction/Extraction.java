package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.review.action.ActionStatus;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the annex's rows what became of each action. */
public final class Extraction {

    private static final Pattern POSTPONED = Pattern.compile(
            "report[ée]e?(?:\\s+(?:en|à)\\s+(\\d{4}))?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Extraction() {}

    public static List<ExtractedAction> of(
            AnnexTable table, List<KnownIndicator> indicators, List<KnownCategory> categories) {
        StatedFigures figures = new StatedFigures(indicators, categories);
        return table.rows().stream().map(row -> action(row, figures)).toList();
    }

    private static ExtractedAction action(AnnexRow row, StatedFigures figures) {
        String told = row.outcome() == null ? "" : row.outcome();
        Matcher postponed = POSTPONED.matcher(told);
        boolean isPostponed = postponed.find();
        return new ExtractedAction(
                row.place(),
                row.action(),
                row.structure(),
                row.siret(),
                row.pillar(),
                row.description(),
                isPostponed ? ActionStatus.POSTPONED : status(told.toLowerCase(Locale.ROOT)),
                isPostponed && postponed.group(1) != null ? Integer.valueOf(postponed.group(1)) : null,
                row.outcome(),
                figures.in(row.figures()),
                List.of());
    }

    /** "Partiellement réalisée" is not "réalisée". */
    private static ActionStatus status(String told) {
        if (told.contains("partiel")) {
            return ActionStatus.PARTIALLY_COMPLETED;
        } else if (told.contains("réalis")) {
            return ActionStatus.COMPLETED;
        } else if (told.contains("annul")) {
            return ActionStatus.CANCELLED;
        }
        return told.contains("prévu") ? ActionStatus.PLANNED : null;
    }
}
