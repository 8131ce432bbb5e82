package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.review.action.ActionStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an action in its year, as its structure reports it. */
@Schema(description = "What became of an action in its year, as its structure reports it.")
public enum Outcome implements Coded {
    COMPLETED(ActionStatus.COMPLETED),
    PARTIALLY_COMPLETED(ActionStatus.PARTIALLY_COMPLETED),
    POSTPONED(ActionStatus.POSTPONED),
    CANCELLED(ActionStatus.CANCELLED);

    private final ActionStatus status;

    Outcome(ActionStatus status) {
        this.status = status;
    }

    /** What the action's status becomes when the bilan is validated. */
    public ActionStatus status() {
        return status;
    }

    @Override
    @JsonValue
    public String code() {
        return status.code();
    }
}
