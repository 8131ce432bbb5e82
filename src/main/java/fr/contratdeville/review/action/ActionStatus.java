package fr.contratdeville.review.action;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an action in its year. */
@Schema(description = "What became of an action in its year.")
public enum ActionStatus implements Coded {
    PLANNED("planned"),
    COMPLETED("completed"),
    PARTIALLY_COMPLETED("partially_completed"),
    POSTPONED("postponed"),
    CANCELLED("cancelled");

    @EnumeratedValue
    @JsonValue
    private final String code;

    ActionStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
