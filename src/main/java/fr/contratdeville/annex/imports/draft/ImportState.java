package fr.contratdeville.annex.imports.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an import is. */
@Schema(description = "How far an import is.")
public enum ImportState implements Coded {
    /** Nothing of it has been written. */
    DRAFT("draft"),
    /** What it says has become bilans. */
    CONFIRMED("confirmed");

    @EnumeratedValue
    @JsonValue
    private final String code;

    ImportState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
