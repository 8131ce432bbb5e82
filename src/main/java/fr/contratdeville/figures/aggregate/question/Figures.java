package fr.contratdeville.figures.aggregate.question;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose figures an aggregate counts. */
@Schema(description = "Whose figures an aggregate counts.")
public enum Figures implements Coded {
    /** What is validated, and what the agglomeration wrote itself. */
    PUBLISHED("published"),
    /** In its place, what submitted bilans say. */
    SUBMITTED("submitted"),
    /** In its place, what bilans say in any state. */
    ALL("all");

    @JsonValue
    private final String code;

    Figures(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
