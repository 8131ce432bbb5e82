package fr.contratdeville.annex.imports.confirmation;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.annex.imports.draft.DocumentImport;
import fr.contratdeville.annex.imports.draft.ImportFigureRequest;
import fr.contratdeville.annex.imports.draft.ImportRowRequest;
import fr.contratdeville.annex.imports.draft.ImportedRow;
import fr.contratdeville.annex.imports.draft.ImportedRows;
import fr.contratdeville.annex.imports.draft.Imports;
import fr.contratdeville.annex.imports.draft.RowOutcome;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violation.Pointer;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.checks.Submission;
import fr.contratdeville.review.bilan.checks.Submissions;
import fr.contratdeville.review.bilan.workflow.Entering;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Confirms imports. Everything runs in the caller's transaction, and leaves nothing behind unless all of it is right. */
@Singleton
public class Confirmations {

    private final Imports imports;
    private final ImportedRows rows;
    private final Structures structures;
    private final Actions actions;
    private final Submissions submissions;
    private final Entering entering;
    private final Bodies bodies;
    private final Signing signing;
    private final ObjectMapper json;

    Confirmations(
            Imports imports,
            ImportedRows rows,
            Structures structures,
            Actions actions,
            Submissions submissions,
            Entering entering,
            Bodies bodies,
            Signing signing,
            ObjectMapper json) {
        this.imports = imports;
        this.rows = rows;
        this.structures = structures;
        this.actions = actions;
        this.submissions = submissions;
        this.entering = entering;
        this.bodies = bodies;
        this.signing = signing;
        this.json = json;
    }

