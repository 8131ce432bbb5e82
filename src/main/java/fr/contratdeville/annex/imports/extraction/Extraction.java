package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.document.Doubt;
import fr.contratdeville.review.action.ActionStatus;
import java.util.List;

/** Finds in the annex's rows what became of each action, and what may be its figures. */
public final class Extraction {

    private final StatedFigures stated;
    private final FoundFigures found;
    private final boolean hasOutcomes;

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
        boolean isSupposed =
                told.status() == null && row.outcome() == null && row.description() != null && !hasOutcomes;
        ActionStatus status = isSupposed ? ActionStatus.COMPLETED : told.status();
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
                isSupposed ? List.of(new Doubt(Doubt.Code.STATUS_SUPPOSED, row.action())) : List.of());
    }

    /** A table that states its figures in a column has none to be found in its sentences. */
    private List<CandidateFigure> figures(AnnexRow row, ActionStatus status) {
        return row.figures() == null ? found.in(row.action(), row.description(), status) : stated.in(row.figures());
    }
}
