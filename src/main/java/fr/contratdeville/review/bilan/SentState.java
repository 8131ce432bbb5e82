package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a bilan's sender wants to become of it. */
@Schema(description = "What a bilan's sender wants to become of it.")
public enum SentState implements Coded {
    DRAFT("draft"),
    SUBMITTED("submitted");

    @JsonValue
    private final String code;

    SentState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
