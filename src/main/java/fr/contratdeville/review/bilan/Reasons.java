package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** As they are kept with their bilan. */
record Reasons(@JsonValue List<Reason> all) {

    static final Reasons NONE = new Reasons(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Reasons of(List<Reason> all) {
        return new Reasons(all);
    }
}
