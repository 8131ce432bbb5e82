package fr.contratdeville.review.action;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The aims that cut across all pillars (loi 2014-173 du 21 février 2014, article 1). */
@Schema(description = "The aims that cut across all pillars (loi 2014-173 du 21 février 2014, article 1).")
public enum TransversalPriority implements Coded {
    GENDER_EQUALITY("gender_equality"),
    YOUTH("youth"),
    ANTI_DISCRIMINATION("anti_discrimination");

    @JsonValue
    private final String code;

    TransversalPriority(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static List<TransversalPriority> of(List<String> codes) {
        return codes.stream()
                .map(code -> Coded.find(TransversalPriority.class, code).orElseThrow())
                .toList();
    }
}
