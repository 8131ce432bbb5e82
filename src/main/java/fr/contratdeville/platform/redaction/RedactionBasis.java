package fr.contratdeville.platform.redaction;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a name is erased. */
@Schema(description = "Why a name is erased.")
public enum RedactionBasis implements Coded {
    DATA_SUBJECT_REQUEST("data_subject_request", "Effacement d’un nom, à la demande de la personne"),
    PUBLISHED_BY_MISTAKE("published_by_mistake", "Effacement d’un nom publié par erreur");

    @JsonValue
    private final String code;

    private final String reason;

    RedactionBasis(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    /** What the history says of the changes that it makes, for who reads it beside the reasons that people give. */
    String reason() {
        return reason;
    }
}
