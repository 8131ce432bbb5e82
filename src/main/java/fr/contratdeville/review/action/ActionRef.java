package fr.contratdeville.review.action;

import fr.contratdeville.platform.reading.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An action as others show it. */
@Schema(name = "ActionRef", description = "An action, as far as others name it.")
public record ActionRef(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "2023") int year,

        @Schema(required = true, examples = "Groupe Rénovation Logement")
        String title) {

    public static ActionRef of(Action action) {
        return new ActionRef(action.id, action.year, action.title);
    }

    /** From its columns, in the order of the members; null if there is no id. */
    public static ActionRef of(Row row) throws SQLException {
        UUID id = row.uuid();
        Integer year = row.integer();
        String title = row.text();
        return id == null ? null : new ActionRef(id, year, title);
    }
}
