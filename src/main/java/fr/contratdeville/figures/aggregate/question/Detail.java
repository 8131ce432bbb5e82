package fr.contratdeville.figures.aggregate.question;

import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much an aggregate says of each total. */
@Schema(description = "How much an aggregate says of each total.")
public enum Detail implements Coded {
    /** All that is known of it. */
    FULL("full"),
    /** Its value, how sure it is, and what to know before quoting it. */
    SUMS("sums");

    private final String code;

    Detail(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
