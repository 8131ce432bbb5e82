package fr.contratdeville.annex.imports.confirmation;

import fr.contratdeville.annex.imports.draft.DocumentImport;
import fr.contratdeville.annex.imports.draft.ImportFigureRequest;
import fr.contratdeville.annex.imports.draft.ImportRowRequest;
import fr.contratdeville.annex.imports.draft.ImportedRow;
import fr.contratdeville.annex.imports.draft.RowContent;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.BilanSource;
import fr.contratdeville.review.bilan.Outcome;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.review.bilan.checks.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bilan that a row stands for. */
final class ImportedBilan {

    private ImportedBilan() {}

    /**
     * @param structure null while nobody has said which one it is
     * @param action if it is there already: it keeps its description and its pillar
     * @param figures which of the row's are to be written
     */
    static BilanRequest of(
            DocumentImport draft, ImportedRow row, UUID structure, Optional<Action> action, List<Integer> figures) {
        ImportRowRequest says = row.content.says();
        return new BilanRequest(
                structure,
                null,
                null,
                draft.year,
                action.map(there -> there.id).orElse(null),
                action.isPresent() ? null : newAction(draft, says),
                null,
                SentState.SUBMITTED,
                outcome(says.status()),
                says.postponedToYear(),
                new NarrativeRequest(says.description(), null, null),
                figures.stream()
                        .map(says.figures()::get)
                        .map(ImportedBilan::figure)
                        .toList());
    }

    private static NewActionRequest newAction(DocumentImport draft, ImportRowRequest says) {
        return new NewActionRequest(
                draft.contract.id,
                says.pillarId(),
                says.title(),
                says.description(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Null of an action that is only planned, of which there is nothing to review. */
    private static Outcome outcome(ActionStatus status) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.status() == status)
                .findFirst()
                .orElse(null);
    }

    private static FigureRequest figure(ImportFigureRequest read) {
        return new FigureRequest(
                null,
                read.indicator(),
                read.kind(),
                read.value(),
                read.lower(),
                read.upper(),
                null,
                read.breakdowns(),
                null,
                null);
    }

    static Origin origin(DocumentImport draft, ImportedRow row, List<Integer> figures) {
        RowContent content = row.content;
        return new Origin(
                new BilanSource(
                        draft.id,
                        draft.document,
                        draft.sha256,
                        content.page(),
                        content.sheet(),
                        content.row(),
                        content.statusWords()),
                // Some have no words: a plain list of them could not be made.
                Arrays.asList(figures.stream()
                        .map(place -> content.says().figures().get(place).words())
                        .toArray(String[]::new)));
    }
}
