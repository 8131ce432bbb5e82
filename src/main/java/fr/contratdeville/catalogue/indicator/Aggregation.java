package fr.contratdeville.catalogue.indicator;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the figures of several actions make one. */
@Schema(description = "How the figures of several actions make one.")
public enum Aggregation implements Coded {
    SUM("sum"),
    MAX("max"),
    LATEST("latest"),
    RATIO("ratio"),
    NONE("none");

    @EnumeratedValue
    @JsonValue
    private final String code;

    Aggregation(String code) {
        this.code = code;
    }

    /** Whether a total is a sum of the figures, be it of the last year's only. */
    public boolean addsUp() {
        return this == SUM || this == LATEST;
    }

    /** Whether figures go into a total: one that never does may be an average, such as of children in a session. */
    public boolean makesTotals() {
        return this == SUM || this == MAX || this == LATEST;
    }

    @Override
    public String code() {
        return code;
    }
}
