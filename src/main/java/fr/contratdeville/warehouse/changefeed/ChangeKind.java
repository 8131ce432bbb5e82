package fr.contratdeville.warehouse.changefeed;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a consumer does with a row that has changed. */
@Schema(description = "What to do with a row that has changed.")
enum ChangeKind implements Coded {
    /** It was created or changed. */
    UPSERT("upsert"),
    DELETE("delete");

    @JsonValue
    private final String code;

    ChangeKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
