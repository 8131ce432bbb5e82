package fr.contratdeville.annex.imports.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a row when its import was confirmed. */
@Schema(description = "What became of a row when its import was confirmed.")
public enum RowOutcome implements Coded {
    PUBLISHED("published"),
    /** Its action is there, and only planned: there is no bilan of it. */
    PLANNED("planned"),
    /** Somebody had said so. */
    LEFT_OUT("left_out"),
    /** Its action had a bilan already, which stays as it is. */
    HAS_BILAN("has_bilan");

    @EnumeratedValue
    @JsonValue
    private final String code;

    RowOutcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
