package fr.contratdeville.catalogue.indicator;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an indicator counts. */
@Schema(description = "What an indicator counts.")
public enum Counts implements Coded {
    PEOPLE("people", true),
    HOUSEHOLDS("households", true),
    EVENTS("events", true),
    OBJECTS("objects", true),
    PLACES("places", true),
    MONEY("money", false),
    HOURS("hours", false),
    DAYS("days", false),
    ORGANISATIONS("organisations", true),
    OTHER("other", false);

    @EnumeratedValue
    @JsonValue
    private final String code;

    private final boolean oneByOne;

    Counts(String code, boolean oneByOne) {
        this.code = code;
        this.oneByOne = oneByOne;
    }

    /** Whether there is no half of one. */
    public boolean isOneByOne() {
        return oneByOne;
    }

    @Override
    public String code() {
        return code;
    }
}
