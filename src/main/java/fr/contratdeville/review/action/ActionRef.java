package fr.contratdeville.review.action;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An action as others show it. */
@Schema(name = "ActionRef")
public record ActionRef(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "2023") int year,

        @Schema(required = true, examples = "Groupe Rénovation Logement")
        String title) {

    public static ActionRef of(Action action) {
        return new ActionRef(action.id, action.year, action.title);
    }
}
