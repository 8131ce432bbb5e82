package fr.contratdeville.platform.item;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who still refers to an item: how many of one kind, and the first of them. */
public record Reference(
        @Schema(examples = "actions") String resource,
        @Schema(examples = "9") long count,
        List<Referring> first) {

    public static final int SHOWN = 5;

    public record Referring(
            @Schema(required = true) UUID id,

            @Schema(required = true, examples = "Accès aux droits (2023)")
            String label,

            @Schema(required = true, examples = "/api/v1/actions/01a205c7-2f5a-712a-a8ef-c54d8a41c872")
            String address) {}
}
