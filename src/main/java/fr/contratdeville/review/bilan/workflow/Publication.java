package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.checks.Submission;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Turns a validated bilan into published data, by the same rules that the agglomeration's own edits keep. */
@Singleton
class Publication {

    private final Bodies bodies;
    private final Actions actions;
    private final IndicatorValues values;

    Publication(Bodies bodies, Actions actions, IndicatorValues values) {
        this.bodies = bodies;
        this.actions = actions;
        this.values = values;
    }

    /** @return the action as it now stands: the reviewed one, or the one the bilan brought along */
    Action publish(Submission submission, Bilan bilan) {
        Action action = action(submission);
        Set<UUID> obsolete = new HashSet<>(bilan.validatedIndicators);
        for (BilanFigure figure : submission.content().figures()) {
            values.put(action, bodies.of(figure.asIndicatorValue()));
            obsolete.remove(figure.indicatorId());
        }
        values.remove(action, obsolete);
        return action;
    }

    private Action action(Submission submission) {
        BilanContent content = submission.content();
        if (submission.action() != null) {
            // Also of an action that the bilan brought along: what the agglomeration has made of it since stays.
            actions.changed(submission.action(), bodies.of(reviewed(actions.requestFor(submission.action()), content)));
            return submission.action();
        }
        NewActionRequest added = content.action();
        ActionRequest request = added.asAction(
                content.structureId(), content.year(), content.outcome().status(), content.postponedToYear());
        return actions.created(new Action(), bodies.of(request));
    }

    private static ActionRequest reviewed(ActionRequest action, BilanContent content) {
        return new ActionRequest(
                action.contractId(),
                action.structureId(),
                action.pillarId(),
                action.year(),
                action.title(),
                action.description(),
                action.objectives(),
                action.partners(),
                action.transversalPriorities(),
                action.neighbourhoodIds(),
                content.outcome().status(),
                content.postponedToYear(),
                action.continuesActionId());
    }
}
