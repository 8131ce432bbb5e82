package fr.contratdeville.territory.structure;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of body a structure is. */
@Schema(description = "What sort of body a structure is.")
public enum StructureKind implements Coded {
    ASSOCIATION("association"),
    LOCAL_AUTHORITY("local_authority"),
    SOCIAL_LANDLORD("social_landlord"),
    COMPANY("company"),
    CHAMBER("chamber"),
    OTHER("other");

    @EnumeratedValue
    @JsonValue
    private final String code;

    StructureKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
