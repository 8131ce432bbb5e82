package fr.contratdeville.platform.history;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to a row. */
@Schema(description = "What happened to a row.")
public enum RowOperation implements Coded {
    CREATED("created"),
    CHANGED("changed"),
    DELETED("deleted");

    @JsonValue
    private final String code;

    RowOperation(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
