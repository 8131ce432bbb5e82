package fr.contratdeville.annex.imports.confirmation;

import fr.contratdeville.annex.imports.draft.DocumentImport;
import fr.contratdeville.annex.imports.draft.ImportRowRequest;
import fr.contratdeville.annex.imports.draft.ImportedRow;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violation.Pointer;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.action.Actions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the actions that a document says are only planned: there is nothing of them to review yet, and so no bilan. */
final class PlannedActions {

    private final Actions actions;
    private final Bodies bodies;

    PlannedActions(Actions actions, Bodies bodies) {
        this.actions = actions;
        this.bodies = bodies;
    }

    static boolean isPlanned(ImportedRow row) {
        return row.content.says().status() == ActionStatus.PLANNED;
    }

    /**
     * @param structure null while nobody has said which one it is, which has been told
     * @param there the action, if it is there already
     * @return what is wrong with it
     */
    List<Violation> make(DocumentImport draft, ImportedRow row, UUID structure, Optional<Action> there) {
        ImportRowRequest says = row.content.says();
        Violations wrong = new Violations().below(RowSubmission.pointer(row));
        if (there.isPresent()) {
            if (there.get().status != ActionStatus.PLANNED) {
                wrong.inBody(
                        "published-otherwise",
                        "/status",
                        ActionStatus.PLANNED.code(),
                        there.get().status.code());
            }
            return wrong.all();
        }
        Body<ActionRequest> body = bodies.of(new ActionRequest(
                draft.contract.id,
                structure,
                says.pillarId(),
                draft.year,
                says.title(),
                says.description(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ActionStatus.PLANNED,
                says.postponedToYear(),
                null));
        if (body.violations().isEmpty()) {
            actions.created(new Action(), body);
        }
        body.violations().all().stream()
                .filter(found -> structure != null || !place(found).equals("/structureId"))
                .forEach(found -> wrong.inBody(found.code(), place(found), found.found(), found.expected()));
        return wrong.all();
    }

    private static String place(Violation found) {
        return ((Pointer) found.place()).value();
    }
}
