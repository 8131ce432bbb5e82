package fr.contratdeville.figures.aggregate.question;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Under which contract's pillars, in which one's neighbourhoods, or under which structures actions are counted. */
@Schema(description = "Whether actions are counted where they stand, or where the successors of that stand.")
enum Placement implements Coded {
    /** Where each action stands. */
    ORIGINAL("original"),
    /** Where the successors stand, if there are any. */
    MAPPED("mapped");

    @JsonValue
    private final String code;

    Placement(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
