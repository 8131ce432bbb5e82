package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.document.Doubt;
import fr.contratdeville.review.action.ActionStatus;
import java.util.ArrayList;
import java.util.List;

/** Finds in the annex's rows what became of each action, and what may be its figures. */
public final class Extraction {

    /** In characters, of all descriptions: to find figures in more would take as long as who sends them likes. */
    private static final int MOST_SEARCHED = 400_000;

    private final StatedFigures stated;
    private final FoundFigures found;
    private final boolean hasOutcomes;
    private int searched;

    private Extraction(AnnexTable table, List<KnownIndicator> indicators, List<KnownCategory> categories) {
        this.stated = new StatedFigures(indicators, categories);
        this.found = new FoundFigures(indicators, categories);
        this.hasOutcomes = table.rows().stream().anyMatch(row -> row.outcome() != null);
    }

    public static List<ExtractedAction> of(
            AnnexTable table, List<KnownIndicator> indicators, List<KnownCategory> categories) {
        Extraction extraction = new Extraction(table, indicators, categories);
        return table.rows().stream().map(extraction::action).toList();
    }

    private ExtractedAction action(AnnexRow row) {
        Outcome told = row.outcome() == null ? Outcome.inText(row.description()) : Outcome.inColumn(row.outcome());
        boolean isSupposed = told.isDay()
                || told.status() == null && row.outcome() == null && row.description() != null && !hasOutcomes;
        ActionStatus status = isSupposed ? ActionStatus.COMPLETED : told.status();
        List<Doubt> doubts = new ArrayList<>();
        if (isSupposed) {
            doubts.add(new Doubt(Doubt.Code.STATUS_SUPPOSED, row.action()));
        }
        if (!isSearched(row)) {
            doubts.add(new Doubt(Doubt.Code.FIGURES_NOT_SOUGHT, row.action()));
        }
        return new ExtractedAction(
                row.place(),
                row.action(),
                row.structure(),
                row.siret(),
                row.pillar(),
                row.description(),
                status,
                told.postponedTo(),
                told.words(),
                figures(row, status),
                doubts);
    }

    private boolean isSearched(AnnexRow row) {
        return row.figures() != null || row.description() == null || searched <= MOST_SEARCHED;
    }

    /** A table that states its figures in a column has none to be found in its sentences. */
    private List<CandidateFigure> figures(AnnexRow row, ActionStatus status) {
        if (row.figures() != null) {
            return stated.in(row.figures());
        }
        boolean isSearched = isSearched(row);
        searched += row.description() == null ? 0 : row.description().length();
        return isSearched ? found.in(row.action(), row.description(), status) : List.of();
    }
}
