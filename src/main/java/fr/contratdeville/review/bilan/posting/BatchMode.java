package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a batch in which something is wrong. */
@Schema(description = "What becomes of a batch in which something is wrong.")
public enum BatchMode implements Coded {
    /** All bilans are written, or none. */
    ATOMIC("atomic"),
    /** Those that nothing is wrong with are written. */
    EACH("each");

    @JsonValue
    private final String code;

    BatchMode(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
