package fr.contratdeville.review.indicatorvalue;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether the parts of a breakdown are all of the value or only some of it. */
@Schema(description = "Whether the parts of a breakdown are all of the value or only some of it.")
public enum Coverage implements Coded {
    WHOLE("whole"),
    PARTIAL("partial");

    @EnumeratedValue
    @JsonValue
    private final String code;

    Coverage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