    /**
     * @throws ProblemException 412 or 428 unless the caller knows the import with all its rows as they are; 409 if it has been
     *     confirmed; 422 with everything that is wrong with any row
     */
    public ConfirmationResponse confirm(UUID id, String ifMatch) {
        DocumentImport draft = imports.hold(id);
        imports.requireMatch(draft, ifMatch);
        draft.requireDraft();
        signing.sign();
        List<ImportedRow> all = rows.of(draft);
        StructuresOfRows known = new StructuresOfRows(structures, bodies);
        List<Violation> wrong = new ArrayList<>();
        List<RowSubmission> read = all.stream()
                .filter(row -> !row.content.says().leftOut() && !PlannedActions.isPlanned(row))
                .map(row -> read(draft, row, known, wrong))
                .toList();
        submissions.check(read.stream().map(RowSubmission::submission).toList());
        List<RowSubmission> fresh =
                read.stream().filter(one -> one.submission().existing() == null).toList();
        refuseDoubles(fresh);
        List<Bilan> written = enter(fresh, wrong);
        all.stream()
                .filter(row -> !row.content.says().leftOut() && PlannedActions.isPlanned(row))
                .forEach(row -> plan(draft, row, known, wrong));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_BODY)
                    .with(wrong.stream().distinct().toList());
        }
        note(all, fresh, written);
        draft.confirm();
        return answer(draft, all, fresh, known);
    }

    private static UUID structureOf(ImportedRow row, StructuresOfRows known, List<Violation> wrong) {
        Violations ofStructure = new Violations().below(RowSubmission.pointer(row));
        UUID structure = known.of(row.content.says(), ofStructure);
        wrong.addAll(ofStructure.all());
        return structure;
    }

    private void plan(DocumentImport draft, ImportedRow row, StructuresOfRows known, List<Violation> wrong) {
        UUID structure = structureOf(row, known, wrong);
        wrong.addAll(new PlannedActions(actions, bodies).make(draft, row, structure, actionOf(draft, row, structure)));
    }

    private RowSubmission read(DocumentImport draft, ImportedRow row, StructuresOfRows known, List<Violation> wrong) {
        String pointer = RowSubmission.pointer(row);
        UUID structure = structureOf(row, known, wrong);
        List<Integer> figures = accepted(row.content.says());
        BilanRequest bilan = ImportedBilan.of(draft, row, structure, actionOf(draft, row, structure), figures);
        Submission submission = submissions.read(json.valueToTree(bilan), pointer);
        submission.comesFrom(ImportedBilan.origin(draft, row, figures));
        return new RowSubmission(row, submission, figures);
    }

    private static List<Integer> accepted(ImportRowRequest says) {
        return IntStream.range(0, says.figures().size())
                .filter(place -> says.figures().get(place).accepted())
                .boxed()
                .toList();
    }

    private Optional<Action> actionOf(DocumentImport draft, ImportedRow row, UUID structure) {
        String title = row.content.says().title();
        Structure carrier =
                structure == null ? null : structures.find(structure).orElse(null);
        return carrier == null || title == null
                ? Optional.empty()
                : actions.findByNaturalKey(draft.contract, carrier, draft.year, title);
    }

    private static void refuseDoubles(List<RowSubmission> fresh) {
        Set<List<Object>> seen = new HashSet<>();
        for (RowSubmission one : fresh) {
            Submission submission = one.submission();
            Action action = submission.action();
            boolean named = action != null || submission.structure() != null && submission.titleKey() != null;
            if (named
                    && !seen.add(
                            action != null
                                    ? List.of(action.id)
                                    : List.of(submission.structure().id, submission.titleKey()))) {
                submission.violations().inBody("repeated", "/action/title");
            }
        }
    }

    /** Also after something was wrong: the caller should learn of all that is, and all of it is undone. */
    private List<Bilan> enter(List<RowSubmission> fresh, List<Violation> wrong) {
        List<Bilan> written = new ArrayList<>();
        for (RowSubmission one : fresh) {
            if (one.submission().violations().isEmpty() && one.submission().content() != null) {
                try {
                    written.add(entering.enter(one.submission()));
                } catch (ProblemException refused) {
                    refused.violations().forEach(found -> wrong.add(one.inTheRow(found)));
                    if (refused.violations().isEmpty()) {
                        throw refused;
                    }
                }
            } else {
                one.submission().violations().all().stream()
                        .map(one::inTheRow)
                        .filter(found -> isNoEcho(found, wrong))
                        .forEach(wrong::add);
            }
        }
        return written;
    }

    /** That a bilan has no structure is told already, where nobody has said which one it is. */
    private static boolean isNoEcho(Violation found, List<Violation> wrong) {
        String place = ((Pointer) found.place()).value();
        return !place.endsWith("/structureId")
                || !found.code().equals("required")
                || wrong.stream()
                        .noneMatch(other -> ((Pointer) other.place())
                                .value()
                                .startsWith(place.substring(0, place.length() - "Id".length())));
    }

    private static void note(List<ImportedRow> all, List<RowSubmission> fresh, List<Bilan> written) {
        all.forEach(row -> row.outcome = withoutBilan(row));
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).row().outcome = RowOutcome.PUBLISHED;
            fresh.get(i).row().bilanId = written.get(i).id;
        }
    }

    private static RowOutcome withoutBilan(ImportedRow row) {
        if (row.content.says().leftOut()) {
            return RowOutcome.LEFT_OUT;
        }
        return PlannedActions.isPlanned(row) ? RowOutcome.PLANNED : RowOutcome.HAS_BILAN;
    }

    private static int count(List<ImportedRow> all, RowOutcome outcome) {
        return (int) all.stream().filter(row -> row.outcome == outcome).count();
    }

    private static ConfirmationResponse answer(
            DocumentImport draft, List<ImportedRow> all, List<RowSubmission> fresh, StructuresOfRows known) {
        int figures = fresh.stream().mapToInt(one -> one.figures().size()).sum();
        int read = fresh.stream()
                .map(RowSubmission::row)
                .map(row -> row.content.says().figures())
                .filter(Objects::nonNull)
                .mapToInt(List<ImportFigureRequest>::size)
                .sum();
        return new ConfirmationResponse(
                draft.id,
                fresh.size(),
                count(all, RowOutcome.PLANNED),
                count(all, RowOutcome.LEFT_OUT),
                count(all, RowOutcome.HAS_BILAN),
                known.made(),
                figures,
                read - figures);
    }
}
