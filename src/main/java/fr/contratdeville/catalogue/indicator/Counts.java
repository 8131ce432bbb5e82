package fr.contratdeville.catalogue.indicator;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;

/** What an indicator counts. */
public enum Counts implements Coded {
    PEOPLE("people"),
    HOUSEHOLDS("households"),
    EVENTS("events"),
    OBJECTS("objects"),
    PLACES("places"),
    MONEY("money"),
    HOURS("hours"),
    DAYS("days"),
    ORGANISATIONS("organisations"),
    OTHER("other");

    @EnumeratedValue
    @JsonValue
    private final String code;

    Counts(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
