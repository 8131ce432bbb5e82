package fr.contratdeville.platform.redaction;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In what a name stands. */
@Schema(description = "In what a name stands.")
public enum NamedIn implements Coded {
    LIVE("live"),
    HISTORY("history"),
    FROZEN("frozen"),
    ANSWER("answer");

    @JsonValue
    private final String code;

    NamedIn(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
