package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.Replaced;

/**
 * What is told of an action's outcome.
 *
 * @param postponedToYear null unless the action is postponed
 */
record Told(ActionStatus status, Integer postponedToYear) {

    /** What an action is of which nothing was told yet. */
    static final Told NOTHING = new Told(ActionStatus.PLANNED, null);

    static Told by(Action action) {
        return new Told(action.status, action.postponedToYear);
    }

    static Told by(BilanContent content) {
        return new Told(content.outcome().status(), content.postponedToYear());
    }

    static Told before(Replaced replaced) {
        return new Told(replaced.status(), replaced.postponedToYear());
    }

    @Override
    public String toString() {
        return postponedToYear == null ? status.code() : status.code() + " " + postponedToYear;
    }
}
