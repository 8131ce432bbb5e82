package fr.contratdeville.review.bilan;

import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import java.util.List;
import java.util.UUID;

/** An action that comes with its bilan, as actions are written otherwise. */
final class NewActions {

    private NewActions() {}

    static ActionRequest asAction(
            NewActionRequest added,
            UUID structureId,
            Integer year,
            ActionStatus status,
            Integer postponedToYear,
            List<UUID> neighbourhoodIds) {
        return new ActionRequest(
                added.contractId(),
                structureId,
                added.pillarId(),
                year,
                added.title(),
                added.description(),
                added.objectives(),
                added.partners(),
                added.transversalPriorities(),
                neighbourhoodIds,
                status,
                postponedToYear,
                added.continuesActionId());
    }
}
