package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** As they are kept with their bilan. */
record Remarks(@JsonValue List<Remark> all) {

    static final Remarks NONE = new Remarks(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Remarks of(List<Remark> all) {
        return new Remarks(all);
    }
}
