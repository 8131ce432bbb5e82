package fr.contratdeville.figures.aggregate.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How sure an aggregate is. */
@Schema(description = "How sure an aggregate is.")
public enum Precision implements Coded {
    EXACT("exact"),
    ESTIMATED("estimated"),
    /** There is no value to be sure of. */
    NONE("none");

    @JsonValue
    private final String code;

    Precision(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
