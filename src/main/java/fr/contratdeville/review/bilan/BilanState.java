package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a bilan stands between the structure that writes it and the agglomeration that validates it. */
@Schema(
        description =
                "Where a bilan stands between the structure that writes it and the agglomeration that validates it.")
public enum BilanState implements Coded {
    /** With the structure. */
    DRAFT("draft"),
    /** With the agglomeration. */
    SUBMITTED("submitted"),
    /** With the structure again, with the agglomeration's reasons. */
    RETURNED("returned"),
    /** Published. */
    VALIDATED("validated"),
    /** Taken back by the agglomeration, for good: its action can have another bilan. */
    WITHDRAWN("withdrawn");

    /** In which the structure can still change what it reports. */
    static final Set<BilanState> WITH_THE_STRUCTURE = Set.of(DRAFT, RETURNED);

    @EnumeratedValue
    @JsonValue
    private final String code;

    BilanState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public boolean isWithTheStructure() {
        return WITH_THE_STRUCTURE.contains(this);
    }
}
