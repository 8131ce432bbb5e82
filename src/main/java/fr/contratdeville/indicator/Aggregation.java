package fr.contratdeville.indicator;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.body.Coded;
import jakarta.persistence.EnumeratedValue;

/** How the figures of several actions make one. */
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

    @Override
    public String code() {
        return code;
    }
}
