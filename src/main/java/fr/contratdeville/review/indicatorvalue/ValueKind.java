package fr.contratdeville.review.indicatorvalue;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How sure a figure is, or why there is none. */
@Schema(description = "How sure a figure is, or why there is none.")
public enum ValueKind implements Coded {
    EXACT("exact"),
    APPROXIMATE("approximate"),
    RANGE("range"),
    NOT_COMMUNICATED("not_communicated"),
    NOT_APPLICABLE("not_applicable");

    @EnumeratedValue
    @JsonValue
    private final String code;

    ValueKind(String code) {
        this.code = code;
    }

    /** Whether there is a number. */
    public boolean isResult() {
        return this != NOT_COMMUNICATED && this != NOT_APPLICABLE;
    }

    @Override
    public String code() {
        return code;
    }
}
