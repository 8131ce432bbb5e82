package fr.contratdeville.figures.aggregate.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why there is no total. */
@Schema(description = "Why there is no total.")
public enum NoValue implements Coded {
    NO_FIGURE("no_figure"),
    NEVER_AGGREGATED("never_aggregated"),
    BASE_IS_ZERO("base_is_zero");

    @JsonValue
    private final String code;

    NoValue(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
