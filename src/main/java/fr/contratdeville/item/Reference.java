package fr.contratdeville.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who still refers to an item: how many of one kind, and the first of them. */
public record Reference(
        @Schema(examples = "actions") String resource,
        @Schema(examples = "9") long count,
        List<Referring> first) {

    public static final int SHOWN = 5;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Referring(
            UUID id, @Schema(examples = "Accès aux droits") String label) {}
}
